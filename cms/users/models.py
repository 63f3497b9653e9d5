# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Staff. Citizens have no users."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff; own model so that it can grow without swapping it later."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
