# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What statistics ask of the roll-ups: read only, and one query a function however many guides there are.

`pages` are the UUIDs of guides and places; days are local, and both ends are included. The counts are exact: nothing
here may be shown before it has passed `disclosure`.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from guides.models import GuidePage
from guides.plays.models import PlayDay, RollUpQuerySet
from guides.plays.rules import Counts
from guides.statistics.disclosure import Disclosed, disclose


def view_counts(guides: Collection[UUID], today: date) -> dict[UUID, Disclosed]:
    """The public figure: all views of each guide up to the end of yesterday. Discreet guides are left out."""
    views = (
        PlayDay.objects.published()
        .filter(guide=OuterRef("uuid"), day__lt=today)
        .values("guide")
        .values(sum=Sum("views"))
    )
    public = GuidePage.objects.filter(uuid__in=guides, discreet=False)
    rows = public.values_list("uuid", Coalesce(Subquery(views), 0))
    return {uuid: disclose(count) for uuid, count in rows}


def counts_by_page(pages: Collection[UUID], first: date, last: date) -> dict[UUID, Counts]:
    return _counts_by(Coalesce("guide", "place"), _plays_on(pages, first, last))


def counts_by_film(pages: Collection[UUID], first: date, last: date) -> dict[UUID, Counts]:
    """Of the films that were played on the pages, whichever department made them."""
    return _counts_by(F("video"), _plays_on(pages, first, last))


def counts_by_day(pages: Collection[UUID], first: date, last: date) -> dict[date, Counts]:
    return _counts_by(F("day"), _plays_on(pages, first, last))


def has_demo_data(pages: Collection[UUID], first: date, last: date) -> bool:
    return _plays_on(pages, first, last).filter(is_demo=True).exists()


def _plays_on(pages: Collection[UUID], first: date, last: date) -> RollUpQuerySet[PlayDay]:
    on_pages = Q(guide__in=pages) | Q(place__in=pages)
    return PlayDay.objects.published().filter(on_pages, day__range=(first, last))


def _counts_by(key: Any, rows: RollUpQuerySet[PlayDay]) -> dict[Any, Counts]:
    grouped = rows.values(key=key).annotate(Sum("starts"), Sum("views"), Sum("rewatches"), Sum("completed"))
    return {
        row["key"]: Counts(row["starts__sum"], row["views__sum"], row["rewatches__sum"], row["completed__sum"])
        for row in grouped
    }
