# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the coach says of a page: how hard each part is to read, and what could be said more plainly. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from cms.coach.fields import Part
from guides.publishing.readability import WORDS_A_MINUTE, Band, band, score
from guides.readability.plainer import Vocabulary
from guides.readability.remarks import Remark, Topic, remarks
from guides.readability.sentences import Sentence, sentences

HARDEST = 3
"""So many hard sentences of the page are named above all others: those to begin with."""


@dataclass(frozen=True)
class Placed:
    """A remark, and the field that it is about."""

    name: str
    remark: Remark


@dataclass(frozen=True)
class Reading:
    """`lix` is None where there is too little text to say."""

    lix: int | None

    @property
    def band(self) -> Band | None:
        return None if self.lix is None else band(self.lix)


@dataclass(frozen=True)
class PartReport(Reading):
    key: str
    heading: str
    remarks: list[Placed]


@dataclass(frozen=True)
class Report(Reading):
    words: int
    parts: list[PartReport]
    hardest: list[Placed]

    @property
    def minutes(self) -> int:
        return max(1, round(self.words / WORDS_A_MINUTE))

    @property
    def count(self) -> int:
        return sum(len(part.remarks) for part in self.parts)


def report_on(parts: Iterable[Part], own_words: Vocabulary) -> Report:
    reports: list[PartReport] = []
    every: list[Sentence] = []
    for part in parts:
        found = [(text.name, sentences(text.text)) for text in part.texts]
        of_part = [sentence for _name, each in found for sentence in each]
        placed = [Placed(name, remark) for name, each in found for remark in remarks(each, own_words)]
        if of_part:
            reports.append(PartReport(score(of_part), part.key, part.heading, placed))
        every += of_part
    return Report(
        lix=score(every),
        words=sum(len(sentence.words) for sentence in every),
        parts=reports,
        hardest=_hardest(placed for report in reports for placed in report.remarks),
    )


def _hardest(every: Iterable[Placed]) -> list[Placed]:
    hard = [placed for placed in every if placed.remark.topic is Topic.SENTENCE]
    return sorted(hard, key=lambda placed: -placed.remark.hardness)[:HARDEST]
