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
from guides.statistics.periods import Kind, Period
from guides.statistics.publishing import publish_figures
from guides.statistics.queries import shown_by_film, shown_by_page, shown_by_period, view_counts
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
    publish_figures(TODAY, {})

    assert view_counts([guide.uuid], TODAY) == {guide.uuid: Disclosed(40)}


def test_discreet_guides_have_no_public_figure_and_small_figures_are_withheld() -> None:
    discreet, small, never = GuideFactory(discreet=True), GuideFactory(), GuideFactory()
    counted(50, guide=discreet.uuid)
    counted(4, guide=small.uuid)
    publish_figures(TODAY, {})

    shown = view_counts([discreet.uuid, small.uuid, never.uuid], TODAY)

    assert shown == {}


def test_public_figures_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    guides = [GuideFactory().uuid for _ in range(3)]
    for guide in guides:
        counted(10, guide=guide)
    publish_figures(TODAY, {})

    with django_assert_num_queries(1):
        view_counts(guides, TODAY)


def test_by_page_film_and_period() -> None:
    department = DepartmentFactory()
    guide, place = GuideFactory(parent=department).uuid, PlaceFactory(department=department).uuid
    other, film = GuideFactory().uuid, uuid4()
    counted(10, guide=guide, video=film, rewatches=5)
    counted(20, place=place, video=film, day=OCTOBER.first)
    counted(40, guide=other, video=film)
    publish_figures(TODAY, {})
    periods, key = [OCTOBER, WEEK], department.translation_key

    by_page = shown_by_page([guide, place], periods)
    assert {page: shown.views.value for page, shown in by_page.items()} == {guide: 10, place: 20}
    by_film = shown_by_film(key, periods)
    assert {uuid: (shown.views.value, shown.rewatches.value) for uuid, shown in by_film.items()} == {film: (30, 5)}
    by_period = shown_by_period(key, periods)
    assert {period: shown.views.value for period, shown in by_period.items()} == {OCTOBER: 20, WEEK: 10}
