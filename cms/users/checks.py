# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What must hold before staff log in for real."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.checks import CheckMessage, Error, Tags, register

from cms.users.backends import DEMO_PASSWORD
from cms.users.models import User

DEMO_NAMES = r"^((redaktoer|godkender|leder)-.*|administrator)$"


@register(Tags.database, deploy=True)
def no_demo_users(databases: Iterable[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Users with the demonstration's password; asked only when a database may be asked (`check --database default`)."""
    if "default" not in (databases or ()):
        return []
    suspects = User.objects.filter(is_active=True, username__regex=DEMO_NAMES)
    names = [user.username for user in suspects if check_password(DEMO_PASSWORD, user.password)]
    if not names:
        return []
    return [
        Error(
            f"Users of the demonstration are still here: {', '.join(names)}.",
            hint="Delete them, or give them passwords of their own.",
            id="users.E001",
        )
    ]
