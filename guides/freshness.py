# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whether a translation still says what the Danish text says, part by part. Pure.

A part is what a reader meets at once: a page's own text ("overview"), a step, a question. A translated page remembers
of each part what it was made from; see docs/decisions/0031-languages.md.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

OVERVIEW = "overview"
"""The part that is the page's own text; steps and questions go by the id of their block, which translations keep."""
ORDER = "order"
"""The part that has no words: in which order the steps come. The same order is never out of date."""

type Parts = Mapping[str, str]
"""The digest of each part's text, in reading order."""

DIGEST_LENGTH = 16
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


class State(Enum):
    CURRENT = "says what the Danish text says"
    OLDER = "older than the Danish text"
    UNTRANSLATED = "still the Danish text itself"
    MISSING = "in Danish, and not here"


@dataclass(frozen=True)
class Origin:
    """The digest of the Danish text that a part was made from, and that of the copy which its translator began with.

    `copied` is empty once somebody has said that the part is translated.
    """

    danish: str
    copied: str = ""


def digest(value: Any) -> str:
    """A short name for a text: the same for the same words. `value` is a stream or field in the database's form."""
    words = json.dumps(_words(value), sort_keys=True, ensure_ascii=False, default=str)
    return sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]


def _words(value: Any) -> Any:
    """Without ids, and without what says nothing: the editor adds empty fields, and keys to paragraphs, by itself."""
    match value:
        case dict():
            said = {name: _words(part) for name, part in value.items() if name != "id"}
            return {name: words for name, words in said.items() if words}
        case list() | tuple():
            return [_words(part) for part in value]
        case str():
            return _BLOCK_KEY.sub("", value)
        case _:
            return value


def copied(danish: Parts) -> dict[str, Origin]:
    """What a page remembers that has just been copied in order to be translated."""
    return {part: Origin(danish=text, copied="" if part == ORDER else text) for part, text in danish.items()}


def state_of(part: str, *, translated: Parts, danish: Parts | None, origins: Mapping[str, Origin]) -> State:
    """`danish` is the published text; None where there is none, so that nothing can be older than it."""
    origin = origins.get(part)
    if part not in translated:
        return State.MISSING
    if origin and origin.copied == translated[part]:
        return State.UNTRANSLATED
    if part == ORDER and danish and danish.get(ORDER) == translated[ORDER]:
        return State.CURRENT
    if danish is None or (origin is None and part not in danish):
        return State.CURRENT  # made for this language alone
    if origin is None:  # nobody has said what it was made from
        return State.UNTRANSLATED if danish[part] == translated[part] else State.OLDER
    return State.CURRENT if danish.get(part) == origin.danish else State.OLDER


def compare(*, translated: Parts, danish: Parts | None, origins: Mapping[str, Origin]) -> dict[str, State]:
    """The state of each part of the translation, and of what it lacks."""
    parts = dict.fromkeys([*translated, *(danish or {})])
    return {part: state_of(part, translated=translated, danish=danish, origins=origins) for part in parts}
