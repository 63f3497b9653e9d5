# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Words and phrases that have a plainer one, found in all their forms. Pure, but for reading our own lists."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from guides.readability.sentences import Sentence
from guides.readability.tokens import Token, key_of, tokens

_DATA = Path(__file__).parent / "data"

_ENDING_WORDS = "e er es ers ede edes et ets en ens ene enes erne ernes ende eren erens ern s t te tes"
_ENDINGS = tuple(_ENDING_WORDS.split())
"""What Danish puts behind a word without its last e; some of it makes words that nobody writes."""

SHORTEST_INFLECTED = 4
"""Letters. The forms of shorter words are too often other words: ej, eje."""


@dataclass(frozen=True)
class Plainer:
    """A word or phrase, and what to write instead."""

    phrase: str
    plainer: str


@dataclass(frozen=True)
class Found:
    words: tuple[Token, ...]
    plainer: str


class Vocabulary:
    """Looks phrases up by their first word."""

    def __init__(self, entries: Iterable[Plainer]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
        for entry in entries:
            forms = tuple(_forms(word) for word in entry.phrase.split())
            for first in forms[0] if forms else ():
                self._by_first.setdefault(first, []).append((forms, entry.plainer))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: len(phrase[0]), reverse=True)

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """What the sentence holds, the longest phrase first where several begin with the same word."""
        position = 0
        while position < len(sentence.words):
            found = self._at(sentence, position)
            if found:
                yield found
            position += len(found.words) if found else 1

    def _at(self, sentence: Sentence, position: int) -> Found | None:
        for forms, plainer in self._by_first.get(sentence.words[position].key, ()):
            words = sentence.words[position : position + len(forms)]
            if len(words) == len(forms) and _fits(sentence, words, forms):
                return Found(words, plainer)
        return None


def _fits(sentence: Sentence, words: tuple[Token, ...], forms: tuple[frozenset[str], ...]) -> bool:
    return all(word.key in each for word, each in zip(words, forms, strict=True)) and all(
        sentence.between(word, following).isspace() for word, following in pairwise(words)
    )


def _forms(word: str) -> frozenset[str]:
    """The word, and with a star behind it its inflected forms."""
    key = key_of(word.removesuffix("*"))
    if not word.endswith("*") or len(key) < SHORTEST_INFLECTED:
        return frozenset([key])
    stem = key.removesuffix("e")
    return frozenset([key, stem, *(stem + ending for ending in _ENDINGS)])


def own(word: str, plainer: str) -> Plainer:
    """An entry as an editor writes it: each of its words in all forms."""
    return Plainer(" ".join(f"{each.text}*" for each in tokens(word)), plainer)


def parse(lines: Iterable[str]) -> Iterator[Plainer]:
    """Entries as our lists have them: "phrase, another form = plainer"; # begins a comment."""
    for line in lines:
        phrases, equals, plainer = line.partition("=")
        if equals and not line.startswith("#"):
            yield from (Plainer(phrase.strip(), plainer.strip()) for phrase in phrases.split(","))


@cache
def officialese() -> Vocabulary:
    return Vocabulary(_read("officialese"))


@cache
def long_words() -> Vocabulary:
    return Vocabulary(_read("plainer"))


def _read(name: str) -> list[Plainer]:
    return list(parse((_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()))
