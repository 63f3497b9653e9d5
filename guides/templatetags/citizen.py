# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the templates of citizen pages use."""

import re

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from guides.models.hours import HasHours
from guides.sanitise import linkify_text, plain_text, render_rich_text
from guides.site.contents import Contents, contents_of, hours_of
from guides.site.opening import OpeningHours

register = template.Library()

DANISH_NUMBER_LENGTH = 8


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture that only repeats what the text beside it says."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("vis-vej/icons.svg"),
        name,
    )


@register.simple_tag
def municipality() -> str:
    return str(settings.WAGTAIL_SITE_NAME)


@register.simple_tag
def home_url() -> str:
    """The front page in the reader's language; needs no database, because error pages have it too."""
    return reverse("wagtail_serve", args=[""])


@register.simple_tag(takes_context=True)
def contents(context: template.Context) -> Contents:
    """What a page shows besides its own fields: `{% contents as found %}`, before anything is rendered."""
    return contents_of(context["page"], context.get("step"))


@register.filter
def rich(value: RichText | str | None) -> SafeString:
    """An author's text as clean HTML."""
    return render_rich_text(value)


@register.filter
def plain(value: str) -> str:
    """An author's text without its formatting, in one line."""
    return " ".join(plain_text(value).split())


@register.filter
def linked(text: str) -> SafeString:
    """What an author wrote without formatting; the phone numbers and addresses in it can be tapped."""
    return linkify_text(text)


@register.filter
def opening(page: HasHours) -> OpeningHours:
    """The hours of a page that is shown inside another one."""
    return hours_of(page)


@register.filter
def phone_uri(number: str) -> str:
    """A phone number as `tel:` and `sms:` want it: "00 12 34 10" -> "+4500123410"; short numbers stay short."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"+45{digits}" if len(digits) == DANISH_NUMBER_LENGTH and digits.isdigit() else digits
