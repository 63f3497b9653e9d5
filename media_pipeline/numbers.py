# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that come from outside, as text. Pure."""

_MAX_DIGITS = 18
"""More than any length or primary key has, and few enough for a 64-bit integer."""


def number(digits: str) -> int | None:
    """None for anything but a few ASCII digits."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS else None
