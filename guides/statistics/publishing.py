# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From exact roll-ups to published figures: each closed period once, each figure from its own count.

Nothing is taken back or made more exact later. So nobody who looks twice learns what happened in between, and a link
that is sent to one person moves no figure while somebody watches.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import SystemRandom
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Min, Q

from guides.plays.models import PlayDay
from guides.statistics.audit import settled
from guides.statistics.cells import MEASURES, Cell, Exact, Subjects, cells_of, subjects_now
from guides.statistics.disclosure import candidates, rounded
from guides.statistics.models import Figure, PublishedPeriod
from guides.statistics.periods import Kind, Period, closed, period_of

_RANDOM = SystemRandom()


@transaction.atomic
def publish_figures(today: date) -> None:
    """Publish every week, month and year that has ended before today and isn't published yet.

    To be called after the night's roll-up. Killed and called again, the result is the same.
    """
    due = [period for kind in Kind for period in _due(kind, today)]
    if due:
        subjects = subjects_now()
        for period in due:
            PublishedPeriod.objects.create(kind=period.kind, first=period.first)
            Figure.objects.bulk_create(_figures(period, subjects), batch_size=1_000)


def _due(kind: Kind, today: date) -> Iterator[Period]:
    newest = PublishedPeriod.objects.filter(kind=kind).aggregate(first=Max("first"))["first"]
    if newest:
        return closed(kind, Period(kind, newest).next.first, today)
    oldest = PlayDay.objects.published().aggregate(first=Min("day"))["first"]
    return closed(kind, oldest or today, today)


def _figures(period: Period, subjects: Subjects) -> Iterator[Figure]:
    cells = cells_of(period, subjects)
    earlier = _earlier(period)
    shown = {measure: _shown(measure, period, cells, earlier) for measure in MEASURES}
    for cell, exact in cells.items():
        values = {measure: shown[measure][cell, period] for measure in MEASURES}
        if any(value is not None for value in values.values()):
            yield Figure(
                kind=period.kind,
                first=period.first,
                department=cell.department,
                of=cell.of,
                subject=cell.subject,
                threshold=exact.threshold,
                is_demo=exact.is_demo,
                **values,
            )


type Entry = tuple[Cell | tuple[UUID, UUID] | str, Period]
"""A cell in a period; or what nobody is told: a film on one page, or the days of a month outside its whole weeks."""


def _shown(
    measure: str, period: Period, cells: Mapping[Cell, Exact], earlier: Mapping[tuple[Cell, Period], Figure]
) -> dict[Entry, int | None]:
    counts = {(cell, period): (exact.counts[measure], exact.threshold) for cell, exact in cells.items()}
    chosen: dict[Entry, int | None] = {entry: rounded(*count, _RANDOM) for entry, count in counts.items()}
    thresholds: dict[Entry, int] = {entry: threshold for entry, (_count, threshold) in counts.items()}
    parts = list(_within(period))
    for cell in cells:
        for part in parts:
            figure = earlier.get((cell, part))
            chosen[cell, part] = getattr(figure, measure) if figure else None
            thresholds[cell, part] = figure.threshold if figure else cells[cell].threshold
    options: dict[Entry, Sequence[int | None]] = {entry: candidates(*count) for entry, count in counts.items()}
    return settled(chosen, options, thresholds, list(_sums(period, cells, parts)))


def _sums(period: Period, cells: Mapping[Cell, Exact], parts: list[Period]) -> Iterator[tuple[Entry, list[Entry]]]:
    """A department is its pages; pages and films are the films on the pages; a period is the ones within it."""
    of_department: defaultdict[Cell, list[Entry]] = defaultdict(list)
    for cell, exact in cells.items():
        if cell.of is Figure.Of.PAGE:
            of_department[Cell(cell.department, Figure.Of.DEPARTMENT, cell.department)].append((cell, period))
        if cell.of is not Figure.Of.DEPARTMENT:
            yield (cell, period), [(pair, period) for pair in sorted(exact.pairs)]
        if parts:
            rest: list[Entry] = [] if period.kind is Kind.YEAR else [(f"rest of {cell}", period)]
            yield (cell, period), [*((cell, part) for part in parts), *rest]
    for department, pages in of_department.items():
        yield (department, period), pages


def _within(period: Period) -> Iterator[Period]:
    """The published periods that this one is made of; where months meet a week is left out."""
    kind = {Kind.YEAR: Kind.MONTH, Kind.MONTH: Kind.WEEK}.get(period.kind)
    part = period_of(kind, period.first) if kind else None
    while part and part.last <= period.last:
        if part.first >= period.first:
            yield part
        part = part.next


def _earlier(period: Period) -> dict[tuple[Cell, Period], Figure]:
    within = Q(pk__in=[])
    for part in _within(period):
        within |= Q(kind=part.kind, first=part.first)
    return {
        (Cell(figure.department, Figure.Of(figure.of), figure.subject), figure.period): figure
        for figure in Figure.objects.filter(within)
    }
