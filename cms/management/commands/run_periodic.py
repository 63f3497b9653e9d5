# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import time
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from cms import periodic

_EVERY = 30
"""Seconds."""


class Command(BaseCommand):
    help = "Publish on schedule, rescue forgotten films, roll up plays and prune finished tasks, every half minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run each job once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        # Ended at any line: the jobs are idempotent, so a request to end needs no answer.
        with suppress(KeyboardInterrupt):
            while True:
                periodic.run_all()
                if options["once"]:
                    return
                time.sleep(_EVERY)
                close_old_connections()
