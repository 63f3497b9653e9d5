# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department's published figures, as a page or a file shows them.

Rows are kept and ordered by what is shown, because a row's presence or place could also tell of a figure that is
withheld.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from cms.departments.models import Department
from cms.statistics.spans import Span
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.statistics import queries
from guides.statistics.disclosure import Disclosed, total
from guides.statistics.periods import Kind, Period, last_closed
from guides.statistics.queries import Shown, nothing
from media_pipeline.models import Video

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Row:
    """`before` are the views of the span before: of a week, the week before."""

    label: str
    views: Disclosed
    before: Disclosed
    rewatches: Disclosed


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[Row]

    @property
    def views(self) -> Disclosed:
        return total(row.views for row in self.rows)

    @property
    def before(self) -> Disclosed:
        return total(row.before for row in self.rows)

    @property
    def rewatches(self) -> Disclosed:
        return total(row.rewatches for row in self.rows)


@dataclass(frozen=True, slots=True)
class Report:
    """`span` is what guides, places and films are told of; the weeks are the newest, oldest first."""

    span: Span
    weeks: Table
    guides: Table
    places: Table
    films: Table
    has_demo_data: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """A guide or a place. One that citizens can watch a film on has a row even when its figure is withheld."""

    title: str
    is_listed: bool
    discreet: bool = False


Subjects = dict[UUID, Subject]


@dataclass(frozen=True, slots=True)
class Compared:
    """The figures of some subjects in a span, and in the one before it."""

    now: Mapping[UUID, Shown]
    before: Mapping[UUID, Shown]

    def row(self, subject: UUID, label: str, *, discreet: bool) -> Row:
        now, before = (figures.get(subject, nothing(discreet=discreet)) for figures in (self.now, self.before))
        return Row(label, now.views, before.views, now.rewatches)


def department_report(department: DepartmentPage, span: Span, today: date) -> Report:
    """What has ended before today. Nothing is live, so no figure moves while somebody watches."""
    key = department.translation_key
    below = _below(department)
    guides, places = _guides(below), _places(below)
    pages = guides.keys() | places.keys()
    by_page = Compared(*(queries.shown_by_page(pages, each.periods) for each in (span, span.before)))
    by_film = Compared(*(queries.shown_by_film(key, each.periods) for each in (span, span.before)))
    weeks = newest_weeks(today, WEEKS + 1)
    by_week = queries.shown_by_period(key, weeks)
    # Weeks and films contain the plays of all guides: one discreet guide makes these figures discreet.
    discreet = any(guide.discreet for guide in guides.values())
    return Report(
        span,
        weeks=_week_table(weeks, by_week, discreet=discreet),
        guides=_page_table(guides, by_page),
        places=_page_table(places, by_page),
        films=_film_table(by_film, _nameable_films(department), discreet=discreet),
        has_demo_data=any(shown.is_demo for shown in (*by_week.values(), *by_page.now.values())),
    )


def newest_weeks(today: date, count: int) -> list[Period]:
    """The last weeks that have ended, oldest first."""
    weeks = [last_closed(Kind.WEEK, today)]
    while len(weeks) < count:
        weeks.insert(0, weeks[0].before)
    return weeks


def _below(department: DepartmentPage) -> Q:
    """The pages of the department in every language."""
    translations = DepartmentPage.objects.filter(translation_key=department.translation_key)
    below = Q(pk__in=[])
    for path in translations.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return below


def _guides(below: Q) -> Subjects:
    rows = GuidePage.objects.filter(below).values_list("uuid", "title", "live", "discreet")
    return {uuid: Subject(title, is_listed=live, discreet=discreet) for uuid, title, live, discreet in rows}


def _places(below: Q) -> Subjects:
    rows = PlacePage.objects.filter(below).values_list("uuid", "title", "live", "film")
    return {uuid: Subject(title, is_listed=live and film is not None) for uuid, title, live, film in rows}


def _page_table(subjects: Subjects, figures: Compared) -> Table:
    rows = (
        (subject, figures.row(uuid, subject.title, discreet=subject.discreet)) for uuid, subject in subjects.items()
    )
    return _most_watched_first(row for subject, row in rows if subject.is_listed or row.views.value is not None)


def _nameable_films(department: DepartmentPage) -> QuerySet[Video]:
    """What everybody may know of, and the department's own. A message can name any film that was public then."""
    own = Department.objects.filter(key=department.translation_key).values("collection__path")
    return Video.objects.filter(Q(is_public=True) | Q(collection__path__startswith=Subquery(own)))


def _film_table(figures: Compared, nameable: QuerySet[Video], *, discreet: bool) -> Table:
    """Only films with a figure to show: which other films were opened at all is nobody's business."""
    titles = dict(nameable.filter(uuid__in=figures.now).values_list("uuid", "title"))
    rows = (figures.row(uuid, titles.get(uuid, _("Film no longer shown")), discreet=discreet) for uuid in figures.now)
    return _most_watched_first(row for row in rows if row.views.value is not None)


def _week_table(weeks: list[Period], figures: Mapping[Period, Shown], *, discreet: bool) -> Table:
    """Of all weeks but the first, which is there to be compared with."""
    rows = []
    for week in weeks[1:]:
        now, before = (figures.get(each, nothing(discreet=discreet)) for each in (week, week.before))
        label = _("Week %(number)d") % {"number": week.week_number}
        rows.append(Row(label, now.views, before.views, now.rewatches))
    return Table(rows)


def _most_watched_first(rows: Iterable[Row]) -> Table:
    return Table(sorted(rows, key=lambda row: (-(row.views.value or 0), row.label)))
