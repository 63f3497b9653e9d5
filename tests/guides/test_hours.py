# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""When somebody is there: rules, holidays, closures and words."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from guides.blocks.hours import HoursBlock, schedule_from
from guides.hours import (
    LAST_WEEK,
    Closure,
    IfHoliday,
    Monthly,
    OptionalHoliday,
    Schedule,
    Weekly,
    closed_days,
    holiday_name,
    openings_on,
    sentences,
    upcoming,
)
from tests.factories.blocks import Block, block, closure, monthly, weekly

NINE, NOON, FIVE = time(9), time(12), time(17)
MONDAY, TUESDAY, THURSDAY = 0, 1, 3
WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))


def days_of(schedule: Schedule, year: int, month: int) -> list[int]:
    """The days of the month on which the schedule is open."""
    first = date(year, month, 1)
    days = (first + timedelta(days=offset) for offset in range(31))
    return [day.day for day in days if day.month == month and openings_on(schedule, day)]


class TestWeekly:
    def test_is_open_on_its_days(self) -> None:
        schedule = Schedule(weekly=(Weekly(frozenset({MONDAY, THURSDAY}), NINE, FIVE),))
        assert days_of(schedule, 2026, 3) == [2, 5, 9, 12, 16, 19, 23, 26, 30]

    def test_says_the_earliest_first(self) -> None:
        rules = (Weekly(WEEKDAYS, NOON, FIVE, "kun telefon"), Weekly(WEEKDAYS, NINE, NOON))
        found = openings_on(Schedule(weekly=rules), date(2026, 3, 2))
        assert [(opening.opens, opening.note) for opening in found] == [(NINE, ""), (NOON, "kun telefon")]


class TestMonthly:
    @pytest.mark.parametrize(
        ("week", "day", "expected"),
        [(1, TUESDAY, 3), (2, TUESDAY, 10), (4, TUESDAY, 24), (LAST_WEEK, TUESDAY, 31), (LAST_WEEK, MONDAY, 30)],
    )
    def test_is_open_once_a_month(self, week: int, day: int, expected: int) -> None:
        assert days_of(Schedule(monthly=(Monthly(week, day, NINE, NOON),)), 2026, 3) == [expected]

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from([1, 2, 3, 4, LAST_WEEK]), st.integers(0, 6))
    def test_every_month_has_each_day_once(self, month: date, week: int, day: int) -> None:
        schedule = Schedule(monthly=(Monthly(week, day, NINE, NOON),), closed_on_holidays=False)
        assert len(days_of(schedule, month.year, month.month)) == 1

    def test_on_a_holiday_it_is_closed_that_month(self) -> None:
        first_monday = Monthly(1, MONDAY, NINE, NOON)
        assert days_of(Schedule(monthly=(first_monday,)), 2026, 4) == []  # 6 April 2026 is Easter Monday

    def test_or_a_week_later(self) -> None:
        first_monday = Monthly(1, MONDAY, NINE, NOON, IfHoliday.WEEK_AFTER)
        assert days_of(Schedule(monthly=(first_monday,)), 2026, 4) == [13]
        assert days_of(Schedule(monthly=(first_monday,)), 2026, 3) == [2]

    def test_the_last_week_moves_into_the_next_month(self) -> None:
        last_thursday = Monthly(LAST_WEEK, THURSDAY, NINE, NOON, IfHoliday.WEEK_AFTER)
        schedule = Schedule(monthly=(last_thursday,), also_closed=frozenset({OptionalHoliday.NEW_YEARS_EVE.value}))
        assert days_of(schedule, 2026, 12) == []  # 31 December 2026 is a Thursday
        assert days_of(schedule, 2027, 1) == [7, 28]


class TestHolidays:
    @pytest.mark.parametrize(
        ("day", "closed"),
        [
            (date(2026, 4, 2), True),  # Maundy Thursday
            (date(2026, 5, 1), False),  # General prayer day, until 2023
            (date(2023, 5, 5), True),
            (date(2026, 5, 14), True),  # Ascension Day
            (date(2026, 6, 5), False),  # Constitution Day
            (date(2026, 12, 24), False),
            (date(2026, 12, 25), True),
        ],
    )
    def test_public_holidays(self, day: date, *, closed: bool) -> None:
        schedule = Schedule(weekly=(Weekly(EVERY_DAY, NINE, FIVE),))
        assert bool(holiday_name(schedule, day)) is closed
        assert (openings_on(schedule, day) == []) is closed

    @pytest.mark.parametrize("holiday", OptionalHoliday)
    def test_optional_ones_close_where_they_are_ticked(self, holiday: OptionalHoliday) -> None:
        month, day = map(int, holiday.value.split("-"))
        always = Schedule(weekly=(Weekly(EVERY_DAY, NINE, FIVE),))
        ticked = Schedule(weekly=always.weekly, also_closed=frozenset({holiday.value}))
        assert openings_on(always, date(2026, month, day))
        assert not openings_on(ticked, date(2026, month, day))
        assert holiday_name(ticked, date(2026, month, day)) == str(holiday.label)

    def test_a_place_can_be_open_on_holidays(self) -> None:
        schedule = Schedule(weekly=(Weekly(EVERY_DAY, NINE, FIVE),), closed_on_holidays=False)
        assert days_of(schedule, 2026, 4) == list(range(1, 31))


class TestClosures:
    SUMMER = Closure(date(2026, 7, 13), date(2026, 7, 24), "sommerferie")

    def test_both_ends_are_closed(self) -> None:
        schedule = Schedule(weekly=(Weekly(EVERY_DAY, NINE, FIVE),), closures=(self.SUMMER,))
        assert [day for day in days_of(schedule, 2026, 7) if 11 <= day <= 26] == [11, 12, 25, 26]

    def test_are_told_with_their_reason(self) -> None:
        schedule = Schedule(weekly=(Weekly(WEEKDAYS, NINE, FIVE),), closures=(self.SUMMER,))
        told = list(closed_days(schedule, date(2026, 7, 10), days=5))
        assert told == [(date(2026, 7, 13), "sommerferie"), (date(2026, 7, 14), "sommerferie")]

    def test_holidays_are_told_by_name_and_free_days_are_not_told(self) -> None:
        schedule = Schedule(weekly=(Weekly(WEEKDAYS, NINE, FIVE),))
        told = list(closed_days(schedule, date(2026, 4, 1), days=7))
        assert [day.day for day, _reason in told] == [2, 3, 6]
        assert told[0][1] == "Skærtorsdag"


class TestUpcoming:
    def test_gives_the_next_ones(self) -> None:
        schedule = Schedule(weekly=(Weekly(frozenset({MONDAY}), NINE, NOON),))
        assert [opening.day.day for opening in upcoming(schedule, date(2026, 3, 3))] == [9, 16, 23]

    def test_ends_when_there_are_none(self) -> None:
        assert upcoming(Schedule(notes=("Efter aftale",)), date(2026, 3, 3)) == []

    @given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
    def test_are_in_order_and_never_before_the_start(self, start: date) -> None:
        rules = (Weekly(WEEKDAYS, NINE, NOON), Weekly(frozenset({MONDAY}), NOON, FIVE))
        found = upcoming(Schedule(weekly=rules), start)
        assert len(found) == 3
        assert found == sorted(found, key=lambda opening: (opening.day, opening.opens))
        assert found[0].day >= start


class TestWords:
    def test_runs_of_days_are_drawn_together(self) -> None:
        rules = (Weekly(frozenset({0, 1, 2, 4}), NINE, time(15, 30)), Weekly(frozenset({3}), NINE, FIVE, "sen åbning"))
        with translation.override("da"):
            lines = sentences(Schedule(weekly=rules, closed_on_holidays=False))
        assert lines == [
            "mandag–onsdag og fredag kl. 9.00–15.30",
            "torsdag kl. 9.00–17.00 (sen åbning)",
        ]

    def test_two_neighbours_are_no_run(self) -> None:
        with translation.override("da"):
            (line,) = sentences(Schedule(weekly=(Weekly(frozenset({5, 6}), NINE, NOON),), closed_on_holidays=False))
        assert line == "lørdag og søndag kl. 9.00–12.00"

    def test_other_languages_say_times_their_own_way(self) -> None:
        with translation.override("en"):
            (line,) = sentences(Schedule(weekly=(Weekly(WEEKDAYS, NINE, time(15, 30)),), closed_on_holidays=False))
        assert line == "Monday–Friday 09:00–15:30"

    def test_notes_stand_as_they_were_written(self) -> None:
        assert sentences(Schedule(notes=("Efter aftale",))) == ["Efter aftale"]

    def test_holidays_are_spoken_of_only_where_there_are_hours(self) -> None:
        assert len(sentences(Schedule(weekly=(Weekly(WEEKDAYS, NINE, NOON),)))) == 2
        assert sentences(Schedule()) == []

    def test_a_rule_without_days_says_nothing_wrong(self) -> None:
        assert sentences(Schedule(weekly=(Weekly(frozenset(), NINE, NOON),)))


def test_blocks_become_a_schedule() -> None:
    stream = HoursBlock().to_python(
        [
            weekly("0123", "09:00", "17:00", "ring først"),
            monthly(-1, 1, "09:00", "12:00", "week_after"),
            closure("2026-07-13", "2026-07-24", "sommerferie"),
            block("note", "Efter aftale"),
        ]
    )
    assert schedule_from(stream, closed_on_holidays=False, also_closed=["12-24"]) == Schedule(
        weekly=(Weekly(frozenset({0, 1, 2, 3}), NINE, FIVE, "ring først"),),
        monthly=(Monthly(LAST_WEEK, TUESDAY, NINE, NOON, IfHoliday.WEEK_AFTER),),
        closures=(Closure(date(2026, 7, 13), date(2026, 7, 24), "sommerferie"),),
        notes=("Efter aftale",),
        closed_on_holidays=False,
        also_closed=frozenset({"12-24"}),
    )


@pytest.mark.parametrize(
    ("row", "needed"),
    [
        (weekly("0", "09:00", "17:00", "ring først"), ("days", "opens", "closes")),
        (monthly(1, 1, "09:00", "12:00"), ("week", "day", "opens", "closes", "if_holiday")),
        (closure("2026-07-13", "2026-07-24", "ferie"), ("first", "last")),
    ],
    ids=["weekly", "monthly", "closure"],
)
def test_half_filled_rows_of_a_draft_are_left_out(row: Block, needed: tuple[str, ...]) -> None:
    for part in needed:
        half = block(row["type"], row["value"] | {part: [] if part == "days" else None})
        schedule = schedule_from(
            HoursBlock().to_python([half, block("note", "")]), closed_on_holidays=True, also_closed=[]
        )
        assert schedule == Schedule(), part


def test_an_empty_schedule_is_false() -> None:
    assert not Schedule(closures=(TestClosures.SUMMER,))
    assert Schedule(notes=("Efter aftale",))
