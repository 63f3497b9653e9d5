# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A guide's document: what it holds, what it keeps to itself, and in which language."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from guides.feed.presenters import guide_document
from guides.loading import load_guide
from guides.models import GuidePage
from guides.readable import find_guide
from media_pipeline.models import Image, Video
from tests.factories import (
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
)
from tests.guides.feed.full_guide import full_guide

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent / "golden" / "document.json"


def read(client: Client, guide: GuidePage) -> dict[str, Any]:
    response = client.get(f"/api/v1/guides/{guide.uuid}/")
    assert response.status_code == 200
    document: dict[str, Any] = response.json()
    return document


def content(client: Client, *content: blocks.Block) -> list[dict[str, Any]]:
    """What the document shows of these blocks in a step."""
    shown: list[dict[str, Any]] = read(client, GuideFactory(steps=[blocks.step("Kom", "", *content)]))["steps"][0][
        "content"
    ]
    return shown


def test_golden() -> None:
    """The contract, byte for byte. After a wanted change: GOLDEN=write pytest tests/guides/feed/test_document.py"""
    page = find_guide(full_guide().guide.uuid)
    assert page
    # Without any catalogue, so that a better Danish word is no change of the contract.
    with translation.override(None):
        loaded = load_guide(page)
        document = guide_document(page, translations=[], modified=loaded.modified, today=date(2026, 3, 30))
    shown = json.loads(document.to_json("https://visvej.fjordby.example"))
    for picture in (shown["cover_image"], shown["steps"][1]["content"][1]):
        for source in picture["sources"]:
            source["url"] = source["url"].rsplit("/", 1)[0] + "/…"  # the file's name is random
    text = json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(text)
    assert text == GOLDEN.read_text()


def test_alternatives_share_a_number_and_have_addresses_of_their_own(client: Client) -> None:
    guide = GuideFactory(
        steps=[
            blocks.step("Ring", "Nu."),
            blocks.step("Kom", "Nu.", kind="alternative"),
            blocks.step("Tag en med", "Hvis du vil.", kind="optional"),
        ]
    )
    steps = read(client, guide)["steps"]
    assert [(step["number"], step["kind"]) for step in steps] == [(1, "required"), (1, "alternative"), (2, "optional")]
    assert [client.get(step["url"]).status_code for step in steps] == [200, 200, 200]
    assert len({step["url"] for step in steps}) == 3
    (item,) = client.get("/feed.json").json()["items"]
    assert "\n\n1. Ring\nNu.\n\n1b. Kom\nNu.\n\n2. Tag en med\n" in item["content_text"]


class TestWithdrawn:
    """A withdrawn place or contact in a live guide: said to be withdrawn, and nothing of its data."""

    def test_place(self, client: Client) -> None:
        gone = PlaceFactory(live=False, title="Det gamle hus")
        (block,) = content(client, blocks.place(gone))
        assert set(block) == {"type", "what", "message"}
        assert (block["type"], block["what"]) == ("withdrawn", "place")

    def test_contact(self, client: Client) -> None:
        (block,) = content(client, blocks.contact(ContactFactory(live=False)))
        assert (block["type"], block["what"]) == ("withdrawn", "contact")

    def test_deleted(self, client: Client) -> None:
        place = PlaceFactory()
        guide = GuideFactory(places=[blocks.place(place)])
        place.delete()
        assert [each["type"] for each in read(client, guide)["places"]] == ["withdrawn"]

    def test_guide(self, client: Client) -> None:
        assert content(client, blocks.guide(GuideFactory(live=False))) == []


class TestPrivate:
    """Nothing in a document leads to what citizens may not see."""

    @pytest.mark.parametrize("state", ["waiting", "failed", None])
    def test_film_that_is_not_ready(self, client: Client, state: str | None) -> None:
        assert content(client, blocks.film(VideoFactory(state=state, is_public=True))) == []

    def test_film_and_picture_of_a_draft(self, client: Client) -> None:
        assert content(client, blocks.film(VideoFactory()), blocks.picture(ImageFactory())) == []

    def test_deleted_film_and_picture(self, client: Client) -> None:
        film, picture = VideoFactory(is_public=True), ImageFactory(is_public=True)
        guide = GuideFactory(steps=[blocks.step("Kom", "", blocks.film(film), blocks.picture(picture))])
        Video.objects.filter(pk=film.pk).delete()
        Image.objects.filter(pk=picture.pk).delete()
        assert read(client, guide)["steps"][0]["content"] == []

    def test_addresses_are_not_signed(self, client: Client) -> None:
        response = client.get(f"/api/v1/guides/{full_guide().guide.uuid}/")
        assert b"?s=" not in response.content

    def test_name_that_the_department_does_not_show(self, client: Client) -> None:
        hidden = ContactFactory(person="Hemmelig Hansen", show_person=False)
        (block,) = content(client, blocks.contact(hidden))
        assert block["person"] == ""
        shown = ContactFactory(person="Karin Lund", show_person=True)
        assert content(client, blocks.contact(shown))[0]["person"] == "Karin Lund"

    def test_owner_and_review_date_are_internal(self, client: Client) -> None:
        guide = GuideFactory(review_date=date(2031, 2, 3))
        assert "2031" not in json.dumps(read(client, guide))


@pytest.mark.parametrize("withdraw", ["guide", "department"])
def test_not_found_once_it_is_withdrawn(client: Client, withdraw: str) -> None:
    guide = GuideFactory()
    (guide if withdraw == "guide" else guide.department).unpublish()
    response = client.get(f"/api/v1/guides/{guide.uuid}/")
    assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})


@pytest.mark.parametrize("name", ["6f0c1f0e-7d3b-4f0e-9d53-0a1b2c3d4e5f", "1", "x", "%00", "../admin"])
def test_not_found(client: Client, name: str) -> None:
    assert client.get(f"/api/v1/guides/{name}/").status_code == 404


def test_links_inside_text_are_absolute(client: Client) -> None:
    other = GuideFactory()
    (block,) = content(client, blocks.text(f'<p><a linktype="page" id="{other.pk}">Se her</a></p>'))
    assert f'href="http://testserver{other.url}"' in block["html"]


def test_text_is_clean(client: Client) -> None:
    (block,) = content(client, blocks.text('<p onclick="x">Hej<script>alert(1)</script><img src=x></p>'))
    assert block["html"] == "<p>Hej</p>"


class TestLanguages:
    def test_a_translation_speaks_its_language_and_names_the_others(self, client: Client) -> None:
        department = DepartmentFactory()
        place = PlaceFactory(department=department, title="Den blå dør")
        guide = GuideFactory(parent=department, places=[blocks.place(place)])
        english = Locale.objects.create(language_code="en")
        translated = guide.copy_for_translation(english, copy_parents=True)
        translated.save_revision().publish()
        translated_place = place.copy_for_translation(english, copy_parents=True)
        translated_place.title = "The blue door"
        translated_place.save_revision().publish()

        danish, other = read(client, guide), read(client, translated)
        assert (danish["language"], danish["places"][0]["title"]) == ("da", "Den blå dør")
        assert (other["language"], other["places"][0]["title"]) == ("en", "The blue door")
        assert other["audiences"][0]["label"] == "Citizen"
        assert [each["language"] for each in other["translations"]] == ["da"]
        assert client.get(danish["translations"][0]["document_url"]).json() == other
        assert danish["url"] != other["url"]

    def test_a_draft_translation_is_not_told_of(self, client: Client) -> None:
        guide = GuideFactory()
        guide.copy_for_translation(Locale.objects.create(language_code="en"), copy_parents=True)
        assert read(client, guide)["translations"] == []
