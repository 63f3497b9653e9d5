# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a page says of opening hours."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone, translation

from guides.hours import Closure, Schedule, Weekly
from guides.site.contents import hours_of
from guides.site.opening import opening_hours
from tests.factories import DepartmentFactory

WEEKDAYS = Schedule(weekly=(Weekly(frozenset(range(5)), time(9), time(15)),))
MONDAY, FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (23, 27, 28, 29))


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        (at(MONDAY, 8, 59), False),
        (at(MONDAY, 9), True),
        (at(MONDAY, 14, 59), True),
        (at(MONDAY, 15), False),
        (at(SATURDAY, 10), False),
    ],
)
def test_is_open_from_opening_until_closing(now: datetime, is_open: bool) -> None:
    assert opening_hours(WEEKDAYS, now).is_open is is_open


@pytest.mark.parametrize(
    ("now", "word"),
    [(at(MONDAY, 8), "today"), (at(SUNDAY, 12), "tomorrow"), (at(FRIDAY, 16), "Monday"), (at(MONDAY, 16), "tomorrow")],
)
def test_tells_when_it_opens_next(now: datetime, word: str) -> None:
    hours = opening_hours(WEEKDAYS, now)
    assert word in hours.status
    assert "Closed now" in hours.status


def test_says_nothing_of_now_when_the_hours_are_only_words() -> None:
    hours = opening_hours(Schedule(notes=("See the calendar",)), at(MONDAY, 10))
    assert hours.status == ""
    assert hours.lines == ["See the calendar"]


def test_a_closure_that_is_near_is_told_once() -> None:
    closure = Closure(date(2026, 12, 7), date(2026, 12, 9), "New lift")
    schedule = Schedule(weekly=WEEKDAYS.weekly, closures=(closure,))
    (told,) = opening_hours(schedule, at(MONDAY, 10)).exceptions
    assert "New lift" in told
    assert "9" in told


@pytest.mark.parametrize("first", [date(2026, 10, 1), date(2027, 1, 4)])
def test_a_closure_that_is_over_or_far_ahead_is_not_told(first: date) -> None:
    schedule = Schedule(weekly=WEEKDAYS.weekly, closures=(Closure(first, first, "New lift"),))
    assert opening_hours(schedule, at(MONDAY, 10)).exceptions == []


def test_holidays_are_told_only_where_it_would_be_open() -> None:
    christmas = at(date(2026, 12, 21), 10)
    friday, new_year = opening_hours(WEEKDAYS, christmas).exceptions  # the 26th is a Saturday
    assert "25" in friday
    assert "1" in new_year


@pytest.mark.django_db
def test_is_judged_in_the_municipalitys_time_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor who previews the page may have chosen another one."""
    asked: list[datetime] = []
    monkeypatch.setattr("guides.site.contents.opening_hours", lambda _schedule, now: asked.append(now))
    with timezone.override("Asia/Tokyo"):
        hours_of(DepartmentFactory())
    assert str(asked[0].tzinfo) == "Europe/Copenhagen"
