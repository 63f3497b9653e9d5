# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff write of a film is written once, in the language of the site, and shown on pages in every language."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

register = template.Library()


@register.simple_tag
def in_language(language: str = settings.LANGUAGE_CODE) -> SafeString:
    """The attributes of an element whose text is in `language`; nothing where the page is in that language."""
    if language == get_language():
        return SafeString("")
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return format_html(' lang="{}" dir="{}"', language, direction)
