# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What screens, exports and the feed ask of published figures; as many queries however many pages there are.

A free period is the sum of the published ones in it, as they were shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from guides.models import GuidePage
from guides.statistics.disclosure import THRESHOLD, Disclosed, threshold_of, total
from guides.statistics.models import SITE, Breakdown, By, Figure, Of, Published
from guides.statistics.periods import Period, cover

EPOCH = date(2026, 1, 1)
"""Nothing was counted before."""


class Figures:
    """Published figures of some periods, fetched once. What isn't there is withheld."""

    def __init__(self, rows: Iterable[Any]) -> None:
        """Of named tuples: a large department's year is thousands."""
        self._rows: defaultdict[tuple[str, UUID], dict[tuple[str, date], Any]] = defaultdict(dict)
        for row in rows:
            self._rows[row.of, row.subject][row.kind, row.first] = row

    def shown(
        self, of: Of, subject: UUID, measure: str, periods: Iterable[Period], *, discreet: bool = False
    ) -> Disclosed:
        """The sum over the periods; `discreet` says what the threshold is now, where none was published with a row."""
        rows = self._rows.get((of, subject), {})
        found = [
            Disclosed(getattr(row, measure), row.threshold)
            for period in periods
            if (row := rows.get((period.kind, period.first)))
        ]
        return total([Disclosed(None, threshold_of(discreet=discreet)), *found])

    def subjects(self, of: Of) -> Iterator[UUID]:
        return (subject for kind, subject in self._rows if kind == of)

    @property
    def has_demo_data(self) -> bool:
        return any(row.is_demo for rows in self._rows.values() for row in rows.values())


def figures_of(
    departments: Collection[UUID], periods: Iterable[Period], one: UUID | None = None, further: Iterable[Period] = ()
) -> Figures:
    """All figures of the departments (translation keys, or `SITE`), of their pages and of their films.

    Of the one subject also those of further periods.
    """
    rows = _in(Figure, periods, department__in=departments)
    rows |= _in(Figure, further, department__in=departments, subject=one)
    fields = ("of", "subject", "kind", "first", "threshold", "is_demo", *Figure.MEASURES)
    return Figures(rows.values_list(*fields, named=True))


def shown(of: Of, department: UUID, measures: Iterable[str], periods: Iterable[Period]) -> QuerySet[Figure, UUID]:
    """The subjects of which any of the measures is shown in any of the periods."""
    any_measure = Q(pk__in=[])
    for measure in measures:
        any_measure |= Q(**{f"{measure}__isnull": False})
    rows = _in(Figure, periods, department=department, of=of).filter(any_measure)
    return rows.values_list("subject", flat=True).distinct()


type Breakdowns = Mapping[By, Mapping[str, Disclosed]]
"""By what, and then by key. A key that isn't there is withheld."""


def breakdowns_of(subjects: Collection[UUID], department: UUID, periods: Iterable[Period]) -> Breakdowns:
    """What is shown of these subjects of the department, which is a translation key or `SITE`."""
    found: defaultdict[By, defaultdict[str, list[Disclosed]]] = defaultdict(lambda: defaultdict(list))
    for row in _in(Breakdown, periods, department__in=[department, SITE], subject__in=subjects):
        for key, value in row.values.items():
            found[By(row.by)][key].append(Disclosed(value, row.threshold))
    return defaultdict(dict, {by: {key: total(each) for key, each in keys.items()} for by, keys in found.items()})


def view_counts(guides: Collection[UUID], today: date) -> dict[UUID, Disclosed]:
    """The public figure: all views of each guide in the periods that have ended.

    Guides without a figure that can be shown are left out, and so are discreet ones.
    """
    public = GuidePage.objects.filter(uuid__in=guides, discreet=False).values("uuid")
    found: defaultdict[UUID, list[Disclosed]] = defaultdict(list)
    ended = cover(EPOCH, today - timedelta(days=1))
    # What was published as discreet stays so, whatever the guide is now.
    for row in _in(Figure, ended, of=Of.PAGE, subject__in=public, threshold=THRESHOLD):
        found[row.subject].append(Disclosed(row.views, row.threshold))
    return {guide: total(views) for guide, views in found.items()}


def _in[P: Published](model: type[P], periods: Iterable[Period], **where: Any) -> QuerySet[P]:
    """The rest of the condition is said again for each period: only so SQLite uses all of its index."""
    within = Q(pk__in=[])
    for period in set(periods):
        within |= Q(kind=period.kind, first=period.first, **where)
    return model._default_manager.filter(within)
