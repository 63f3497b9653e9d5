# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department's published figures as its manager asks for them: of a span, and of what it is compared with."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from cms.statistics.spans import Span
from cms.statistics.subjects import DepartmentSubjects
from guides.models import DepartmentPage
from guides.statistics import queries
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import SITE, Figure, Of
from guides.statistics.periods import Kind, Period, cover, last_closed

WEEKS = 12
HARDLY_USED_DAYS = 90


@dataclass(frozen=True)
class DepartmentFigures:
    """What has ended before today. Nothing is live, so no figure moves while somebody watches.

    `subject` is the guide or the film that is shown week by week; if there is none, the department as a whole is.
    """

    department: DepartmentPage
    span: Span
    today: date
    language: str = ""
    subject: UUID | None = None

    @cached_property
    def subjects(self) -> DepartmentSubjects:
        return DepartmentSubjects(self.department, self.language)

    @cached_property
    def figures(self) -> queries.Figures:
        key = self.department.translation_key
        spans = (self.span, self.span.before, self.span.year_before)
        periods = [period for span in spans for period in span.periods]
        return queries.figures_of([key, SITE], periods, self.subject or key, self.weeks)

    @property
    def films_lately(self) -> QuerySet[Figure, UUID]:
        """Those with views to show in the last weeks."""
        return queries.shown(Of.FILM, self.department.translation_key, ["views"], self.weeks)

    @cached_property
    def used_lately(self) -> set[UUID]:
        """Pages watched or opened often enough for a figure in the last months and weeks."""
        yesterday = self.today - timedelta(days=1)
        periods = cover(yesterday - timedelta(days=HARDLY_USED_DAYS), yesterday)
        return set(queries.shown(Of.PAGE, self.department.translation_key, ["views", "opened"], periods))

    @cached_property
    def film_titles(self) -> dict[UUID, str]:
        """Of the films with views to show in the span."""
        shown, films = self.figures.shown, self.figures.subjects(Of.FILM)
        return self.subjects.film_titles(
            [film for film in films if shown(Of.FILM, film, "views", self.span.periods).value is not None]
        )

    @property
    def weeks(self) -> list[Period]:
        """One more than is shown: the first is there to be compared with."""
        return newest_weeks(self.today, WEEKS + 1)

    def of_department(self, measure: str, span: Span) -> Disclosed:
        key = self.department.translation_key
        return self.figures.shown(Of.DEPARTMENT, key, measure, span.periods, discreet=self.subjects.discreet)

    def of_page(self, page: UUID, measure: str, span: Span, *, discreet: bool) -> Disclosed:
        return self.figures.shown(Of.PAGE, page, measure, span.periods, discreet=discreet)

    def of_site(self, measure: str, span: Span) -> Disclosed:
        return self.figures.shown(Of.SITE, SITE, measure, span.periods)

    def breakdowns(self, *subjects: UUID) -> queries.Breakdowns:
        return queries.breakdowns_of(subjects, self.department.translation_key, self.span.periods)


def newest_weeks(today: date, count: int) -> list[Period]:
    """The last weeks that have ended, oldest first."""
    weeks = [last_closed(Kind.WEEK, today)]
    while len(weeks) < count:
        weeks.insert(0, weeks[0].before)
    return weeks
