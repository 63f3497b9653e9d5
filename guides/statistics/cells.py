# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The exact counts that figures are made of, and which of them are sums of which, in one period.

Nobody but `publishing` may know them.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Sum

from guides.plays.models import FilmHour, NthDay, PlayDay, RollUpQuerySet, SegmentMonth
from guides.statistics.models import By, Of
from guides.statistics.periods import Kind, Period
from guides.statistics.subjects import Subjects

PLAY_MEASURES = PlayDay.COUNTS


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

    def sums(self) -> Iterator[tuple[Hashable, list[Hashable]]]:
        """Wholes and their parts; where the parts don't make up the whole, the rest is one more, hidden."""
        for (whole, partition), parts in self._parts.items():
            missing = self.counts[whole] - sum(self.count_of(part) for part in parts)
            if missing >= 0:
                yield whole, [*parts, *([("rest", whole, partition)] if missing else [])]

    def count_of(self, entry: Hashable) -> int:
        return self.counts[entry] if isinstance(entry, Cell) else self.hidden[entry]


def count(period: Period, subjects: Subjects) -> Exact:
    exact = Exact(subjects)
    _count_plays(exact, period)
    _count_nths(exact, period)
    _count_hours(exact, period)
    if period.kind is not Kind.WEEK:
        _count_segments(exact, period)
    return exact


def _count_plays(exact: Exact, period: Period) -> None:
    """A department is its pages; pages and films are the films on the pages."""
    for row in _summed(PlayDay.objects.filter(**_days(period)), "guide", "place", "video"):
        page = row["guide"] or row["place"]
        department = exact.subjects.department_of.get(page)
        if not department:
            continue
        for measure in PLAY_MEASURES:
            amount, pair = row[measure], (page, row["video"], measure)
            of_page = Cell(department, Of.PAGE, page, measure)
            of_film = Cell(department, Of.FILM, row["video"], measure)
            of_department = Cell(department, Of.DEPARTMENT, department, measure)
            exact.add(of_page, amount, is_demo=row["is_demo"], discreet=[page])
            exact.add(of_film, amount, is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.add(of_department, amount, is_demo=row["is_demo"], discreet=[department])
            exact.hide(pair, amount)
            exact.part(of_department, "pages", of_page)
            exact.part(of_page, "films", pair)
            exact.part(of_film, "pages", pair)


def _count_nths(exact: Exact, period: Period) -> None:
    for row in _summed(NthDay.objects.filter(**_days(period)), "video", "nth"):
        department = exact.subjects.film_owners.get(row["video"])
        if department:
            cell = Cell(department, Of.FILM, row["video"], By.NTH, str(row["nth"]))
            exact.add(cell, row["views"], is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.part(Cell(department, Of.FILM, row["video"], "views"), By.NTH, cell)


def _count_hours(exact: Exact, period: Period) -> None:
    """Of the department's own films. Views of discreet guides have no hour."""
    weeks = FilmHour.objects.filter(week__range=(period.first - timedelta(days=6), period.last))
    for row in _summed(weeks, "week", "weekday", "hour", "video"):
        day = row["week"] + timedelta(days=row["weekday"])
        department = exact.subjects.film_owners.get(row["video"])
        if department and period.first <= day <= period.last:
            key = f"{row['weekday']}-{row['hour']}"
            of_film = Cell(department, Of.FILM, row["video"], By.HOUR, key)
            of_department = Cell(department, Of.DEPARTMENT, department, By.HOUR, key)
            exact.add(of_film, row["views"], is_demo=row["is_demo"], discreet=[department, row["video"]])
            exact.add(of_department, row["views"], is_demo=row["is_demo"], discreet=[department])
            exact.part(of_film._replace(measure="views", key=""), By.HOUR, of_film)
            exact.part(of_department, "films", of_film)
            is_open = exact.subjects.is_open(department, day, row["hour"])
            if is_open is not None:
                within = of_department._replace(measure="in_hours" if is_open else "out_of_hours", key="")
                exact.add(within, row["views"], is_demo=row["is_demo"], discreet=[department])
                exact.part(within, By.HOUR, of_department)


def _count_segments(exact: Exact, period: Period) -> None:
    """A segment can be played up to three times in a play, as far as is remembered."""
    months = SegmentMonth.objects.filter(month__range=(period.first, period.last))
    for row in _summed(months, "version", "segment"):
        film = exact.subjects.film_of_version.get(row["version"])
        department = exact.subjects.film_owners.get(film) if film else None
        if film and department:
            version = Cell(department, Of.VERSION, row["version"], "starts")
            seen, played = (version._replace(measure=by, key=str(row["segment"])) for by in (By.SEEN, By.PLAYED))
            times = {seen: row["once"], played: row["once"] + row["twice"] + row["thrice"]}
            if row["segment"] == 0:
                times[version] = row["starts"]
            for cell, amount in times.items():
                exact.add(cell, amount, is_demo=row["is_demo"], discreet=[department, film])


def _days(period: Period) -> dict[str, Any]:
    return {"day__range": (period.first, period.last)}


def _summed(rows: RollUpQuerySet[Any], *fields: str) -> Iterator[dict[str, Any]]:
    """Published parts, summed by these fields."""
    counts = rows.model.COUNTS
    for row in rows.published().values(*fields, "is_demo").annotate(*map(Sum, counts)):
        yield row | {name: row[f"{name}__sum"] for name in counts}
