# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whom of a department to ring right now."""

from datetime import datetime

import pytest

from cms.hotline.lines import Reachable, reachable
from tests.factories import ContactFactory, DepartmentFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

THURSDAY = datetime(2026, 12, 3, 10, 0)  # noqa: DTZ001 - local, as lines take it
OWN = "Afdelingens nummer"
EVENING = datetime(2026, 12, 3, 20, 0)  # noqa: DTZ001


def read(now: datetime, **contacts: str) -> Reachable:
    """A department that is open 9–15, with a contact for each name: "" has no hours of its own, or a span of hours."""
    department = DepartmentFactory(title="Familiehuset", slug=f"huset-{now:%H}", help_phone="00 12 34 10")
    made = [
        ContactFactory(
            department=department,
            title=name,
            phone=f"00 00 00 {number:02}",
            hours=[b.weekly("01234", *span.split("-"))] if span else [],
        )
        for number, (name, span) in enumerate(contacts.items())
    ]
    return reachable(department, made, now)


def test_whoever_answers_now_comes_first() -> None:
    found = read(EVENING, Skranken="", Vagten="16:00-23:00")
    assert [line.name for line in found.lines] == ["Vagten", OWN, "Skranken"]
    assert [line.is_open for line in found.lines] == [True, False, False]
    assert found.lines[0].hours.status == "Åbent nu til kl. 23.00"


def test_a_contact_without_hours_is_there_when_the_department_is() -> None:
    opened = read(THURSDAY, Skranken="")
    assert all(line.is_open for line in opened.lines)
    closed = read(EVENING, Skranken="")
    assert not any(line.is_open for line in closed.lines)
    assert {line.hours.status for line in closed.lines} == {"Lukket nu. Åbner i morgen kl. 9.00"}


def test_a_holiday_closes() -> None:
    christmas = datetime(2026, 12, 25, 10, 0)  # noqa: DTZ001
    assert not any(line.is_open for line in read(christmas, Skranken="").lines)


def test_a_number_is_there_once() -> None:
    department = DepartmentFactory(help_phone="00 12 34 10")
    contact = ContactFactory(department=department, title="Skranken", phone="00123410")
    (line,) = reachable(department, [contact], THURSDAY).lines
    assert line.name == "Skranken"


def test_a_name_is_shown_where_the_department_shows_it() -> None:
    department = DepartmentFactory(title="Huset")
    hidden = ContactFactory(department=department, title="Vagten", person="Karin Lund", phone="1")
    shown = ContactFactory(department=department, title="Skranken", person="Bo Holm", show_person=True, phone="2")
    names = [line.name for line in reachable(department, [hidden, shown], THURSDAY).lines]
    assert names == [OWN, "Vagten", "Skranken, Bo Holm"]


def test_a_contact_without_a_phone_is_no_line() -> None:
    department = DepartmentFactory(title="Huset")
    found = reachable(department, [ContactFactory(department=department, phone="")], THURSDAY)
    assert [line.name for line in found.lines] == [OWN]
