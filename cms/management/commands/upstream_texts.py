# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.translations import CatalogueError
from cms.upstream_texts import bring_up_to_date, is_whole, missing, text_lists


class Command(BaseCommand):
    help = "Bring our Danish of Wagtail up to date with the installed Wagtail, and list what any package lacks."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for place, listed in sorted(text_lists().items()):
                if is_whole(place):
                    bring_up_to_date(place, listed)
                for problem in missing(place, listed):
                    self.stdout.write(f"{place}: {problem}")
        except CatalogueError as error:
            raise CommandError(str(error)) from error
