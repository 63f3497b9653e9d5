# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A withdrawn department takes its live guides along, also at the addresses beside the page tree."""

import json

import pytest
from django.test import Client

from guides.models import GuidePage, PlacePage
from guides.plays.models import Play
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.guides.plays.messages import PHONE, play_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> GuidePage:
    department = DepartmentFactory(title="Borgerservice", live=False)
    return GuideFactory(title="Hemmelig vej", parent=department)


@pytest.fixture
def place(guide: GuidePage) -> PlacePage:
    return PlaceFactory(title="Lokale 9", department=guide.department)


def test_permanent_addresses_lead_nowhere(client: Client, guide: GuidePage) -> None:
    step = f"/g/{guide.uuid}/{guide.step_list[0].id}/"

    assert [client.get(address).status_code for address in (f"/g/{guide.uuid}/", step)] == [410, 410]


def test_sitemap_lists_only_what_can_be_read(client: Client, guide: GuidePage, place: PlacePage) -> None:
    readable = GuideFactory(title="Synlig vej")

    sitemap = client.get("/sitemap.xml").content.decode()

    assert readable.slug in sitemap
    assert guide.slug not in sitemap
    assert place.slug not in sitemap


def test_plays_are_not_counted(client: Client, guide: GuidePage, place: PlacePage) -> None:
    elsewhere = GuideFactory()
    film = VideoFactory.create(is_public=True)  # another department shows it too
    for message in (
        play_message(film, guide),
        play_message(film, place=str(place.uuid)),
        play_message(film, elsewhere),
    ):
        response = client.post("/api/v1/plays", json.dumps(message), content_type="application/json", headers=PHONE)
        assert response.status_code == 204

    assert [play.guide for play in Play.objects.all()] == [elsewhere.uuid]


def test_elsewhere_nothing_of_it_is_shown_and_nothing_leads_there(
    client: Client, guide: GuidePage, place: PlacePage
) -> None:
    contact = ContactFactory(title="Hemmelig skranke", department=guide.department)
    link = b.text(f'<p>Se <a linktype="page" id="{guide.pk}">den anden guide</a></p>')
    content = [b.guide(guide), b.place(place), b.contact(contact), link]
    elsewhere = GuideFactory(
        steps=[b.step("Kom", "", *content)], places=[b.place(place)], contacts=[b.contact(contact)]
    )

    for address in (elsewhere.url, f"{elsewhere.url}trin/1/", f"/api/v1/guides/{elsewhere.uuid}/"):
        response = client.get(address)
        assert response.status_code == 200
        shown = response.content.decode()
        for secret in (guide.title, place.title, contact.title, contact.phone, guide.url, place.url):
            assert secret not in shown, address
