# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms import assets


class Command(BaseCommand):
    help = "Build the style sheet, scripts, fonts and icons; does nothing when they are up to date."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dev", action="store_true", help="also install what only the tests need")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            built = assets.build(dev=options["dev"])
        except assets.BuildError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Built static/build." if built else "static/build is up to date.")
