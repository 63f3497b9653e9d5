# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where exact counts are kept while a period is published, and which of them are sums of which."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from guides.statistics.models import Of
from guides.statistics.subjects import Subjects


class Cell(NamedTuple):
    """One count: a measure of a subject, or one key of its breakdown `measure`, a `By`."""

    department: UUID
    of: Of
    subject: UUID
    measure: str
    key: str = ""


class Exact:
    """What was counted in a period."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.counts: Counter[Cell] = Counter()
        self.thresholds: dict[Cell, int] = {}
        self.hidden: Counter[Hashable] = Counter()
        """Counts that nobody is told, which what is told is made of."""
        self.demo: set[Cell] = set()
        self._parts: defaultdict[tuple[Cell, str], set[Hashable]] = defaultdict(set)

    def add(self, cell: Cell, count: int, *, is_demo: bool, discreet: Iterable[UUID]) -> None:
        """Count in the cell; `discreet` are those whose discretion holds for it."""
        self.counts[cell] += count
        self.thresholds[cell] = self.subjects.threshold(*discreet)
        if is_demo:
            self.demo.add(cell)

    def hide(self, entry: Hashable, count: int) -> None:
        self.hidden[entry] += count

    def part(self, whole: Cell, partition: str, part: Hashable) -> None:
        """Say that the whole, divided in this way, is made of the part among others."""
        self._parts[whole, partition].add(part)

    def at_most(self, whole: Cell, part: Cell) -> None:
        """Say that the part is never more than the whole: what is missing is a rest."""
        self.part(whole, f"{part.measure} {part.key}", part)

    def sums(self) -> Iterator[tuple[Hashable, list[Hashable]]]:
        """Wholes and their parts; where the parts don't make up the whole, the rest is one more, hidden."""
        for (whole, partition), parts in self._parts.items():
            missing = self.counts[whole] - sum(self.count_of(part) for part in parts)
            if missing >= 0:
                yield whole, [*parts, *([("rest", whole, partition)] if missing else [])]

    def count_of(self, entry: Hashable) -> int:
        return self.counts[entry] if isinstance(entry, Cell) else self.hidden[entry]
