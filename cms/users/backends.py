# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Log-in of staff."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from cms.users.models import User

DEMO_PASSWORD = "vis-vej-demo"  # noqa: S105 - it stands in the README


class StaffBackend(ModelBackend):
    """Django's own, but the demonstration's password opens nothing outside development."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if password == DEMO_PASSWORD and not settings.DEMO_LOGINS:
            return None
        user: User | None = super().authenticate(request, username=username, password=password, **kwargs)
        return user
