# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The periods that figures are published for. Pure: days are local days, weeks are ISO weeks (Monday to Sunday)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)


class Kind(StrEnum):
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A whole week, month or year."""

    kind: Kind
    first: date

    @property
    def last(self) -> date:
        return self.next.first - _DAY

    @property
    def next(self) -> "Period":
        match self.kind:
            case Kind.WEEK:
                return Period(Kind.WEEK, self.first + timedelta(weeks=1))
            case Kind.MONTH:
                return period_of(Kind.MONTH, self.first + timedelta(days=31))
            case Kind.YEAR:
                return Period(Kind.YEAR, date(self.first.year + 1, 1, 1))

    @property
    def before(self) -> "Period":
        return period_of(self.kind, self.first - _DAY)

    @property
    def year_before(self) -> "Period":
        """The week of the same number, or the same month; a 53rd week has the 52nd, if there is no other."""
        if self.kind is not Kind.WEEK:
            return Period(self.kind, self.first.replace(year=self.first.year - 1))
        year, week, _weekday = self.first.isocalendar()
        last_week = date(year - 1, 12, 28).isocalendar().week
        return Period(Kind.WEEK, date.fromisocalendar(year - 1, min(week, last_week), 1))

    @property
    def week_number(self) -> int:
        return self.first.isocalendar().week


def period_of(kind: Kind, day: date) -> Period:
    """The one that the day is in."""
    match kind:
        case Kind.WEEK:
            return Period(kind, day - timedelta(days=day.weekday()))
        case Kind.MONTH:
            return Period(kind, day.replace(day=1))
        case Kind.YEAR:
            return Period(kind, day.replace(month=1, day=1))


def last_closed(kind: Kind, today: date) -> Period:
    """The newest one that has ended before today."""
    return period_of(kind, today).before


def closed(kind: Kind, since: date, today: date) -> Iterator[Period]:
    """Those that have ended before today, oldest first, from the one that `since` is in."""
    period = period_of(kind, since)
    while period.last < today:
        yield period
        period = period.next


def cover(first: date, last: date) -> list[Period]:
    """As much of the days from `first` to `last` as whole years, months and weeks can hold, none of them twice."""
    found, day = [], first
    while day <= last:
        starting = (period_of(kind, day) for kind in (Kind.YEAR, Kind.MONTH, Kind.WEEK))
        largest = next((period for period in starting if period.first == day and period.last <= last), None)
        if largest:
            found.append(largest)
        day = largest.next.first if largest else day + _DAY
    return found
