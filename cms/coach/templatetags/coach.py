# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The language coach in Wagtail's templates."""

from django import template
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from cms.coach.fields import READ
from guides.search.words import DANISH

register = template.Library()


@register.simple_tag
def coach_address(page: Page | None, request: HttpRequest) -> str:
    """Where to ask about the page in the editor; empty where the coach has nothing to say."""
    if page is None or type(page) not in READ or page.locale.language_code.partition("-")[0] != DANISH:
        return ""
    match = request.resolver_match
    asked = page.pk or (match and match.kwargs.get("parent_page_id"))
    return reverse("coach:report", args=[asked, page._meta.model_name]) if asked else ""


@register.simple_tag
def coach_fields(page: Page) -> str:
    """The names of the page's fields that are sent, with a space between."""
    return " ".join(READ[type(page)])
