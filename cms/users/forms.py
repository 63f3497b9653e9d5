# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Forms of the staff's side."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import auth


class LoginForm(auth.LoginForm):
    """Wagtail's, whose label of the password is English in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")
