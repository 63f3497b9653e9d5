# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.translations import CatalogueError, compile_messages


class Command(BaseCommand):
    help = "Compile the catalogues of translated texts that changed; needs no gettext programs."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = compile_messages()
        except CatalogueError as error:
            raise CommandError(str(error)) from error
        for path in written:
            self.stdout.write(f"Compiled {path}")
