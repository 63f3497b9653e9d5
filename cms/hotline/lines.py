# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who of a department to ring right now. Pure over pages that have been read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from guides.models import ContactPage, DepartmentPage
from guides.site.opening import OpeningHours, opening_hours


@dataclass(frozen=True)
class Line:
    """`name` is a function, with the person's name where the department shows it to everybody."""

    name: str
    phone: str
    note: str
    hours: OpeningHours

    @property
    def is_open(self) -> bool:
        return self.hours.is_open


@dataclass(frozen=True)
class Reachable:
    """A department and its lines, of which there is at least one: those that somebody answers now come first."""

    department: DepartmentPage
    lines: list[Line]


def reachable(department: DepartmentPage, contacts: Iterable[ContactPage], now: datetime) -> Reachable:
    """`now` is a local time. A number is there once: under a contact, which tells more of it than the department."""
    found = {_digits(line.phone): line for line in _lines(department, contacts, now)}
    return Reachable(department, sorted(found.values(), key=lambda line: not line.is_open))


def _lines(department: DepartmentPage, contacts: Iterable[ContactPage], now: datetime) -> Iterator[Line]:
    """The department's own first. A contact without hours is there when the department is."""
    yield Line(
        _("The department's number"),
        department.help_phone,
        department.help_text,
        opening_hours(department.schedule, now),
    )
    for contact in contacts:
        if contact.phone:
            name = ", ".join(filter(None, (contact.title, contact.public_person)))
            hours = opening_hours(contact.schedule or department.schedule, now)
            yield Line(name, contact.phone, contact.note, hours)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))
