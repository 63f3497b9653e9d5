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
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page
from wagtail.rich_text import RichText

from guides.freshness import State
from guides.hours import listed
from guides.models import TranslatedPage
from guides.models.hours import HasHours
from guides.models.translated import language_of
from guides.sanitise import linkify_text, plain_text, render_rich_text
from guides.site.contents import Contents, contents_of, hours_of
from guides.site.languages import DanishPart, Languages, languages_of
from guides.site.opening import OpeningHours

register = template.Library()

DANISH_NUMBER_LENGTH = 8
DIRECTED = {"arrow-back", "arrow-forward", "chevron-right", "open-in-new"}
"""Icons that point along the text, and therefore the other way in a text from right to left."""


@register.simple_tag
def icon(name: str) -> SafeString:
    """A picture that only repeats what the text beside it says."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        " icon--directed" if name in DIRECTED else "",
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


@register.simple_tag(takes_context=True)
def languages(context: template.Context) -> Languages:
    """Of the page or step that is shown: `{% languages as languages %}`. Asked for in many places, read once."""
    page, step = context.get("page"), context.get("step")
    if not isinstance(page, TranslatedPage):
        return Languages()
    found: Languages | None = getattr(page, "_languages", None)
    if found is None:
        found = page._languages = languages_of(page, step, context.get("request"))
    return found


@register.simple_tag
def foreign(page: Page) -> SafeString:
    """The attributes of an element with a page's text, where that is in another language than what is around it."""
    language = page.text_language if isinstance(page, TranslatedPage) else language_of(page)
    return _in_language(language)


@register.simple_tag(takes_context=True)
def foreign_part(context: template.Context, part: str) -> SafeString:
    """The attributes of an element with a step or question of the page, where that is not translated yet."""
    is_danish = languages(context).states.get(part) is State.UNTRANSLATED
    return _in_language(settings.LANGUAGE_CODE if is_danish else str(get_language()))


def _in_language(language: str) -> SafeString:
    if language == get_language():
        return SafeString("")
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, address: str) -> str:
    """With scheme and host, as search engines want it."""
    request = context.get("request")
    return request.build_absolute_uri(address) if request else address


@register.filter
def state(languages: Languages, part: str) -> str:
    """Of a part of the page: "OLDER", "UNTRANSLATED", or nothing where it is as the Danish text."""
    found = languages.states.get(part)
    return found.name if found else ""


@register.filter
def danish(languages: Languages, part: str) -> DanishPart | None:
    """The same part of the Danish page."""
    return languages.danish.get(part)


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


register.filter(listed)


@register.filter
def phone_uri(number: str) -> str:
    """A phone number as `tel:` and `sms:` want it: "00 12 34 10" -> "+4500123410"; short numbers stay short."""
    digits = re.sub(r"[^\d+]", "", number)
    return f"+45{digits}" if len(digits) == DANISH_NUMBER_LENGTH and digits.isdigit() else digits
