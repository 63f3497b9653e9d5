# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""manage.py sweep_media: delete films' files that nobody owns, or list them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from media_pipeline.versions.sweep import orphans, sweep


class Command(BaseCommand):
    help = "Deletes files of films that no film owns and that are older than a day. Happens once a day by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only list them")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        if not dry_run:
            self.stdout.write(f"{sweep()} files deleted")
            return
        for key in orphans(timezone.now()):
            self.stdout.write(key)
