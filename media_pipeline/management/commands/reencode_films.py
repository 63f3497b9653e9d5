# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from media_pipeline.versions import editions


class Command(BaseCommand):
    help = "Has the films made again that were encoded with an older profile; each shows its old version until then."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Only say how many there are.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        outdated = editions.outdated()
        if not dry_run:
            for version in outdated:
                editions.make_again(version)
        self.stdout.write(f"{len(outdated)} films {'would be' if dry_run else 'are'} made again.")
