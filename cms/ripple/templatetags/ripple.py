# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the admin's pages show of uses, and of what is to be checked."""

from typing import Any

from django import template
from wagtail.models import Page

from cms.ripple import checks, uses
from cms.ripple.models import ToBeChecked
from cms.ripple.words import thing_in_words, why
from guides.models import ContactPage, PlacePage, SharedTextPage
from media_pipeline.models import Video

register = template.Library()
register.filter("why", why)
register.filter("thing_in_words", thing_in_words)


@register.simple_tag(takes_context=True)
def uses_of(context: template.Context, thing: Any, user: Any = None) -> uses.Uses:
    """Where it is used, as far as the user may know; nothing for what is not saved yet."""
    if not isinstance(thing, (PlacePage, ContactPage, SharedTextPage, Video)) or not thing.pk:
        return uses.Uses()
    return uses.uses_of(thing, user or context["request"].user)


@register.simple_tag
def checks_on(thing: Page | Video) -> list[ToBeChecked]:
    return list(checks.checks_on(thing))


@register.simple_tag
def address_of(row: ToBeChecked) -> str:
    """Where the user changes it."""
    return checks.address_of(row)
