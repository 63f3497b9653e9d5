# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What empty lists say, for Wagtail's templates."""

from typing import Any

from django import template

from cms.starting.emptiness import next_step

register = template.Library()


@register.inclusion_tag("cms/starting/empty_list.html", takes_context=True)
def empty_list(context: template.Context) -> dict[str, Any]:
    """Below the header of a list of pages: what to do next where there is nothing yet, or nothing that matches."""
    listed = list(context["object_list"])
    if context.get("is_searching") or context.get("is_filtering"):
        return {"matches_nothing": not listed}
    return {"next_step": next_step(context["parent_page"], listed, context["request"].user)}
