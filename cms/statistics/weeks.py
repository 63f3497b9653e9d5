# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Views week by week, with what happened in those weeks to what was watched."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry

from cms.statistics.charts import BarChart, Pair
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.subjects import films_of
from cms.statistics.tables import Row, Section, Table
from guides.models import GuidePage
from guides.plays.tallies import local_day
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import Of
from guides.statistics.periods import Kind, Period, period_of
from media_pipeline.models import VideoVersion

FIRST_PUBLISHED_WITHIN = timedelta(minutes=1)
"""The log tells of a first publication a little later than the page itself."""
TOLD = 3
"""So many of one week's changes are named; the rest is a number."""


def week_section(
    of: DepartmentFigures, kind: Of, subject: UUID, films: Collection[UUID] | QuerySet[Any, UUID], *, discreet: bool
) -> Section:
    """Of all weeks but the first, which is there to be compared with; of `films` it is told when they were replaced."""

    def shown(measure: str, week: Period) -> Disclosed:
        return of.figures.shown(kind, subject, measure, [week], discreet=discreet)

    changes = _changes([*_published(of, kind, subject), *_replaced(of, films)])
    rows, pairs = [], []
    for week in of.weeks[1:]:
        views, before, rewatches = shown("views", week), shown("views", week.before), shown("rewatches", week)
        label = _("Week %(number)d") % {"number": week.week_number}
        happened = _listed(changes.get(week, []))
        rows.append(Row(label, (views, before, rewatches, happened)))
        says = _("%(week)s: %(views)s views, %(rewatches)s rewatches") % {
            "week": label,
            "views": views,
            "rewatches": rewatches,
        }
        pairs.append(Pair(label, views.value, rewatches.value, says, note=happened))
    columns = (_("Views"), _("The week before"), _("Of these rewatches"), _("What was changed"))
    return Section(
        "weeks",
        _("Week by week"),
        Table(_("Week"), columns, rows, has_total=True),
        chart=BarChart.of(
            pairs, title=_("Views and rewatches week by week"), value=_("Views"), part=_("Of these rewatches")
        ),
        definitions=define("view", "rewatch"),
    )


def _changes(happened: Iterable[tuple[datetime, str]]) -> dict[Period, list[str]]:
    """By week; each is told once a week."""
    found: defaultdict[Period, list[str]] = defaultdict(list)
    for moment, words in sorted(happened):
        week = period_of(Kind.WEEK, local_day(moment))
        if words not in found[week]:
            found[week].append(words)
    return found


def _since(of: DepartmentFigures) -> datetime:
    return datetime.combine(of.weeks[1].first, time.min, tzinfo=timezone.get_default_timezone())


def _published(of: DepartmentFigures, kind: Of, subject: UUID) -> Iterator[tuple[datetime, str]]:
    """Guides that were there before: what is published for the first time has not been changed. Of films see below."""
    guides = {Of.PAGE: [subject], Of.DEPARTMENT: list(of.subjects.guides)}.get(kind, [])
    pages = GuidePage.objects.filter(uuid__in=guides).values("pk")
    entries = PageLogEntry.objects.filter(
        action="wagtail.publish",
        page__in=pages,
        timestamp__gte=_since(of),
        timestamp__gt=F("page__first_published_at") + FIRST_PUBLISHED_WITHIN,
    )
    for moment, title in entries.values_list("timestamp", "label"):
        yield moment, _("“%(title)s” was changed") % {"title": title}


def _replaced(of: DepartmentFigures, films: Collection[UUID] | QuerySet[Any, UUID]) -> Iterator[tuple[datetime, str]]:
    """Films that had been shown before: the first version is no change."""
    nameable = films_of(of.department).filter(uuid__in=films)
    newer = VideoVersion.objects.filter(video__in=nameable, first_public_at__gte=_since(of))
    earlier = newer.filter(video__versions__first_public_at__lt=F("first_public_at")).distinct()
    for moment, title in earlier.values_list("first_public_at", "video__title"):
        if moment:
            yield moment, _("“%(title)s” was replaced") % {"title": title}


def _listed(changes: list[str]) -> str:
    more = len(changes) - TOLD
    told = ", ".join(changes[:TOLD])
    return _("%(told)s and %(number)d more") % {"told": told, "number": more} if more > 0 else told
