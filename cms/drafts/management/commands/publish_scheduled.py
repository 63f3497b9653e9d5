# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

from django.core.management.base import BaseCommand

from cms.drafts.scheduled import publish_due


class Command(BaseCommand):
    help = (
        "Publishes and withdraws pages whose time has come. In place of Wagtail's own command, which publishes "
        "twice where two run at once."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        publish_due()
