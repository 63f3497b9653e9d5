# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Translations as an author makes them: a copy of the Danish page, with other words, published."""

from typing import Any

from wagtail.models import Locale

from guides.models import TranslatedPage


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def translated[Page: TranslatedPage](page: Page, code: str, /, *, live: bool = True, **words: Any) -> Page:
    """The page in another language, below aliases of what is above it; `words` are fields with their translations."""
    copy = page.copy_for_translation(locale(code), copy_parents=True)
    draft: Page = copy.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    if live:
        revision.publish()
    found: Page = type(page)._default_manager.get(pk=copy.pk)
    return found
