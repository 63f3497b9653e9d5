# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whom to call, whom to text and where to go, beside the buttons of a step."""

import pytest
from django.test import Client

from guides.models import DepartmentPage
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b
from tests.guides.site.markup import one, page, value, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory(slug="handicap", title="Borgercenter", help_phone="00 12 34 10")


def at_hand(client: Client, address: str) -> dict[str, str]:
    bar = one(page(client, address), ".at-hand")
    return {value(link, "href"): words(link) for link in bar.select("a")}


def test_the_departments_phone_is_always_there(client: Client, department: DepartmentPage) -> None:
    GuideFactory(parent=department, slug="g")
    assert at_hand(client, "/handicap/g/trin/1/") == {"tel:+4500123410": "Ring til os : Borgercenter, 00 12 34 10"}


def test_what_the_step_names_comes_before_what_the_guide_names(client: Client, department: DepartmentPage) -> None:
    near = ContactFactory(department=department, title="Skranken", phone="00 12 34 77", sms="00 12 34 78")
    far = ContactFactory(department=department, phone="00 12 34 88", sms="00 12 34 89")
    here, there = (PlaceFactory(department=department, slug=slug) for slug in ("her", "der"))
    GuideFactory(
        parent=department,
        slug="g",
        contacts=[b.contact(far)],
        places=[b.place(there)],
        steps=[b.step("Kom", "", b.contact(near), b.place(here)), b.step("Vent", "Her.")],
    )
    assert list(at_hand(client, "/handicap/g/trin/1/")) == [
        "tel:+4500123477",
        "sms:+4500123478",
        "/handicap/sted/her/",
    ]
    # The guide's own contact may be for something else: to call there is the department.
    assert list(at_hand(client, "/handicap/g/trin/2/")) == [
        "tel:+4500123410",
        "sms:+4500123489",
        "/handicap/sted/der/",
    ]


def test_texts_are_offered_only_where_somebody_takes_them(client: Client, department: DepartmentPage) -> None:
    contact = ContactFactory(department=department, phone="00 12 34 77", sms="")
    GuideFactory(parent=department, slug="g", steps=[b.step("Kom", "", b.contact(contact))])
    assert list(at_hand(client, "/handicap/g/trin/1/")) == ["tel:+4500123477"]


def test_nobody_is_sent_to_what_is_withdrawn(client: Client, department: DepartmentPage) -> None:
    place = PlaceFactory(department=department, live=False)
    contact = ContactFactory(department=department, phone="00 12 34 77", sms="00 12 34 77", live=False)
    GuideFactory(parent=department, slug="g", steps=[b.step("Kom", "", b.place(place), b.contact(contact))])
    assert list(at_hand(client, "/handicap/g/trin/1/")) == ["tel:+4500123410"]


def test_the_map_is_asked_for_the_address_by_whoever_taps_it(client: Client, department: DepartmentPage) -> None:
    PlaceFactory(department=department, slug="her", street="Lærkevej 12 & Søn", postcode="9999", city="Fjordby")
    link = one(page(client, "/handicap/sted/her/"), "a[data-map]")
    assert link["data-map"] == "Lærkevej 12 & Søn, 9999 Fjordby"
    assert value(link, "href").endswith("?query=L%C3%A6rkevej%2012%20%26%20S%C3%B8n%2C%209999%20Fjordby")
    assert "noreferrer" in link["rel"]
