# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Views week by week, with what happened in those weeks to what was watched."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from django.db.models import F
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

TOLD = 3
"""So many of one week's changes are named; the rest is a number."""


def week_section(of: DepartmentFigures, kind: Of, subject: UUID, *, discreet: bool) -> Section:
    """Of all weeks but the first, which is there to be compared with."""

    def shown(measure: str, week: Period) -> Disclosed:
        return of.figures.shown(kind, subject, measure, [week], discreet=discreet)

    changes = _changes(of, kind, subject)
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


def _changes(of: DepartmentFigures, kind: Of, subject: UUID) -> dict[Period, list[str]]:
    """What was published, and which films got a new version, by week; each is told once a week."""
    since = datetime.combine(of.weeks[1].first, time.min, tzinfo=timezone.get_default_timezone())
    found: defaultdict[Period, list[str]] = defaultdict(list)
    for moment, words in sorted([*_published(of, kind, subject, since), *_replaced(of, kind, subject, since)]):
        week = period_of(Kind.WEEK, local_day(moment))
        if words not in found[week]:
            found[week].append(words)
    return found


def _published(of: DepartmentFigures, kind: Of, subject: UUID, since: datetime) -> Iterator[tuple[datetime, str]]:
    """Of a film nothing: it may stand in many guides."""
    guides = {Of.PAGE: [subject], Of.DEPARTMENT: list(of.subjects.guides)}.get(kind, [])
    pages = GuidePage.objects.filter(uuid__in=guides).values("pk")
    entries = PageLogEntry.objects.filter(action="wagtail.publish", page__in=pages, timestamp__gte=since)
    for moment, title in entries.values_list("timestamp", "label"):
        yield moment, _("“%(title)s” was changed") % {"title": title}


def _replaced(of: DepartmentFigures, kind: Of, subject: UUID, since: datetime) -> Iterator[tuple[datetime, str]]:
    """Films that had been shown before: the first version is no change."""
    films = {Of.FILM: [subject], Of.DEPARTMENT: of.films_lately}.get(kind, [])
    nameable = films_of(of.department).filter(uuid__in=films)
    newer = VideoVersion.objects.filter(video__in=nameable, first_public_at__gte=since)
    earlier = newer.filter(video__versions__first_public_at__lt=F("first_public_at")).distinct()
    for moment, title in earlier.values_list("first_public_at", "video__title"):
        if moment:
            yield moment, _("“%(title)s” was replaced") % {"title": title}


def _listed(changes: list[str]) -> str:
    more = len(changes) - TOLD
    told = ", ".join(changes[:TOLD])
    return _("%(told)s and %(number)d more") % {"told": told, "number": more} if more > 0 else told
