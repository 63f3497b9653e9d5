# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A withdrawn department takes its live guides along, also at the addresses beside the page tree."""

import json

import pytest
from django.test import Client

from guides.models import GuidePage, PlacePage
from guides.plays.models import Play
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.guides.plays.messages import play_message

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

    assert [client.get(address).status_code for address in (f"/g/{guide.uuid}/", step)] == [404, 404]


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
        response = client.post("/api/v1/plays", json.dumps(message), content_type="application/json")
        assert response.status_code == 204

    assert [play.guide for play in Play.objects.all()] == [elsewhere.uuid]
