# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Text that our fonts can set: Typst refuses to write PDF/UA with a letter that no font has.

Pure but for `covered`, which reads the fonts once.
"""

import unicodedata
from collections.abc import Container
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

STAND_IN = "?"
"""For a letter that is missed; a symbol (an emoji) is left out."""
LONGEST_WORD = 30
"""Characters; a longer word may be broken anywhere, so that no address runs out of its column."""
_BREAK = "\N{ZERO WIDTH SPACE}"
_KEPT = "\n"


@cache
def covered(folder: Path) -> frozenset[int]:
    """The code points that at least one font in the folder has."""
    found: set[int] = set()
    for file in folder.glob("*.ttf"):
        with TTFont(file, lazy=True) as font:
            found.update(font.getBestCmap())
    return frozenset(found)


def printable(text: str, known: Container[int]) -> str:
    """The text with what cannot be set left out or replaced, and with places to break long words."""
    composed = unicodedata.normalize("NFC", text)
    return _breakable("".join(_character(each, known) for each in composed))


def missing(text: str, known: Container[int]) -> float:
    """Which share of the text's letters no font has, from 0 to 1."""
    letters = [each for each in unicodedata.normalize("NFC", text) if each.isalpha()]
    return sum(ord(each) not in known for each in letters) / max(1, len(letters))


def _character(character: str, known: Container[int]) -> str:
    if character in _KEPT or ord(character) in known:
        return character
    if character.isspace():
        return " "
    return STAND_IN if unicodedata.category(character)[0] in "LN" else ""


def _breakable(text: str) -> str:
    if all(len(word) <= LONGEST_WORD for word in text.split()):
        return text
    lines = ([_broken(word) for word in line.split(" ")] for line in text.split("\n"))
    return "\n".join(" ".join(words) for words in lines)


def _broken(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return _BREAK.join(word)
