# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A choice from a list."""

from typing import Any

from django.utils.choices import flatten_choices
from wagtail import blocks


class ChoiceBlock(blocks.ChoiceBlock):
    """Wagtail's, but where versions are compared it says what staff chose, and not what is stored."""

    def render_basic(self, value: Any, context: dict[str, Any] | None = None) -> str:
        return str(dict(flatten_choices(self.field.choices)).get(value, value))
