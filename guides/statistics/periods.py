# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The periods that figures are given for. Pure: days are local days, weeks are ISO weeks (Monday to Sunday)."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Week:
    year: int
    number: int
    first: date
    last: date
    """Sunday, or earlier when the week has not ended."""

    @property
    def has_ended(self) -> bool:
        return self.last - self.first == timedelta(days=6)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def week_of(day: date) -> Week:
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Week(year, number, monday, monday + timedelta(days=6))


def weeks_until(last_day: date, count: int) -> list[Week]:
    """The last `count` weeks, oldest first; the newest one is cut at `last_day`."""
    weeks = [week_of(last_day - timedelta(weeks=ago)) for ago in reversed(range(count))]
    newest = weeks[-1]
    return [*weeks[:-1], Week(newest.year, newest.number, newest.first, last_day)]
