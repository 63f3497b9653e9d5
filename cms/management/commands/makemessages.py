# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands import makemessages

from cms.translations import CatalogueError, read_catalogue, unfinished, unusable


class Command(makemessages.Command):
    """Django's command with this project's options, and `--check`, which writes nothing."""

    help = "Bring the Danish catalogue up to date with the code (needs gettext)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--check", action="store_true", help="fail if a text is missing, fuzzy, untranslated or left over"
        )
        parser.set_defaults(
            locale=["da"],
            ignore_patterns=["data/*", "node_modules/*", "static/*", "tests/*"],
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.check_only: bool = options["check"]
        self.problems: list[str] = []
        super().handle(*args, **options)
        if self.problems:
            raise CommandError("\n".join(sorted(self.problems)))

    def write_po_file(self, potfile: str, locale: str) -> None:
        if not self.check_only:
            super().write_po_file(potfile, locale)
            return
        po = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        try:
            catalogue = read_catalogue(po)
            found = [*unfinished(catalogue, read_catalogue(Path(potfile))), *unusable(catalogue)]
        except (CatalogueError, FileNotFoundError) as error:
            found = [str(error)]
        self.problems += [f"{po.name}: {problem}" for problem in found]
