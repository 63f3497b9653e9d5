# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What screens, exports and the feed ask of published figures; as many queries however many pages there are.

A free period is the sum of the published ones in it, as they were shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from guides.models import GuidePage
from guides.statistics.disclosure import Disclosed, threshold_of, total
from guides.statistics.models import Figure, Of
from guides.statistics.periods import Period, cover

EPOCH = date(2026, 1, 1)
"""Nothing was counted before."""


@dataclass(frozen=True, slots=True)
class Shown:
    views: Disclosed
    rewatches: Disclosed
    is_demo: bool = False


def nothing(*, discreet: bool = False) -> Shown:
    withheld = Disclosed(None, threshold_of(discreet=discreet))
    return Shown(withheld, withheld)


def view_counts(guides: Collection[UUID], today: date) -> dict[UUID, Disclosed]:
    """The public figure: all views of each guide in the periods that have ended.

    Guides without a figure that can be shown are left out, and so are discreet ones.
    """
    public = GuidePage.objects.filter(uuid__in=guides, discreet=False).values("uuid")
    rows = _in(cover(EPOCH, today - timedelta(days=1))).filter(of=Of.PAGE, subject__in=public)
    return {uuid: shown.views for uuid, shown in _by_subject(rows).items()}


def shown_by_page(pages: Collection[UUID], periods: Sequence[Period]) -> dict[UUID, Shown]:
    return _by_subject(_in(periods).filter(of=Of.PAGE, subject__in=pages))


def shown_by_film(department: UUID, periods: Sequence[Period]) -> dict[UUID, Shown]:
    """Of the films on the department's pages, whichever department made them; `department` is a translation key."""
    return _by_subject(_in(periods).filter(of=Of.FILM, department=department))


def shown_by_period(department: UUID, periods: Sequence[Period]) -> dict[Period, Shown]:
    """Of the department as a whole."""
    rows = _in(periods).filter(of=Of.DEPARTMENT, department=department)
    return {row.period: _sum([row]) for row in rows}


def _in(periods: Iterable[Period]) -> QuerySet[Figure]:
    within = Q(pk__in=[])
    for period in periods:
        within |= Q(kind=period.kind, first=period.first)
    return Figure.objects.filter(within)


def _by_subject(rows: Iterable[Figure]) -> dict[UUID, Shown]:
    found: defaultdict[UUID, list[Figure]] = defaultdict(list)
    for row in rows:
        found[row.subject].append(row)
    return {subject: _sum(rows) for subject, rows in found.items()}


def _sum(rows: Sequence[Figure]) -> Shown:
    return Shown(
        views=total(Disclosed(row.views, row.threshold) for row in rows),
        rewatches=total(Disclosed(row.rewatches, row.threshold) for row in rows),
        is_demo=any(row.is_demo for row in rows),
    )
