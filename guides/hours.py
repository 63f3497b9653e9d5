# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""When somebody is there: weekly and monthly opening hours, holidays and closures, in days and in words.

Pure: takes and returns plain values; all days and times are local (Europe/Copenhagen).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cache
from itertools import groupby

import holidays
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, pgettext

LAST_WEEK = -1

PUBLIC_HOLIDAYS = (
    gettext_noop("New Year's Day"),
    gettext_noop("Maundy Thursday"),
    gettext_noop("Good Friday"),
    gettext_noop("Easter Sunday"),
    gettext_noop("Easter Monday"),
    gettext_noop("Great Prayer Day"),
    gettext_noop("Ascension Day"),
    gettext_noop("Pentecost"),
    gettext_noop("Pentecost Monday"),
    gettext_noop("Christmas Day"),
    gettext_noop("Second Day of Christmas"),
)
"""As the library calls them in English; Danish and the other languages are in the catalogues."""


class OptionalHoliday(models.TextChoices):
    """Days that are no public holidays, on which many places are closed all the same."""

    MAY_DAY = "05-01", gettext_lazy("1 May")
    CONSTITUTION_DAY = "06-05", gettext_lazy("Constitution Day (5 June)")
    CHRISTMAS_EVE = "12-24", gettext_lazy("Christmas Eve (24 December)")
    NEW_YEARS_EVE = "12-31", gettext_lazy("New Year's Eve (31 December)")


class IfHoliday(models.TextChoices):
    CLOSED = "closed", gettext_lazy("Closed that month")
    WEEK_AFTER = "week_after", gettext_lazy("One week later")


@dataclass(frozen=True)
class Weekly:
    """The same times each week; weekdays count from Monday = 0."""

    days: frozenset[int]
    opens: time
    closes: time
    note: str = ""


@dataclass(frozen=True)
class Monthly:
    """One day a month: `week` is 1–4, or LAST_WEEK; `if_holiday` says what happens when it falls on a holiday."""

    week: int
    day: int
    opens: time
    closes: time
    if_holiday: IfHoliday = IfHoliday.CLOSED
    note: str = ""


@dataclass(frozen=True)
class Closure:
    """Closed from the first to the last day, both included."""

    first: date
    last: date
    reason: str = ""


@dataclass(frozen=True)
class Opening:
    day: date
    opens: time
    closes: time
    note: str = ""

    def __str__(self) -> str:
        return f"{date_format(self.day)} {_span(self.opens, self.closes)}"


@dataclass(frozen=True)
class Schedule:
    weekly: tuple[Weekly, ...] = ()
    monthly: tuple[Monthly, ...] = ()
    closures: tuple[Closure, ...] = ()
    notes: tuple[str, ...] = ()
    closed_on_holidays: bool = True
    also_closed: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.weekly or self.monthly or self.notes)


@cache
def _public_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("DK", years=year, language="en_US")


def holiday_name(schedule: Schedule, day: date) -> str:
    """The name of the holiday that closes this schedule on the day, or an empty string."""
    optional = f"{day:%m-%d}"
    if optional in schedule.also_closed:
        return str(OptionalHoliday(optional).label)
    name = _public_holidays(day.year).get(day) if schedule.closed_on_holidays else None
    return _(name) if name else ""


def _closure(schedule: Schedule, day: date) -> Closure | None:
    return next((closure for closure in schedule.closures if closure.first <= day <= closure.last), None)


def _falls_on(rule: Monthly, day: date) -> bool:
    """Is the day the rule's weekday of that month, holidays aside?"""
    if day.weekday() != rule.day:
        return False
    if rule.week == LAST_WEEK:
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 + 1 == rule.week


def _is_monthly_day(schedule: Schedule, rule: Monthly, day: date) -> bool:
    if _falls_on(rule, day):
        return True
    week_before = day - timedelta(days=7)
    return (
        rule.if_holiday == IfHoliday.WEEK_AFTER
        and _falls_on(rule, week_before)
        and bool(holiday_name(schedule, week_before))
    )


def openings_on(schedule: Schedule, day: date) -> list[Opening]:
    """What is open on one day, earliest first."""
    if holiday_name(schedule, day) or _closure(schedule, day):
        return []
    rules: list[Weekly | Monthly] = [rule for rule in schedule.weekly if day.weekday() in rule.days]
    rules += [rule for rule in schedule.monthly if _is_monthly_day(schedule, rule, day)]
    return sorted(
        (Opening(day, rule.opens, rule.closes, rule.note) for rule in rules), key=lambda opening: opening.opens
    )


def upcoming(schedule: Schedule, start: date, *, count: int = 3, horizon_days: int = 100) -> list[Opening]:
    """The next openings from `start` on, at most `count`, looking `horizon_days` ahead."""
    found: list[Opening] = []
    for offset in range(horizon_days):
        found += openings_on(schedule, start + timedelta(days=offset))
        if len(found) >= count:
            break
    return found[:count]


def closed_days(schedule: Schedule, start: date, *, days: int = 21) -> Iterator[tuple[date, str]]:
    """Days soon on which it would be open but for a holiday or a closure: (day, reason)."""
    always = Schedule(weekly=schedule.weekly, monthly=schedule.monthly, closed_on_holidays=False)
    for offset in range(days):
        day = start + timedelta(days=offset)
        if openings_on(always, day) and not openings_on(schedule, day):
            closure = _closure(schedule, day)
            yield day, holiday_name(schedule, day) or (closure.reason if closure else "")


def sentences(schedule: Schedule) -> list[str]:
    """The schedule in words, one line a rule: "mandag–torsdag kl. 9.00–15.30"."""
    lines = [
        _with_note(f"{_days_in_words(rule.days)} {_span(rule.opens, rule.closes)}", rule.note)
        for rule in sorted(schedule.weekly, key=lambda rule: (min(rule.days, default=7), rule.opens))
    ]
    lines += [_with_note(_monthly_in_words(rule), rule.note) for rule in schedule.monthly]
    lines += schedule.notes
    if schedule.closed_on_holidays and (schedule.weekly or schedule.monthly):
        lines.append(_("Closed on public holidays"))
    return lines


def _with_note(line: str, note: str) -> str:
    return f"{line} ({note})" if note else line


def _monthly_in_words(rule: Monthly) -> str:
    ordinals = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), LAST_WEEK: _("last")}
    line = _("%(ordinal)s %(day)s of the month %(hours)s") % {
        "ordinal": ordinals[rule.week],
        "day": str(WEEKDAYS[rule.day]),
        "hours": _span(rule.opens, rule.closes),
    }
    if rule.if_holiday == IfHoliday.WEEK_AFTER:
        line += _(". If that is a public holiday, one week later")
    return line


def _days_in_words(days: frozenset[int]) -> str:
    """Monday, Tuesday, Wednesday, Friday -> "mandag–onsdag og fredag"."""
    runs: list[str] = []
    for _offset, group in groupby(enumerate(sorted(days)), key=lambda pair: pair[1] - pair[0]):
        run = [str(WEEKDAYS[day]) for _index, day in group]
        runs += run if len(run) <= 2 else [f"{run[0]}–{run[-1]}"]
    *first, last = runs or [""]
    return _("%(list)s and %(last)s") % {"list": listed(first), "last": last} if first else last


def listed(items: Iterable[str]) -> str:
    """The items one after another, with the comma of the language between them."""
    return pgettext("between the items of a list", ", ").join(items)


def _span(opens: time, closes: time) -> str:
    """Danish puts "kl." before a time, but only once before a span."""
    return f"{time_format(opens)}–{time_format(closes).removeprefix('kl. ')}"
