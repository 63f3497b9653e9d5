# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Opening hours as a page says them: what holds in general, whether somebody is there now, and what differs soon.

Pure: takes a schedule and a local time, returns words.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guides.hours import Closure, Opening, Schedule, closed_days, openings_on, sentences, upcoming

NOTICE_DAYS = 21
"""How many days before a holiday or a closure readers are told."""


@dataclass(frozen=True)
class OpeningHours:
    """`status` is empty when nothing but words is known of the hours."""

    lines: list[str]
    is_open: bool
    status: str
    exceptions: list[str]


def opening_hours(schedule: Schedule, now: datetime) -> OpeningHours:
    """The hours as they look at `now`, a local time."""
    current = next((opening for opening in openings_on(schedule, now.date()) if _is_during(opening, now)), None)
    return OpeningHours(
        lines=sentences(schedule),
        is_open=current is not None,
        status=_open_until(current) if current else _opens_next(schedule, now),
        exceptions=[*_closures(schedule, now.date()), *_holidays(schedule, now.date())],
    )


def _is_during(opening: Opening, now: datetime) -> bool:
    return opening.opens <= now.time() < opening.closes


def _open_until(opening: Opening) -> str:
    return _("Open now, until %(time)s") % {"time": time_format(opening.closes)}


def _opens_next(schedule: Schedule, now: datetime) -> str:
    coming = (
        opening
        for opening in upcoming(schedule, now.date(), count=4)
        if (opening.day, opening.opens) > (now.date(), now.time())
    )
    opening = next(coming, None)
    if opening is None:
        return ""
    return _("Closed now. Opens %(day)s %(time)s") % {
        "day": _day_in_words(opening.day, now.date()),
        "time": time_format(opening.opens),
    }


def _day_in_words(day: date, today: date) -> str:
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return _weekday_and_day(day)


def _closures(schedule: Schedule, today: date) -> list[str]:
    soon = today + timedelta(days=NOTICE_DAYS)
    return [_closure_in_words(each) for each in schedule.closures if today <= each.last and each.first <= soon]


def _closure_in_words(closure: Closure) -> str:
    if closure.first == closure.last:
        text = _("Closed %(day)s") % {"day": _weekday_and_day(closure.first)}
    else:
        text = _("Closed from %(first)s to %(last)s, both days included") % {
            "first": _day_and_month(closure.first),
            "last": _day_and_month(closure.last),
        }
    return f"{text}: {closure.reason}" if closure.reason else text


def _holidays(schedule: Schedule, today: date) -> list[str]:
    return [
        _("Closed %(day)s: %(reason)s") % {"day": _weekday_and_day(day), "reason": reason}
        for day, reason in closed_days(schedule, today, days=NOTICE_DAYS)
        if not any(closure.first <= day <= closure.last for closure in schedule.closures)
    ]


def _weekday_and_day(day: date) -> str:
    return date_format(day, pgettext("date format: Thursday 3 December", "l j F"))


def _day_and_month(day: date) -> str:
    return date_format(day, pgettext("date format: 3 December", "j F"))
