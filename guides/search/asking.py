# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From what a reader typed to what is looked up. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from guides.search.vocabulary import Meaning, Vocabulary
from guides.search.words import Word, words

LONGEST_QUERY = 100
"""Characters; what is longer is cut."""
MOST_WORDS = 12
"""Words of a query that are looked at."""


@dataclass(frozen=True)
class Asked:
    """What to look up: for each word its meaning (empty, when nobody has written it), and how much the word tells.

    `corrected` is the query as it was probably meant; empty when nothing had to be corrected.
    """

    meanings: list[Meaning]
    rarities: list[float]
    corrected: str = ""

    @property
    def stems(self) -> set[str]:
        return {stem for meaning in self.meanings for stem in meaning}


def as_query(text: str) -> str:
    """What a reader typed, as something that can be searched for: one line of bounded length."""
    return " ".join(text.replace("\0", " ").split())[:LONGEST_QUERY].strip()


def read(query: str, vocabulary: Vocabulary) -> Asked:
    """What the reader wants to know."""
    return _asked(words(query, vocabulary.language)[:MOST_WORDS], vocabulary)


def read_unfinished(query: str, vocabulary: Vocabulary) -> Asked:
    """The same while the reader is typing: the last word may be only the beginning of one."""
    typed = words(query, vocabulary.language)[:MOST_WORDS]
    beginnings = vocabulary.beginning_with(typed[-1]) if typed else {}
    if not beginnings:
        return _asked(typed, vocabulary)
    before = _asked(typed[:-1], vocabulary)
    meaning = beginnings | ({} if typed[-1].is_common else vocabulary.meaning(typed[-1]))
    return Asked([*before.meanings, meaning], [*before.rarities, vocabulary.rarity(meaning)])


def _asked(typed: list[Word], vocabulary: Vocabulary) -> Asked:
    understood: list[Word] = []
    is_corrected = False
    for word in _joined(typed, vocabulary):
        if vocabulary.has(word):
            understood.append(word)
        elif parts := vocabulary.parted(word):
            understood += parts
        else:
            better = vocabulary.corrected(word)
            is_corrected = is_corrected or better is not None
            understood.append(better or word)
    meanings = [vocabulary.meaning(word) for word in understood if not word.is_common]
    rarities = [vocabulary.rarity(meaning) for meaning in meanings]
    return Asked(meanings, rarities, " ".join(word.written for word in understood) if is_corrected else "")


def _joined(typed: list[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    """Words that belong together are read as one: "mit id" -> mitid."""
    rest = iter([*typed, None])
    word = next(rest)
    while word:
        following = next(rest)
        if following and not (vocabulary.has(word) and vocabulary.has(following)):
            (together,) = words(word.written + following.written, vocabulary.language)[:1] or [word]
            if together.stem in vocabulary.stems:
                word, following = together, next(rest)
        yield word
        word = following
