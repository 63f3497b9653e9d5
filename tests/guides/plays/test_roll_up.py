# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Plays become roll-ups: every play counted exactly once, whenever its row goes."""

import json
import logging
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.cache import caches
from django.db import transaction
from django.db.models import F, Sum
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from guides.plays import rules
from guides.plays.merge import PlayState
from guides.plays.models import DropDay, FilmHour, Play, PlayDay, RollUp
from guides.plays.roll_up import ROLL_UPS, coarsen, publish, roll_up, seal
from guides.plays.senders import Drop
from guides.plays.tallies import local_day, tally_of
from tests.factories import GuideFactory, VideoFactory
from tests.guides.plays.messages import PHONE, play_message, states, tables_that_know

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


def played(started_hour: datetime, state: PlayState) -> Play:
    fields = asdict(replace(state, started_hour=started_hour))
    subject = {"video": VIDEO, "version": VIDEO, "guide": GUIDE, "language": "da", "duration_ms": 42_000}
    return Play.objects.create(id=uuid4(), **subject, **fields)


def figures(*models: type[RollUp]) -> dict[object, dict[str, int]]:
    """What each roll-up shows of each of its cells."""
    shown: dict[object, dict[str, int]] = {}
    for key, model in ROLL_UPS.items():
        if model in models or not models:
            sums = {name: Sum(name) for name in model.COUNTS}
            for row in (
                model.objects.published().values(*key._fields).annotate(**{f"sum_{n}": s for n, s in sums.items()})
            ):
                shown[key(*(row[name] for name in key._fields))] = {n: row[f"sum_{n}"] for n in model.COUNTS}
    return shown


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


@pytest.mark.parametrize("seals", [False, True])
def test_only_guides_that_never_required_discretion_have_hours(seals: bool) -> None:
    once = GuideFactory(discreet=True)
    once.save_revision().publish()
    once.discreet = False
    once.save_revision().publish()
    deleted = GuideFactory()
    guides = [GuideFactory(), GuideFactory(discreet=True), once, deleted]
    for number, guide in enumerate(guides):
        Play.objects.filter(pk=watched(NIGHT - 12 * HOUR, guide=guide.uuid).pk).update(video=UUID(int=number))
    deleted.delete()
    if seals:
        seal(NIGHT + 72 * HOUR)
    publish(NIGHT + 72 * HOUR if seals else NIGHT)
    assert [hour.video for hour in FilmHour.objects.published()] == [UUID(int=0)]


def test_old_drops_are_of_months() -> None:
    for day in (1, 2, 30):
        DropDay.objects.create(day=date(2024, 9, day), reason=Drop.MACHINE, count=day)
    DropDay.objects.create(day=date(2024, 10, 2), reason=Drop.MACHINE, count=7)
    for _ in range(2):
        coarsen(date(2024, 10, 1))
    assert list(DropDay.objects.order_by("day").values_list("day", "count")) == [
        (date(2024, 9, 1), 33),
        (date(2024, 10, 2), 7),
    ]


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


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 70), states()), min_size=1, max_size=8), st.data())
def test_whichever_plays_are_sealed_the_figures_are_those_of_all(
    started: list[tuple[int, PlayState]], data: st.DataObject
) -> None:
    """Any part of them sealed, in any order, the others open: in every roll-up what counting from scratch gives."""
    with transaction.atomic():
        plays = [played(NIGHT - hours * HOUR, state) for hours, state in started]
        sealed = data.draw(st.sets(st.sampled_from([play.pk for play in plays])))
        closed = [play for play in plays if local_day(play.started_hour) < local_day(NIGHT)]
        Play.objects.filter(pk__in=sealed).update(started_hour=F("started_hour") - 72 * HOUR)
        moved = list(Play.objects.filter(pk__in=sealed)) + [play for play in closed if play.pk not in sealed]
        seal(NIGHT)
        assert not Play.objects.filter(pk__in=sealed).exists()
        publish(NIGHT)
        assert figures() == {cell: dict(counts) for cell, counts in tally_of(moved, set()).items()}
        transaction.set_rollback(True)


def test_old_figures_are_of_months() -> None:
    for day in (date(2024, 9, 30), date(2024, 10, 1), date(2024, 10, 17), date(2024, 10, 31), date(2024, 11, 1)):
        PlayDay.objects.create(day=day, guide=GUIDE, video=VIDEO, starts=3, views=2)
        FilmHour.objects.create(week=day - timedelta(days=day.weekday()), weekday=day.weekday(), hour=9, video=VIDEO)
    before = PlayDay.objects.aggregate(Sum("starts"), Sum("views"))

    for _ in range(2):
        coarsen(date(2024, 11, 1))

    days = [date(2024, 9, 1), date(2024, 10, 1), date(2024, 11, 1)]
    assert list(PlayDay.objects.order_by("day").values_list("day", flat=True)) == days
    assert PlayDay.objects.aggregate(Sum("starts"), Sum("views")) == before
    assert PlayDay.objects.get(day=days[1]).starts == 9
    assert {week.day for week in FilmHour.objects.filter(week__lt=days[2]).values_list("week", flat=True)} == {1}


@pytest.mark.parametrize(
    ("today", "kept_from"), [(date(2026, 11, 30), date(2024, 10, 1)), (date(2026, 1, 1), date(2023, 12, 1))]
)
def test_days_are_kept_for_25_months(today: date, kept_from: date) -> None:
    for day in (kept_from - timedelta(days=3), kept_from + timedelta(days=3)):
        PlayDay.objects.create(day=day, guide=GUIDE, video=VIDEO, starts=3)

    roll_up(datetime.combine(today, time(3), tzinfo=UTC))

    kept = kept_from + timedelta(days=3)
    assert sorted(PlayDay.objects.values_list("day", flat=True)) == [(kept_from - HOUR * 24).replace(day=1), kept]


def test_adding_takes_no_more_queries_however_much_there_is(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for hours in range(40):
        watched(NIGHT - (80 + hours) * HOUR, nth=1 + hours % 10)
    with django_assert_max_num_queries(60):
        roll_up(NIGHT)


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


def test_no_table_cache_or_log_knows_a_plays_id_after_72_hours(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    film, guide, play = VideoFactory.create(is_public=True), GuideFactory(), uuid4()
    message = json.dumps(play_message(film, guide, play=play))
    Client(headers=PHONE).post("/api/v1/plays", message, content_type="application/json")
    assert tables_that_know(play) == [Play]
    began = Play.objects.get().started_hour

    roll_up(began + 72 * HOUR)

    assert tables_that_know(play) == []
    assert str(play) not in caplog.text
    kept = [value for cache in caches.all(initialized_only=True) for value in getattr(cache, "_cache", {}).items()]
    assert str(play) not in repr(kept)
    assert play.bytes not in b"".join(value for _key, value in kept if isinstance(value, bytes))
