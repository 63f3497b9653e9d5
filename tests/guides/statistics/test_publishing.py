# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Figures are published once, each from its own count, and cannot be taken apart."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.models import DepartmentPage
from guides.plays.models import PlayDay
from guides.statistics.audit import given_away
from guides.statistics.models import Figure, Of, PublishedPeriod
from guides.statistics.periods import Kind, Period
from guides.statistics.publishing import publish_figures
from tests.factories import DepartmentFactory, GuideFactory

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 2)
WEEK = Period(Kind.WEEK, MONDAY)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory()


def counted(guide: UUID, views: int, day: date = MONDAY, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": day, "guide": guide, "video": uuid4(), "views": views} | fields)


def views(of: Of, kind: Kind = Kind.WEEK) -> list[int | None]:
    return list(Figure.objects.filter(of=of, kind=kind).values_list("views", flat=True))


def test_a_period_is_published_when_it_has_ended_and_then_stands(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department).uuid
    counted(guide, 10)
    for day in range(7):
        publish_figures(MONDAY + timedelta(days=day), {})
    assert not Figure.objects.filter(kind=Kind.WEEK).exists()

    publish_figures(WEEK.next.first, {})
    assert views(Of.PAGE) == [10]

    counted(guide, 500)  # a late message
    for _ in range(2):
        publish_figures(WEEK.next.first + timedelta(days=1), {})
    assert views(Of.PAGE) == [10]
    publish_figures(date(2026, 12, 1), {})
    assert views(Of.PAGE, Kind.MONTH) == [510]


def test_each_figure_is_rounded_from_its_own_count(department: DepartmentPage) -> None:
    for _ in range(5):
        counted(GuideFactory(parent=department).uuid, 4)
    publish_figures(WEEK.next.first, {})
    assert views(Of.PAGE) == []
    assert views(Of.DEPARTMENT) == [20]


def test_a_discreet_guide_makes_its_departments_sums_discreet(department: DepartmentPage) -> None:
    counted(GuideFactory(parent=department, discreet=True).uuid, 5)
    counted(GuideFactory(parent=department).uuid, 15)
    publish_figures(WEEK.next.first, {})
    assert views(Of.PAGE) == [15]
    assert views(Of.DEPARTMENT) == [20]
    assert set(Figure.objects.values_list("of", "threshold")) == {("page", 5), ("film", 10), ("department", 10)}


def test_what_belongs_to_no_department_is_not_published() -> None:
    counted(uuid4(), 50)
    publish_figures(WEEK.next.first, {})
    assert not Figure.objects.exists()
    assert PublishedPeriod.objects.filter(kind=Kind.WEEK, first=MONDAY).exists()


def test_parts_that_wait_for_the_night_are_not_seen(department: DepartmentPage) -> None:
    guide, film = GuideFactory(parent=department).uuid, uuid4()
    for part in PlayDay.Part:
        counted(guide, 10, video=film, part=part)
    publish_figures(WEEK.next.first, {})
    assert views(Of.PAGE) == [20]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=1, max_size=4), st.integers(1, 3))
def test_an_attacker_who_sees_everything_learns_no_small_count(counts: list[list[int]], films: int) -> None:
    """February 2027 is four whole weeks: the worst case, for the month is exactly the sum of its weeks."""
    month = Period(Kind.MONTH, date(2027, 2, 1))
    weeks = [Period(Kind.WEEK, month.first + timedelta(weeks=week)) for week in range(4)]
    with transaction.atomic():
        department = DepartmentFactory()
        key = department.translation_key
        guides = [GuideFactory(parent=department).uuid for _ in counts]
        pairs = [(guide, UUID(int=number % films)) for number, guide in enumerate(guides)]
        for (guide, film), of_weeks in zip(pairs, counts, strict=True):
            for week, count in zip(weeks, of_weeks, strict=True):
                counted(guide, count, week.first, video=film)
        for week in weeks:
            publish_figures(week.next.first, {})
        values = {(figure.subject, figure.period): figure.views for figure in Figure.objects.all()}
        transaction.set_rollback(True)
    subjects = {key, *guides, *(film for _guide, film in pairs)}
    periods = [*weeks, month]
    sums = [((subject, month), [(subject, week) for week in weeks]) for subject in subjects]
    for period in periods:
        sums.append(((key, period), [(guide, period) for guide in guides]))
        sums.extend(
            ((film, period), [(guide, period) for guide, shown in pairs if shown == film])
            for film in {film for _guide, film in pairs}
        )

    thresholds = {(subject, period): 5 for subject in subjects for period in periods}
    assert given_away(values, thresholds, sums) == set()
