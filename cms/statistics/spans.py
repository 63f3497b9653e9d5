# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The spans that a manager chooses between, each written as the address bar holds it. Pure.

2026-U48 is a week, 2026-11 a month, 2026-K4 a quarter (three published months), 2026 a year.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guides.statistics.periods import Kind, Period, last_closed

_CODE = re.compile(r"(?P<year>20\d\d)(-(U(?P<week>\d\d)|K(?P<quarter>[1-4])|(?P<month>\d\d)))?")
_WEEKS, _MONTHS, _QUARTERS, _YEARS = 12, 13, 5, 3
"""How many of each are offered; any other can be asked for by its address."""


@dataclass(frozen=True, slots=True)
class Span:
    """One published period, or the three months of a quarter."""

    periods: tuple[Period, ...]

    @property
    def first(self) -> date:
        return self.periods[0].first

    @property
    def last(self) -> date:
        return self.periods[-1].last

    @property
    def before(self) -> "Span":
        """As long, and just before it."""
        earlier, period = [], self.periods[0]
        for _count in self.periods:
            period = period.before
            earlier.append(period)
        return Span(tuple(reversed(earlier)))

    @property
    def year_before(self) -> "Span":
        """The same weeks or months of the year before; of a 53rd week the 52nd."""
        return Span(tuple(period.year_before for period in self.periods))

    @property
    def is_quarter(self) -> bool:
        return len(self.periods) == 3

    @property
    def code(self) -> str:
        if self.is_quarter:
            return f"{self.first.year}-K{self._quarter}"
        match self.periods[0].kind:
            case Kind.WEEK:
                year, week, _weekday = self.first.isocalendar()
                return f"{year}-U{week:02}"
            case Kind.MONTH:
                return f"{self.first:%Y-%m}"
            case Kind.YEAR:
                return f"{self.first:%Y}"

    @property
    def label(self) -> str:
        if self.is_quarter:
            return _("Quarter %(number)d of %(year)d") % {"number": self._quarter, "year": self.first.year}
        match self.periods[0].kind:
            case Kind.WEEK:
                year, week, _weekday = self.first.isocalendar()
                return _("Week %(number)d, %(year)d") % {"number": week, "year": year}
            case Kind.MONTH:
                return date_format(self.first, "F Y")
            case Kind.YEAR:
                return str(self.first.year)

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // 3


@dataclass(frozen=True, slots=True)
class Choices:
    label: str
    spans: list[Span]


def choices(today: date) -> list[Choices]:
    """What has ended, newest first."""
    return [
        Choices(_("Weeks"), _newest(_one(last_closed(Kind.WEEK, today)), _WEEKS)),
        Choices(_("Months"), _newest(_one(last_closed(Kind.MONTH, today)), _MONTHS)),
        Choices(_("Quarters"), _newest(_last_quarter(today), _QUARTERS)),
        Choices(_("Years"), _newest(_one(last_closed(Kind.YEAR, today)), _YEARS)),
    ]


def last_week(today: date) -> Span:
    return _one(last_closed(Kind.WEEK, today))


def newest(today: date) -> Span:
    return _one(last_closed(Kind.MONTH, today))


def span_of(code: str, today: date) -> Span | None:
    """What the code means; None if it means nothing that has ended."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    numbers = {name: int(digits) for name, digits in match.groupdict().items() if digits}
    try:
        span = _parsed(**numbers)
    except ValueError:  # the 13th month, the 54th week
        return None
    return span if span.last < today else None


def _parsed(*, year: int, week: int | None = None, month: int | None = None, quarter: int | None = None) -> Span:
    if week is not None:
        return _one(Period(Kind.WEEK, date.fromisocalendar(year, week, 1)))
    if quarter is not None:
        return _quarter_from(date(year, 3 * quarter - 2, 1))
    if month is not None:
        return _one(Period(Kind.MONTH, date(year, month, 1)))
    return _one(Period(Kind.YEAR, date(year, 1, 1)))


def _one(period: Period) -> Span:
    return Span((period,))


def _quarter_from(first: date) -> Span:
    month = Period(Kind.MONTH, first)
    return Span((month, month.next, month.next.next))


def _last_quarter(today: date) -> Span:
    quarter = _quarter_from(date(today.year, (today.month - 1) // 3 * 3 + 1, 1))
    return quarter.before


def _newest(span: Span, count: int) -> list[Span]:
    spans = [span]
    while len(spans) < count:
        spans.append(spans[-1].before)
    return spans
