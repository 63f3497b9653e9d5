# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What could be said more plainly in a text, in the order in which it stands there. Pure.

Each remark says where, and what to write instead; none says that something is wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guides.readability.address import not_to_you
from guides.readability.passive import passives
from guides.readability.plainer import Vocabulary, long_words, officialese
from guides.readability.sentences import Sentence

HARD = 45
"""LIX of one sentence, from which on it is worth dividing."""
FEWEST_WORDS_OF_HARD = 8
"""One long word makes a short sentence look hard."""
LONG_SENTENCE = 20
"""Words."""


class Topic(models.TextChoices):
    SENTENCE = "sentence", gettext_lazy("Hard sentence")
    WORD = "word", gettext_lazy("Plainer word")
    OFFICIALESE = "officialese", gettext_lazy("Officialese")
    PASSIVE = "passive", gettext_lazy("Passive")
    ADDRESS = "address", gettext_lazy("Speak to the reader")


@dataclass(frozen=True)
class Remark:
    """`start` and `end` are where `words` stand in the text. `hardness` orders sentences; it is their LIX."""

    topic: Topic
    words: str
    advice: str
    start: int
    end: int
    hardness: float = 0


def remarks(found: Sequence[Sentence], own_words: Vocabulary) -> list[Remark]:
    """What there is to say of the sentences of one text. `own_words` are the editors'; they come before ours."""
    every = [
        *_sentences(found),
        *(remark for sentence in found for remark in _words(sentence, own_words)),
        *(remark for sentence in found for remark in _passives(sentence)),
        *_address(found),
    ]
    return sorted(every, key=lambda remark: (remark.start, -remark.end))


def _sentences(found: Sequence[Sentence]) -> Iterator[Remark]:
    for sentence in found:
        if len(sentence.words) < FEWEST_WORDS_OF_HARD or sentence.lix < HARD:
            continue
        advice = (
            _("%(count)s words. Divide it in two.") % {"count": len(sentence.words)}
            if len(sentence.words) > LONG_SENTENCE
            else _("Many long words. Say it as you would to somebody at the counter.")
        )
        yield Remark(Topic.SENTENCE, sentence.text, advice, sentence.start, sentence.end, hardness=sentence.lix)


def _words(sentence: Sentence, own_words: Vocabulary) -> Iterator[Remark]:
    """A word is named once, by the first list that knows it."""
    named: set[int] = set()
    for topic, vocabulary in (
        (Topic.WORD, own_words),
        (Topic.OFFICIALESE, officialese()),
        (Topic.WORD, long_words()),
    ):
        for found in vocabulary.find(sentence):
            first, last = found.words[0], found.words[-1]
            if named.isdisjoint(word.start for word in found.words):
                named.update(word.start for word in found.words)
                words = sentence.text[first.start - sentence.start : last.end - sentence.start]
                yield Remark(topic, words, _("Rather: %(plainer)s") % {"plainer": found.plainer}, first.start, last.end)


def _passives(sentence: Sentence) -> Iterator[Remark]:
    for words in passives(sentence):
        start, end = words[0].start, words[-1].end
        written = sentence.text[start - sentence.start : end - sentence.start]
        yield Remark(Topic.PASSIVE, written, _("Write who does it: we, you, your caseworker."), start, end)


def _address(found: Sequence[Sentence]) -> Iterator[Remark]:
    for _sentence, word in not_to_you(found):
        yield Remark(Topic.ADDRESS, word.text, _("Write “you”, as you would say it."), word.start, word.end)
