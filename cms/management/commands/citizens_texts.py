# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.citizens_texts import LANGUAGES, bring_up_to_date, missing, wrong
from cms.translations import CatalogueError


class Command(BaseCommand):
    help = "Bring the catalogues of the citizens' languages up to date with the code, and list what they lack."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for language in LANGUAGES:
                bring_up_to_date(language)
                for problem in [*missing(language), *wrong(language)]:
                    self.stdout.write(f"{language}: {problem}")
        except CatalogueError as error:
            raise CommandError(str(error)) from error
