# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is asked of the roll-ups, and that nothing else gets out."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from guides.plays.models import PlayDay
from guides.statistics.disclosure import Disclosed
from guides.statistics.queries import counts_by_day, counts_by_film, counts_by_page, view_counts
from tests.factories import GuideFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


def counted(views: int, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": YESTERDAY, "video": uuid4(), "views": views} | fields)


def test_public_figures_end_with_yesterday() -> None:
    guide = GuideFactory()
    counted(20, guide=guide.uuid)
    counted(21, guide=guide.uuid, day=YESTERDAY - timedelta(days=400))
    counted(100, guide=guide.uuid, day=TODAY)

    assert view_counts([guide.uuid], TODAY) == {guide.uuid: Disclosed(40)}


def test_discreet_guides_have_no_public_figure_and_small_figures_are_withheld() -> None:
    discreet, small, never = GuideFactory(discreet=True), GuideFactory(), GuideFactory()
    counted(50, guide=discreet.uuid)
    counted(4, guide=small.uuid)

    shown = view_counts([discreet.uuid, small.uuid, never.uuid], TODAY)

    assert shown == {small.uuid: Disclosed(None), never.uuid: Disclosed(None)}


def test_public_figures_take_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    guides = [GuideFactory().uuid for _ in range(3)]
    for guide in guides:
        counted(10, guide=guide)

    with django_assert_num_queries(1):
        view_counts(guides, TODAY)


def test_parts_that_wait_for_the_night_are_not_seen() -> None:
    guide = uuid4()
    counted(10, guide=guide)
    counted(10, guide=guide, part=PlayDay.Part.OPEN)
    counted(10, guide=guide, part=PlayDay.Part.WAITING)

    assert counts_by_page([guide], YESTERDAY, YESTERDAY)[guide].views == 20


def test_counts_by_page_film_and_day() -> None:
    guide, place, other, film = uuid4(), uuid4(), uuid4(), uuid4()
    counted(10, guide=guide, video=film, rewatches=3)
    counted(20, place=place, video=film, day=YESTERDAY - timedelta(days=1))
    counted(40, guide=other, video=film)
    period = (YESTERDAY - timedelta(days=1), YESTERDAY)

    by_page = counts_by_page([guide, place], *period)
    by_film = counts_by_film([guide, place], *period)
    by_day = counts_by_day([guide, place], *period)

    assert {page: counts.views for page, counts in by_page.items()} == {guide: 10, place: 20}
    assert {uuid: (counts.views, counts.rewatches) for uuid, counts in by_film.items()} == {film: (30, 3)}
    assert {day: counts.views for day, counts in by_day.items()} == {period[0]: 20, period[1]: 10}
