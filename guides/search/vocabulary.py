# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reader may have meant by a word, judged by the words that citizens can read here. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from guides.search.words import Word, plain, words

SHORTEST_PART = 3
"""Letters of a word at the beginning or the end of a longer one."""
SHORTEST_MIDDLE = 4
"""Letters of a word anywhere in a longer one."""
MOST_MEANINGS = 60

type Meaning = dict[str, float]
"""Stems, and how surely (0–1) the reader means each."""

_CONFUSED = (
    ("hv", "v"), ("hj", "j"), ("nd", "n"), ("ld", "l"), ("gt", "kt"), ("dt", "t"), ("ck", "k"), ("ph", "f"),
    ("ch", "k"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"), ("x", "ks"), ("å", "a"), ("ø", "o"), ("æ", "e"),
)  # fmt: skip
"""What sounds alike, and what is typed on a keyboard without Danish letters."""


@dataclass(frozen=True)
class Form:
    """A word as it is written somewhere; `count` is the number of pages with it."""

    written: str
    stem: str
    count: int


class Vocabulary:
    """The words of all that citizens can read in one language."""

    def __init__(self, language: str, forms: Iterable[Form], page_count: int) -> None:
        self.language = language
        self.page_count = page_count
        self._by_writing: dict[str, list[Form]] = defaultdict(list)
        self._by_sound: dict[str, list[Form]] = defaultdict(list)
        stems: Counter[str] = Counter()
        for form in forms:
            writing = plain(form.written, language)
            self._by_writing[writing].append(form)
            self._by_sound[sound(writing)].append(form)
            stems[form.stem] += form.count
        self.stems = dict(stems)
        """Each stem, and on how many pages it is at most."""

    def has(self, word: Word) -> bool:
        """Whether the word, or a longer one that it is a part of, is written anywhere."""
        return word.is_common or bool(self.meaning(word))

    def rarity(self, meaning: Meaning) -> float:
        """How much a word tells: the fewer pages have it, the more."""
        count = max((self.stems[stem] * sureness for stem, sureness in meaning.items()), default=1)
        return log(1 + max(self.page_count, 1) / max(count, 1))

    def meaning(self, word: Word) -> Meaning:
        """The word in any of its forms, and longer words that it is a part of."""
        exact = {word.stem: 1.0} if word.stem in self.stems else {}
        longer = (stem for stem in self.stems if stem != word.stem and self._is_part(word.stem, stem))
        return {stem: _likeness(word.stem, stem) for stem in sorted(longer, key=len)[:MOST_MEANINGS]} | exact

    def beginning_with(self, word: Word) -> Meaning:
        """The words that begin with what has been typed so far."""
        start = plain(word.written, self.language)
        found = (
            (writing, form.stem)
            for writing, forms in self._by_writing.items()
            if writing.startswith(start)
            for form in forms
        )
        return {stem: _likeness(start, writing) for writing, stem in sorted(found, key=_length)[:MOST_MEANINGS][::-1]}

    def parted(self, word: Word) -> list[Word]:
        """The two known words that a compound is made of, or nothing: "digitalpost" -> digital, post."""
        written = plain(word.written, self.language)
        found = []
        for cut in range(SHORTEST_PART, len(written) - SHORTEST_PART + 1):
            for start in (written[:cut], re.sub("[se]$", "", written[:cut])):
                parts = words(f"{start} {written[cut:]}", self.language)
                if len(start) >= SHORTEST_PART and parts and all(part.stem in self.stems for part in parts):
                    found.append(parts)
        return max(found, key=lambda parts: min(len(part.written) for part in parts), default=[])

    def corrected(self, word: Word) -> Word | None:
        """The known word, or the beginning of a longer one, that was probably meant by an unknown word."""
        heard = sound(plain(word.written, self.language))
        most = tolerance(heard)
        whole = self._nearest(word, heard, {key: key for key in self._by_sound}, most)
        if whole:
            return Word(whole.written, whole.stem)
        if most < 2:
            return None  # too short to be told from others by its beginning
        longer = {key: key[: len(heard)] for key in self._by_sound if len(key) > len(heard)}
        start = self._nearest(word, heard, longer, most - 1)
        if not start:
            return None
        lengths = range(len(word.written) - 1, min(len(word.written) + 3, len(start.written)))
        beginnings = [start.written[:length] for length in lengths]
        best = min(beginnings, key=lambda each: OSA.distance(word.written, each), default=start.written)
        return words(best, self.language)[0]

    def _nearest(self, word: Word, heard: str, keys: dict[str, str], most: int) -> Form | None:
        """The form that sounds most like `heard`, of those whose `keys` differ by at most so many slips."""
        near = process.extract(heard, keys, scorer=OSA.distance, score_cutoff=most, limit=20)
        written = plain(word.written, self.language)

        def unlikeness(candidate: tuple[float, Form]) -> tuple[float, bool, float, int]:
            distance, form = candidate
            meant = plain(form.written, self.language)
            return distance, meant[0] != written[0], OSA.distance(written, meant), -form.count

        candidates = [(distance, form) for _key, distance, key in near for form in self._by_sound[key]]
        return min(candidates, key=unlikeness)[1] if candidates else None

    def _is_part(self, part: str, whole: str) -> bool:
        if len(part) >= SHORTEST_MIDDLE:
            return part in whole
        if len(part) < SHORTEST_PART:
            return False
        before, after = whole.removesuffix(part), whole.removeprefix(part)
        return (after != whole and after in self.stems) or (
            before != whole and (before in self.stems or before[:-1] in self.stems)
        )


def _likeness(part: str, whole: str) -> float:
    return 0.2 + 0.6 * len(part) / len(whole)


def _length(found: tuple[str, str]) -> int:
    return len(found[0])


def sound(word: str) -> str:
    """What a word sounds like, roughly: "fuldmagt" and "fulmakt" sound alike."""
    for written, heard in _CONFUSED:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


def tolerance(word: str) -> int:
    """How many slips are forgiven in a word of this length."""
    if len(word) < 4:
        return 0
    if len(word) < 6:
        return 1
    return 2 if len(word) < 10 else 3
