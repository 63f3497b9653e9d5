# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which language an address is in: its first part says it. People read addresses aloud, so easy Danish has a word."""

from django.conf import settings
from django.urls import URLPattern, URLResolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language


def prefix_of(language: str) -> str:
    """What stands before the language's addresses; nothing for Danish."""
    return "" if language == settings.LANGUAGE_CODE else f"{settings.LANGUAGE_PATHS.get(language, language)}/"


def language_of(path: str) -> str:
    """The language of a path that begins with a slash; Danish for everything without a prefix."""
    first = path.split("/", maxsplit=2)[1] + "/"
    return next((code for code, _name in settings.LANGUAGES if prefix_of(code) == first), settings.LANGUAGE_CODE)


class LanguagePathPattern(LocalePrefixPattern):
    """Django's prefix of a language, with a word of ours where its code says nothing to people."""

    @property
    def language_prefix(self) -> str:
        return prefix_of(get_language() or settings.LANGUAGE_CODE)


def in_each_language(*urls: URLPattern | URLResolver) -> list[URLResolver]:
    """As Django's i18n_patterns."""
    return [URLResolver(LanguagePathPattern(prefix_default_language=False), list(urls))]
