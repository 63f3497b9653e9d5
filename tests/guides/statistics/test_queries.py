# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is asked of the published figures, and that nothing else gets out."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from guides.plays.models import PlayDay
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import Breakdown, By, Of
from guides.statistics.periods import Kind, Period
from guides.statistics.publishing import publish_figures
from guides.statistics.queries import breakdowns_of, figures_of, view_counts
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)  # a Monday
OCTOBER = Period(Kind.MONTH, date(2026, 10, 1))
WEEK = Period(Kind.WEEK, date(2026, 11, 16))


def counted(views: int, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": TODAY - timedelta(days=1), "video": uuid4(), "views": views} | fields)


def test_public_figures_are_of_periods_that_have_ended() -> None:
    guide = GuideFactory()
    counted(20, guide=guide.uuid, day=OCTOBER.first)
    counted(20, guide=guide.uuid)
    counted(100, guide=guide.uuid, day=TODAY)
    publish_figures(TODAY, dict)

    assert view_counts([guide.uuid], TODAY) == {guide.uuid: Disclosed(40)}


def test_discreet_guides_have_no_public_figure_and_small_figures_are_withheld() -> None:
    discreet, small, never = GuideFactory(discreet=True), GuideFactory(), GuideFactory()
    counted(50, guide=discreet.uuid)
    counted(4, guide=small.uuid)
    publish_figures(TODAY, dict)

    shown = view_counts([discreet.uuid, small.uuid, never.uuid], TODAY)

    assert shown == {}


def test_public_figures_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    guides = [GuideFactory().uuid for _ in range(3)]
    for guide in guides:
        counted(10, guide=guide)
    publish_figures(TODAY, dict)

    with django_assert_num_queries(1):
        view_counts(guides, TODAY)


def test_a_departments_figures_are_summed_over_the_periods_asked_for(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    department = DepartmentFactory()
    guide, place = GuideFactory(parent=department).uuid, PlaceFactory(department=department).uuid
    film = uuid4()
    counted(10, guide=guide, video=film, rewatches=5)
    counted(20, place=place, video=film, day=OCTOBER.first)
    counted(40, guide=GuideFactory().uuid, video=film)
    publish_figures(TODAY, dict)
    key = department.translation_key

    with django_assert_num_queries(1):
        figures = figures_of([key], [OCTOBER, WEEK])

    assert [figures.shown(Of.PAGE, page, "views", [OCTOBER, WEEK]).value for page in (guide, place)] == [10, 20]
    assert list(figures.subjects(Of.FILM)) == [film]
    assert figures.shown(Of.FILM, film, "views", [OCTOBER, WEEK]) == Disclosed(30)
    assert figures.shown(Of.FILM, film, "rewatches", [WEEK]) == Disclosed(5)
    assert [figures.shown(Of.DEPARTMENT, key, "views", [period]).value for period in (OCTOBER, WEEK)] == [20, 10]
    assert figures.shown(Of.PAGE, place, "views", [WEEK], discreet=True) == Disclosed(None, 10)


def test_a_breakdown_is_summed_key_by_key() -> None:
    department = uuid4()
    for period, values in ((OCTOBER, {"0-9": 10, "6-20": 5}), (WEEK, {"0-9": 20})):
        Breakdown.objects.create(
            kind=period.kind,
            first=period.first,
            department=department,
            of=Of.DEPARTMENT,
            subject=department,
            threshold=5,
            by=By.HOUR,
            values=values,
        )
    shown = breakdowns_of([department], department, [OCTOBER, WEEK])
    assert shown == {By.HOUR: {"0-9": Disclosed(30), "6-20": Disclosed(5)}}
    assert breakdowns_of([department], uuid4(), [OCTOBER, WEEK])[By.HOUR] == {}
