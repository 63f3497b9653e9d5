# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two texts, compared word by word. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

TOO_DIFFERENT = 0.3
"""Below this share of common words, reading both texts is easier than reading what became of one."""
MOST_WORDS = 4_000
"""In one text; of longer ones, comparing would take seconds. A guide of thirty long steps has them in sixty texts."""

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")


class Op(Enum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A run of text. What is same or removed makes up the text before; what is same or added, the text after."""

    op: Op
    text: str


def compare_words(before: str, after: str) -> list[Piece]:
    """What became of the text `before`, in reading order; what was removed stands before what came in its place."""
    if before == after:
        return _pieces([(Op.SAME, before)])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return _pieces([(Op.REMOVED, before), (Op.ADDED, after)])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if _likeness(matcher, old, new) < TOO_DIFFERENT:
        return _pieces([(Op.REMOVED, before), (Op.ADDED, after)])
    return _pieces(_runs(matcher, old, new))


def _likeness(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> float:
    """Which share of the words is common to both; spaces are common to all texts."""
    common = sum(
        sum(1 for token in old[block.a : block.a + block.size] if not token.isspace())
        for block in matcher.get_matching_blocks()
    )
    words = sum(1 for token in [*old, *new] if not token.isspace())
    return 2 * common / words if words else 1.0


def _runs(matcher: "SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[tuple[Op, str]]:
    """A space between two changed words is changed with them: a phrase is read as one."""
    removed = added = ""
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        text = "".join(old[i1:i2])
        if tag != "equal":
            removed, added = removed + text, added + "".join(new[j1:j2])
        elif text.isspace() and "\n" not in text and i2 < len(old) and j2 < len(new) and (removed or added):
            removed, added = removed + text, added + text
        else:
            yield from ((Op.REMOVED, removed), (Op.ADDED, added), (Op.SAME, text))
            removed = added = ""
    yield from ((Op.REMOVED, removed), (Op.ADDED, added))


def _pieces(runs: Iterable[tuple[Op, str]]) -> list[Piece]:
    return [Piece(op, text) for op, text in runs if text]
