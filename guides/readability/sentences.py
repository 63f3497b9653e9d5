# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sentences: where they begin and end, and how hard each one is. Pure.

A line is a sentence of its own: items of lists, headings and buttons have no full stop.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from guides.readability.tokens import Kind, Token, tokens

_STOP = re.compile(r"[.!?…]")
_ELLIPSIS = re.compile(r"\s*(?:…|\.{2,})")
_BULLET = re.compile(r"[•▪‣]")
_BEFORE_FIRST_WORD = re.compile(r"[\s•▪‣*–—-]*")
_CLOSING_QUOTE = re.compile("[\"'”’»«“]")
_OPENING = "“„«(["


@dataclass(frozen=True)
class Sentence:
    """`start` and `end` are places in the text that it was found in."""

    text: str
    start: int
    end: int
    words: tuple[Token, ...]

    @cached_property
    def lix(self) -> float:
        return lix_of([self])

    def between(self, word: Token, following: Token) -> str:
        return self.text[word.end - self.start : following.start - self.start]


def lix_of(sentences: Iterable[Sentence]) -> float:
    """Words in a sentence, plus long words in a hundred words. (Björnsson, 1968.) At least one sentence."""
    each = list(sentences)
    words = [word for sentence in each for word in sentence.words]
    return len(words) / len(each) + 100 * sum(word.is_long for word in words) / len(words)


def sentences(text: str) -> list[Sentence]:
    """All that have a word in them."""
    found: list[Sentence] = []
    words: list[Token] = []
    start = 0
    for word in tokens(text):
        if words and (end := _end(text, words, word)):
            found.append(_sentence(text, start, end, words))
            words, start = [], end
        words.append(word)
    return [*found, _sentence(text, start, len(text), words)] if words else found


def _sentence(text: str, start: int, end: int, words: list[Token]) -> Sentence:
    """Without white space around it, and without the bullet of a list."""
    before = _BEFORE_FIRST_WORD.match(text, start, words[0].start)
    start = before.end() if before else start
    written = text[start:end].rstrip()
    return Sentence(written, start, start + len(written), tuple(words))


def _end(text: str, words: list[Token], following: Token) -> int:
    """Where the sentence that has these words ends; 0 if it goes on with the following one."""
    word = words[-1]
    gap = text[word.end : following.start]
    if line_end := re.search(r"[\n\r\u2028\u2029]", gap):
        return word.end + line_end.start()
    if bullet := _BULLET.search(gap):
        return word.end + bullet.start()
    if following.text[0].isupper() and word.kind is Kind.CLOSING:
        return word.end
    if stop := _STOP.search(gap):
        return 0 if _goes_on(gap, words, following) else _behind_closers(text, word.end + stop.end(), following.start)
    if ": " in gap and following.text[0].isupper():
        return word.end + gap.index(":") + 1
    return 0


def _goes_on(gap: str, words: list[Token], following: Token) -> bool:
    """Whether what looks like the end of a sentence is none."""
    is_number = words[-1].kind is Kind.NUMBER and gap.startswith(".")
    if is_number and len(words) == 1:
        return True  # the number of an item: "1. Tag bussen"
    if not any(map(str.isspace, gap)):
        return not following.text[0].isupper()
    if not following.text[0].islower():
        return False
    return is_number or bool(_ELLIPSIS.match(gap) or _CLOSING_QUOTE.search(gap))


def _behind_closers(text: str, end: int, latest: int) -> int:
    """Further stops, and quotation marks and brackets that close, belong to the sentence before."""
    while end < latest and not text[end].isspace() and text[end] not in _OPENING:
        end += 1
    return end
