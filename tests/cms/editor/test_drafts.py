# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A draft can be unfinished in every way, and still be opened, read and mended."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.factories import (
    AdministratorFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client: Client) -> Client:
    client.force_login(AdministratorFactory())
    return client


def opened(client: Client, page: Page) -> list[int]:
    """What editing the draft and looking at it answer."""
    return [
        client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code for name in ("edit", "view_draft")
    ]


def test_with_half_filled_hours(client: Client) -> None:
    for page in (PlaceFactory(), DepartmentFactory()):
        page.hours = [
            ("weekly", {"days": ["0"], "opens": None, "closes": None, "note": ""}),
            ("monthly", {"week": "", "day": "", "opens": None, "closes": None, "if_holiday": "", "note": ""}),
            ("closure", {"first": None, "last": None, "reason": ""}),
        ]
        page.save_revision()
        assert opened(client, page) == [200, 200]


def test_its_films_are_shown_but_no_play_is_counted(client: Client) -> None:
    film = VideoFactory.create(is_public=True)
    guide = GuideFactory(questions=[blocks.question("Hvor?", film=film)])
    guide.save_revision()
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[guide.pk])).content.decode()
    for page, plays in ((preview, 0), (client.get(guide.url).content.decode(), 1)):
        assert page.count("<video") == 1
        assert page.count("data-play") == plays


def test_after_its_film_or_picture_was_deleted(client: Client) -> None:
    place, guide = PlaceFactory(live=False), GuideFactory(live=False)
    place.film, guide.cover_image = VideoFactory.create(), ImageFactory()
    for page in (place, guide):
        page.save_revision()
    for used in (place.film, guide.cover_image):
        used.delete()
    assert opened(client, place) == opened(client, guide) == [200, 200]
    assert place.get_latest_revision_as_object().film is None
    assert guide.get_latest_revision_as_object().cover_image is None
