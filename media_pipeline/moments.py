# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Moments of a film as people write them: 1:02,5 is a minute, two seconds and a half."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_MOMENT = re.compile(
    r"(?:(?:(?P<hours>[0-9]{1,2}):)?(?P<minutes>[0-9]{1,3}):)?(?P<seconds>[0-9]{1,5})(?:[.,](?P<part>[0-9]{1,3}))?"
)


def parse(text: str) -> int | None:
    """Milliseconds, or None for what is no moment: 0:07, 1:02,5, 1:02.500, 62,5 and 1:00:02 are some."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None or (match["minutes"] and int(match["seconds"]) >= 60):
        return None
    whole = (int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)) * 60 + int(match["seconds"])
    return whole * 1000 + int((match["part"] or "0").ljust(3, "0"))


def text(ms: int) -> str:
    """With as many decimals as it takes: 0:07, 1:02,5, 1:02,533."""
    seconds, part = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes}:{seconds:02}" + (f",{part:03}".rstrip("0") if part else "")


class MomentField(forms.CharField):
    """A moment as text; its value is in milliseconds, or None when left empty."""

    default_error_messages = {"invalid": _("Write minutes and seconds like this: 1:02,5.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=12, **kwargs)
        self.widget.attrs |= {"autocomplete": "off", "size": 8}

    def prepare_value(self, value: Any) -> Any:
        return text(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        written = super().clean(value)
        moment = parse(written) if written else None
        if written and moment is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        return parse(data or "") != initial
