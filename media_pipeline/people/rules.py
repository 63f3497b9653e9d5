# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""When a film or a picture that shows people may be shown. Pure: plain values in, answers out.

Days are the municipality's own (Europe/Copenhagen): the caller says which day it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WARN_BEFORE = timedelta(days=30)
"""How long before the end of a ground its owner hears of it."""

_MUNICIPALITY = ZoneInfo("Europe/Copenhagen")


class People(TextChoices):
    UNANSWERED = "", gettext_lazy("Not answered yet")
    NOBODY = "nobody", gettext_lazy("No, nobody can be recognised")
    SOMEBODY = "somebody", gettext_lazy("Yes, somebody can be recognised")


@dataclass(frozen=True)
class Basis:
    """One recorded ground for showing one person.

    Grounds with the same `shows` are about the same person; the newest decides, the earlier ones are history.
    """

    shows: str
    created_at: datetime
    withdrawn_at: datetime | None = None
    ends_on: date | None = None
    """The last day on which it holds."""

    def has_ended(self, today: date) -> bool:
        return self.ends_on is not None and self.ends_on < today

    def holds(self, today: date) -> bool:
        return self.withdrawn_at is None and not self.has_ended(today)


@dataclass(frozen=True)
class Missing:
    """What stands in the way of showing it; `code` is for programs."""

    code: str
    message: str


def newest(bases: Iterable[Basis]) -> list[Basis]:
    """The one that decides, for each person. Given in the order in which they were recorded."""
    return list({basis.shows: basis for basis in bases}.values())


def may_be_shown(people: str, bases: Iterable[Basis], today: date) -> bool:
    """Whether the public may see it. What nobody has answered yet stays where it is, but is not published anew."""
    if people != People.SOMEBODY:
        return True
    deciding = newest(bases)
    return bool(deciding) and all(basis.holds(today) for basis in deciding)


def missing(people: str, bases: Iterable[Basis], today: date) -> list[Missing]:
    """What must be done before it is published."""
    if people == People.NOBODY:
        return []
    if people != People.SOMEBODY:
        return [Missing("people-unanswered", _("Answer whether anybody can be recognised."))]
    deciding = newest(bases)
    if not deciding:
        return [Missing("people-without-ground", _("Write down who can be recognised, and why they may be shown."))]
    return [_lapsed(basis) for basis in deciding if not basis.holds(today)]


def _lapsed(basis: Basis) -> Missing:
    if basis.withdrawn_at:
        message = _("The consent for “%(person)s” is withdrawn. Write down a new ground, or choose something else.")
        return Missing("people-withdrawn", message % {"person": basis.shows})
    message = _("The ground for showing “%(person)s” has ended. Write down a new ground, or choose something else.")
    return Missing("people-ended", message % {"person": basis.shows})


def last_change(bases: Iterable[Basis], now: datetime) -> datetime | None:
    """When somebody's ground last came, ended or was withdrawn: saved copies older than that are out of date."""
    moments = (moment for basis in bases for moment in _moments(basis))
    return max((moment for moment in moments if moment <= now), default=None)


def _moments(basis: Basis) -> Iterable[datetime]:
    yield basis.created_at
    if basis.withdrawn_at:
        yield basis.withdrawn_at
    if basis.ends_on and basis.ends_on < date.max:
        yield datetime.combine(basis.ends_on + timedelta(days=1), time(), _MUNICIPALITY)
