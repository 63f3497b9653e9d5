# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Each page takes a fixed number of queries, however much there is to show."""

import json

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guides.models import DepartmentPage
from tests.factories import (
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    LifeSituationFactory,
    PlaceFactory,
    VideoFactory,
)
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


def fill(department: DepartmentPage, amount: int) -> None:
    """A department with `amount` of everything."""
    places = [PlaceFactory(department=department) for _ in range(amount)]
    contacts = [ContactFactory(department=department) for _ in range(amount)]
    guides = [GuideFactory(parent=department, cover_image=ImageFactory(is_public=True)) for _ in range(amount)]
    content = [
        block
        for place, contact, guide in zip(places, contacts, guides, strict=True)
        for block in (
            b.place(place),
            b.contact(contact),
            b.guide(guide),
            b.picture(ImageFactory(is_public=True)),
            b.film(VideoFactory.create(is_public=True)),
        )
    ]
    department.places = json.dumps([b.place(place) for place in places])
    department.contacts = json.dumps([b.contact(contact) for contact in contacts])
    department.save()
    PlaceFactory(department=department, slug="her", film=VideoFactory.create(is_public=True))
    GuideFactory(
        parent=department,
        slug="guiden",
        situations=[LifeSituationFactory(slug=f"{department.slug}-{number}") for number in range(amount)],
        cover_image=ImageFactory(is_public=True),
        places=[b.place(place) for place in places],
        contacts=[b.contact(contact) for contact in contacts],
        questions=[b.question("Hvordan?", film=VideoFactory.create(is_public=True)) for _ in range(amount)],
        steps=[b.step("Et trin", "Tekst", *content)] * amount,
    )


def queries(client: Client, address: str) -> list[str]:
    """What a request asks the database when pictures have their sizes and caches know the site."""
    client.get(address)
    caches["renditions"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in captured]


EXPECTED = {
    "/{}/": 16,
    "/{}/guiden/": 35,
    "/{}/guiden/trin/1/": 27,
    "/{}/guiden/trin/1/svar/hjaelp/": 27,
    "/{}/guiden/svar/ja/": 24,
    "/{}/guiden/det-hele/": 35,
    "/{}/sted/her/": 20,
    "/": 12,
    "/soeg/?q=trin": 8,
    "/soeg/forslag/?q=trin": 8,
    "/for/paaroerende/": 8,
    "/livssituation/{}-0/": 10,
}


def test_number_of_queries_is_fixed(client: Client) -> None:
    fill(DepartmentFactory(slug="lille"), 1)
    few = {address: queries(client, address.format("lille")) for address in EXPECTED}
    fill(DepartmentFactory(slug="stor"), 3)
    many = {address: queries(client, address.format("stor")) for address in EXPECTED}
    for address, asked in many.items():
        assert len(asked) == len(few[address]), "\n".join((address, *sorted(asked)))
    assert {address: len(asked) for address, asked in many.items()} == EXPECTED
