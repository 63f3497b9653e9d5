# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Plays become roll-ups: every play counted exactly once, whenever its row goes."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db.models import Sum

from guides.plays import rules
from guides.plays.models import Play, PlayDay
from guides.plays.roll_up import local_day, publish, roll_up, seal

pytestmark = pytest.mark.django_db

GUIDE, VIDEO = UUID(int=1), UUID(int=2)
# Three in the night in Copenhagen, 23 November.
NIGHT = datetime(2026, 11, 23, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def watched(started_hour: datetime, *, nth: int = 1, guide: UUID = GUIDE) -> Play:
    """A film of 42 s, seen to the end."""
    return Play.objects.create(
        id=uuid4(),
        video=VIDEO,
        version=uuid4(),
        guide=guide,
        language="da",
        duration_ms=42_000,
        started_hour=started_hour,
        nth=nth,
        seen_once=rules.all_segments(42_000),
        seen_twice=0,
        seen_thrice=0,
        distinct_ms=42_000,
        total_ms=42_000,
        ended=True,
    )


def published_views() -> int:
    return PlayDay.objects.published().aggregate(sum=Sum("views"))["sum"] or 0


def test_views_and_rewatches_of_closed_days_are_published() -> None:
    watched(NIGHT - 12 * HOUR)
    watched(NIGHT - 12 * HOUR, nth=2)
    watched(NIGHT)  # today

    roll_up(NIGHT)

    day = PlayDay.objects.get()
    assert (day.day, day.guide, day.place, day.video) == (date(2026, 11, 22), GUIDE, None, VIDEO)
    assert (day.starts, day.views, day.rewatches, day.completed) == (2, 2, 1, 2)


def test_rolling_up_again_changes_nothing() -> None:
    watched(NIGHT - 12 * HOUR)
    watched(NIGHT - 80 * HOUR)
    for _ in range(3):
        roll_up(NIGHT)
        publish(NIGHT)
        seal(NIGHT)

    assert published_views() == 2


def test_figures_change_once_a_day_though_rows_go_every_hour() -> None:
    for hours in range(100):
        watched(NIGHT - hours * HOUR)
    roll_up(NIGHT)
    closed = 100 - 4  # midnight, one, two and three o'clock today
    assert published_views() == closed

    for hours in range(1, 21):
        roll_up(NIGHT + hours * HOUR)
        assert published_views() == closed
        assert Play.objects.count() == 72 - hours

    roll_up(NIGHT + 24 * HOUR)
    assert published_views() == 100


@pytest.mark.parametrize("hours_between", [1, 5, 30, 200])
def test_sealed_and_open_together_are_what_counting_from_scratch_gives(hours_between: int) -> None:
    for hours in range(0, 150, 7):
        watched(NIGHT - hours * HOUR, nth=1 + hours % 2)
    for hours in range(0, 401, hours_between):
        roll_up(NIGHT + hours * HOUR)
    roll_up(NIGHT + 401 * HOUR)

    assert not Play.objects.exists()
    sums = PlayDay.objects.published().aggregate(Sum("starts"), Sum("views"), Sum("rewatches"), Sum("completed"))
    assert sums == {"starts__sum": 22, "views__sum": 22, "rewatches__sum": 11, "completed__sum": 22}


def test_no_row_outlives_72_hours() -> None:
    kept, gone = watched(NIGHT - 71 * HOUR), watched(NIGHT - 72 * HOUR)

    seal(NIGHT)

    assert list(Play.objects.all()) == [kept]
    assert gone.pk not in Play.objects.values_list("pk", flat=True)


def test_late_message_of_a_closed_day_counts_from_the_next_night() -> None:
    play = watched(NIGHT - 12 * HOUR)
    Play.objects.update(distinct_ms=1_000, total_ms=1_000)
    roll_up(NIGHT)
    Play.objects.filter(pk=play.pk).update(distinct_ms=42_000, total_ms=42_000)

    roll_up(NIGHT + HOUR)
    assert published_views() == 0
    roll_up(NIGHT + 24 * HOUR)
    assert published_views() == 1


def test_guides_and_places_are_counted_apart() -> None:
    watched(NIGHT - 12 * HOUR)
    Play.objects.update(guide=None, place=GUIDE)
    watched(NIGHT - 12 * HOUR)

    roll_up(NIGHT)

    assert sorted(PlayDay.objects.values_list("guide", "place"), key=str) == [(None, GUIDE), (GUIDE, None)]


def test_demo_figures_are_left_alone() -> None:
    demo = PlayDay.objects.create(day=date(2026, 11, 22), guide=GUIDE, video=VIDEO, views=40, is_demo=True)
    watched(NIGHT - 12 * HOUR)

    roll_up(NIGHT)
    roll_up(NIGHT + 100 * HOUR)

    demo.refresh_from_db()
    assert demo.views == 40
    assert published_views() == 41


@pytest.mark.parametrize(
    ("first_hour", "hours", "day"),
    [
        (datetime(2026, 3, 28, 23, tzinfo=UTC), 23, date(2026, 3, 29)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), 25, date(2026, 10, 25)),
        (datetime(2026, 11, 21, 23, tzinfo=UTC), 24, date(2026, 11, 22)),
    ],
)
def test_days_have_23_24_or_25_hours(first_hour: datetime, hours: int, day: date) -> None:
    assert [local_day(first_hour + n * HOUR) == day for n in range(-1, hours + 1)] == [False, *[True] * hours, False]
    for n in range(-1, hours + 1):
        watched(first_hour + n * HOUR)

    roll_up(first_hour + 48 * HOUR)

    assert PlayDay.objects.get(day=day).views == hours
