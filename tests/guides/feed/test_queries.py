# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A fixed number of queries, however many guides, steps, places and pictures there are."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from guides.models import DepartmentPage, GuidePage
from tests.factories import (
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
)

pytestmark = pytest.mark.django_db


def queries(client: Client, path: str) -> int:
    """How many it takes, once the sizes of the pictures have been made."""
    client.get(path)
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def add_guide(department: DepartmentPage, step_count: int = 1) -> GuidePage:
    image = ImageFactory(is_public=True)
    guide: GuidePage = GuideFactory(
        parent=department,
        cover_image=image,
        steps=[add_step(department) for _ in range(step_count)],
        questions=[blocks.question("Hvor?", film=VideoFactory(is_public=True)) for _ in range(step_count)],
        contacts=[blocks.contact(ContactFactory(department=department)) for _ in range(step_count)],
        places=[blocks.place(PlaceFactory(department=department)) for _ in range(step_count)],
    )
    return guide


def add_step(department: DepartmentPage) -> blocks.Block:
    room = PlaceFactory(department=department, film=VideoFactory(is_public=True))
    return blocks.step(
        "Kom",
        "Nu.",
        blocks.place(room),
        blocks.contact(ContactFactory(department=department)),
        blocks.film(VideoFactory(is_public=True)),
        blocks.picture(ImageFactory(is_public=True)),
        blocks.guide(GuideFactory(parent=department, live=True)),
    )


def test_feeds(client: Client) -> None:
    paths = ("/feed.json", "/borgerservice/feed.json")
    department = DepartmentFactory(slug="borgerservice")
    add_guide(department)
    few = [queries(client, path) for path in paths]
    for _ in range(3):
        add_guide(department)
        GuideFactory()
    assert [queries(client, path) for path in paths] == few
    assert max(few) <= 20  # one of them counts


def test_document(client: Client) -> None:
    department = DepartmentFactory()
    small, large = add_guide(department), add_guide(department, step_count=3)
    few = queries(client, f"/api/v1/guides/{small.uuid}/")
    assert queries(client, f"/api/v1/guides/{large.uuid}/") == few
    assert few <= 37


def test_document_of_a_translation(client: Client) -> None:
    """Its places, contacts and guides are looked up in its language, all at once."""
    english = Locale.objects.create(language_code="en")
    department = DepartmentFactory()
    counts = []
    for step_count in (1, 3):
        guide = add_guide(department, step_count)
        counts.append(queries(client, f"/api/v1/guides/{translate(guide, english).uuid}/"))
    assert counts[0] == counts[1]


def translate(guide: GuidePage, locale: Locale) -> GuidePage:
    translation: GuidePage = guide.copy_for_translation(locale, copy_parents=True)
    for step in guide.step_list:
        for block in step.value["content"]:
            if block.block_type in {"place", "contact"}:
                block.value.copy_for_translation(locale, copy_parents=True).save_revision().publish()
    translation.save_revision().publish()
    return translation
