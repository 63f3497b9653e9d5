# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Knows English when it is shown: texts that somebody wrote to be translated, and words that are never Danish."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from django.conf import settings

from cms.translations import read_catalogue

CATALOGUES = sorted(po for path in settings.LOCALE_PATHS for po in Path(path).glob("da/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]*>")
SPOKEN = ("alt", "aria-label", "placeholder", "title", "data-w-tooltip-content-value", "label")
"""Attributes whose values are read aloud, or shown."""

_SHOWS_ITSELF = {"None"}  # written in Wagtail's templates without a translation
_WORDS = re.compile(
    r"(?<![\w-])(the|this|that|these|with|without|you|your|please|page|pages|selected|select|choose|edit|edited|delete|save|saved"
    r"|of|are|has|was|been|cannot|add|added|remove|close|next|previous|untitled|loading|search|settings|and/or)(?![\w-])",
    re.IGNORECASE,
)


def english(texts: Iterable[str], but: Collection[str] = ()) -> list[str]:
    """Those of the texts that are English: whole texts as a page or a screen reader says them; `but` is content."""
    said = {" ".join(text.split()) for text in texts} - _SHOWS_ITSELF - set(but)
    return sorted(words for words in said if _untranslated().fullmatch(words) or _WORDS.search(words))


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """(English, Danish) of the singular and, if there is one, of the plural."""
    if isinstance(message.id, str):
        if message.id:
            yield message.id, str(message.string)
    elif not isinstance(message.string, str):
        yield from zip(message.id, message.string or (), strict=True)


@cache
def _untranslated() -> re.Pattern[str]:
    """Matches each English text whose Danish is another; a placeholder stands for anything."""
    every = {pair for po in CATALOGUES for message in read_catalogue(po) for pair in pairs(message)}
    danish = {part for _, translated in every for part in _parts(translated.casefold())}
    original = {part for text, translated in every if text != translated for part in _parts(text.casefold())} - danish
    # "%(count)s pages" is words enough to tell English by; "%(name)s at %(time)s" could be Danish.
    telling = {
        part
        for part in original
        if re.search(r"[a-z]{4}" if PLACEHOLDER.search(part) else r"[a-z]{2}", PLACEHOLDER.sub("", part))
    }
    return re.compile(
        "|".join(".+".join(map(re.escape, PLACEHOLDER.split(part))) for part in sorted(telling)), re.IGNORECASE
    )


def _parts(text: str) -> Iterator[str]:
    """A text as it is found on a page, where tags cut it into several."""
    for part in TAG.split(text):
        if words := " ".join(part.split()):
            yield words
