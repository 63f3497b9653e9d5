# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department's figures for the last twelve weeks, as a page or a file may show them.

Exact counts enter here and only disclosed figures leave. Rows are kept and ordered by what is shown, because a row's
presence or place could also tell of a figure that is withheld.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from cms.departments.models import Department
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.plays.rules import Counts
from guides.statistics import queries
from guides.statistics.disclosure import Disclosed, disclose, total
from guides.statistics.periods import Week, weeks_until
from media_pipeline.models import Video

WEEKS = 12


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    views: Disclosed
    rewatches: Disclosed
    is_unfinished: bool = False
    """A week that is still going on, and isn't to be compared with the others."""

    @property
    def full_label(self) -> str:
        return _("%(week)s, so far") % {"week": self.label} if self.is_unfinished else self.label


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[Row]

    @property
    def views(self) -> Disclosed:
        return total(row.views for row in self.rows)

    @property
    def rewatches(self) -> Disclosed:
        return total(row.rewatches for row in self.rows)


@dataclass(frozen=True, slots=True)
class Report:
    first: date
    last: date
    weeks: Table
    """Oldest first; the last one may still be going on."""
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


def department_report(department: DepartmentPage, today: date) -> Report:
    """Everything up to and including yesterday: nothing is live, so no figure moves while somebody watches."""
    weeks = weeks_until(today - timedelta(days=1), WEEKS)
    period = weeks[0].first, weeks[-1].last
    below = _below(department)
    guides, places = _guides(below), _places(below)
    pages = guides.keys() | places.keys()
    # Weeks and films contain the plays of all guides: one discreet guide makes these figures discreet.
    discreet = any(guide.discreet for guide in guides.values())
    by_page = queries.counts_by_page(pages, *period)
    return Report(
        *period,
        weeks=_week_table(weeks, queries.counts_by_day(pages, *period), discreet=discreet),
        guides=_page_table(guides, by_page),
        places=_page_table(places, by_page),
        films=_film_table(queries.counts_by_film(pages, *period), _nameable_films(department), discreet=discreet),
        has_demo_data=queries.has_demo_data(pages, *period),
    )


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


def _row(label: str, counts: Counts, *, discreet: bool, is_unfinished: bool = False) -> Row:
    views, rewatches = (disclose(count, discreet=discreet) for count in (counts.views, counts.rewatches))
    return Row(label, views, rewatches, is_unfinished)


def _page_table(subjects: Subjects, counts: Mapping[UUID, Counts]) -> Table:
    rows = (
        (subject, _row(subject.title, counts.get(uuid, Counts()), discreet=subject.discreet))
        for uuid, subject in subjects.items()
    )
    return _most_watched_first(row for subject, row in rows if subject.is_listed or row.views.value is not None)


def _nameable_films(department: DepartmentPage) -> QuerySet[Video]:
    """What everybody may know of, and the department's own. A message can name any film that was public then."""
    own = Department.objects.filter(key=department.translation_key).values("collection__path")
    return Video.objects.filter(Q(is_public=True) | Q(collection__path__startswith=Subquery(own)))


def _film_table(counts: Mapping[UUID, Counts], nameable: QuerySet[Video], *, discreet: bool) -> Table:
    """Only films with a figure to show: which other films were opened at all is nobody's business."""
    titles = dict(nameable.filter(uuid__in=counts).values_list("uuid", "title"))
    rows = (
        _row(titles.get(uuid, _("Film no longer shown")), found, discreet=discreet) for uuid, found in counts.items()
    )
    return _most_watched_first(row for row in rows if row.views.value is not None)


def _week_table(weeks: list[Week], counts: Mapping[date, Counts], *, discreet: bool) -> Table:
    return Table(
        [
            _row(
                _("Week %(number)d") % {"number": week.number},
                sum((found for day, found in counts.items() if day in week), Counts()),
                discreet=discreet,
                is_unfinished=not week.has_ended,
            )
            for week in weeks
        ]
    )


def _most_watched_first(rows: Iterable[Row]) -> Table:
    return Table(sorted(rows, key=lambda row: (-(row.views.value or 0), row.label)))
