# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From exact roll-ups to published figures: each closed period once, each figure from its own count.

Nothing is taken back or made more exact later. So nobody who looks twice learns what happened in between, and a link
that is sent to one person moves no figure while somebody watches.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from random import SystemRandom
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Min, Q

from guides.plays.models import PlayDay, RollUpQuerySet, SubjectDay
from guides.statistics.audit import settled
from guides.statistics.cells import Cell, Exact
from guides.statistics.counting import count
from guides.statistics.disclosure import DISCREET_THRESHOLD, candidates, rounded
from guides.statistics.models import SITE, Breakdown, Figure, Of, PublishedPeriod
from guides.statistics.periods import Kind, Period, closed, period_of
from guides.statistics.subjects import FilmOwners, Subjects, subjects_now

_RANDOM = SystemRandom()
_BATCH = 1_000


@transaction.atomic
def publish_figures(today: date, film_owners: Callable[[], FilmOwners]) -> None:
    """Publish every week, month and year that has ended before today and isn't published yet.

    To be called after the night's roll-up. Killed and called again, the result is the same.
    """
    due = [period for kind in Kind for period in _due(kind, today)]
    if due:
        subjects = subjects_now(film_owners())
        for period in due:
            _publish(period, subjects)


def _due(kind: Kind, today: date) -> Iterator[Period]:
    newest = PublishedPeriod.objects.filter(kind=kind).aggregate(first=Max("first"))["first"]
    if newest:
        return closed(kind, Period(kind, newest).next.first, today)
    days = (_oldest(PlayDay.objects.published()), _oldest(SubjectDay.objects.published()))
    return closed(kind, min((day for day in days if day), default=today), today)


def _oldest(rows: RollUpQuerySet[Any]) -> date | None:
    oldest: date | None = rows.aggregate(first=Min("day"))["first"]
    return oldest


def _publish(period: Period, subjects: Subjects) -> None:
    PublishedPeriod.objects.create(kind=period.kind, first=period.first)
    exact = count(period, subjects)
    rows: dict[tuple[str, ...], Figure | Breakdown] = {}
    for cell, value in _shown(period, exact).items():
        if value is not None:
            _write(rows, period, exact, cell, value)
    Figure.objects.bulk_create((row for row in rows.values() if isinstance(row, Figure)), batch_size=_BATCH)
    Breakdown.objects.bulk_create((row for row in rows.values() if isinstance(row, Breakdown)), batch_size=_BATCH)


def _write(
    rows: dict[tuple[str, ...], Figure | Breakdown], period: Period, exact: Exact, cell: Cell, value: int
) -> None:
    """Into the row of the cell's subject, or of its breakdown, which is made if it isn't there yet."""
    by = cell.measure if cell.key else ""
    row = rows.get((cell.of, str(cell.department), str(cell.subject), by))
    if row is None:
        fields = {
            "kind": period.kind,
            "first": period.first,
            "department": cell.department,
            "of": cell.of,
            "subject": cell.subject,
            "threshold": exact.thresholds[cell],
        }
        row = Breakdown(by=by, values={}, **fields) if by else Figure(**fields)
        rows[cell.of, str(cell.department), str(cell.subject), by] = row
    row.is_demo |= cell in exact.demo
    if isinstance(row, Breakdown):
        row.values[cell.key] = value
    else:
        setattr(row, cell.measure, value)


def _shown(period: Period, exact: Exact) -> dict[Cell, int | None]:
    """What may be shown of each cell, after the audit of all that is shown of it and its parts.

    Equal counts of a department are rounded alike. Many cells can hold the same number (each segment of a film that all
    saw to its end), and whoever saw it rounded anew each time could take the mean.
    """
    alike: defaultdict[tuple[UUID, int, int], list[Hashable]] = defaultdict(list)
    chosen: dict[Hashable, int | None] = {}
    thresholds: dict[Hashable, int] = {}
    options: dict[Hashable, Sequence[int | None]] = {}
    for cell, threshold in exact.thresholds.items():
        amount = exact.counts[cell]
        equal = alike[cell.department, threshold, amount]
        chosen[cell, period] = chosen[equal[0]] if equal else rounded(amount, threshold, _RANDOM)
        equal.append((cell, period))
        options[cell, period] = candidates(amount, threshold)
        thresholds[cell, period] = threshold
    parts, earlier = list(_within(period)), _earlier(period)
    for cell in exact.thresholds:
        for part in parts:
            if cell.of is Of.VERSION and part.kind is Kind.WEEK:
                continue  # segments are counted by month: of a week nobody is told
            value, threshold = earlier.get((_lasting(cell), part), (None, exact.thresholds[cell]))
            chosen[cell, part], thresholds[cell, part] = value, threshold
    groups = {entry: group for group in alike.values() for entry in group}
    discreet = {
        (cell, period)
        for cell, threshold in exact.thresholds.items()
        if cell.of is Of.PAGE and threshold == DISCREET_THRESHOLD
    }
    values = settled(chosen, options, thresholds, list(_sums(period, exact, parts)), groups, discreet)
    return {cell: values[cell, period] for cell in exact.thresholds}


def _sums(period: Period, exact: Exact, parts: list[Period]) -> Iterator[tuple[Hashable, list[Hashable]]]:
    """In the period and in each of the shorter ones in it; and of these, a month has days outside its whole weeks."""
    for whole, made_of in exact.sums():
        for each in (period, *parts):
            yield (whole, each), [(part, each) for part in made_of]
    if parts:
        for cell in exact.thresholds:
            rest: list[Hashable] = [] if period.kind is Kind.YEAR else [("rest of", cell, period)]
            yield (cell, period), [*((cell, part) for part in parts), *rest]


def _lasting(cell: Cell) -> Cell:
    """As it is found again: a page can have moved to another department."""
    return cell._replace(department=SITE) if cell.of is Of.PAGE else cell


def _within(period: Period) -> Iterator[Period]:
    """The published periods that this one is made of; where months meet a week is left out."""
    kind = {Kind.YEAR: Kind.MONTH, Kind.MONTH: Kind.WEEK}.get(period.kind)
    part = period_of(kind, period.first) if kind else None
    while part and part.last <= period.last:
        if part.first >= period.first:
            yield part
        part = part.next


def _earlier(period: Period) -> Mapping[tuple[Cell, Period], tuple[int | None, int]]:
    """What was shown of each cell in the periods within this one, and the threshold that held."""
    within = Q(pk__in=[])
    for part in _within(period):
        within |= Q(kind=part.kind, first=part.first)
    found: dict[tuple[Cell, Period], tuple[int | None, int]] = {}
    for figure in Figure.objects.filter(within):
        for measure in Figure.MEASURES:
            cell = Cell(figure.department, Of(figure.of), figure.subject, measure)
            found[_lasting(cell), figure.period] = getattr(figure, measure), figure.threshold
    for row in Breakdown.objects.filter(within):
        for key, value in row.values.items():
            cell = Cell(row.department, Of(row.of), row.subject, row.by, key)
            found[_lasting(cell), row.period] = value, row.threshold
    return found
