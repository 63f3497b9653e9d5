# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What links show elsewhere, and what search engines are told; of a discreet guide neither says anything."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
SCRIPT_END = "Er </script><script>alert(1)</script> & “rigtigt”?"


@pytest.fixture
def department() -> DepartmentPage:
    made: DepartmentPage = DepartmentFactory(title="Rådhuset", slug="raadhuset", about="<p>Vi <b>hjælper</b>.</p>")
    return made


def guide(department: DepartmentPage, **fields: Any) -> GuidePage:
    film = VideoFactory.create(is_public=True, title="Vejen ind")
    made: GuidePage = GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        summary="Sådan går du.",
        cover_image=ImageFactory(is_public=True),
        questions=[b.question(SCRIPT_END, "<p>Førerhunde <b>må</b>.</p><p>Andre ikke.</p>", film=film)],
        steps=[b.step("Gå ind", "Ad den blå dør.", b.film(film)), b.step("Vent", "")],
        **fields,
    )
    return made


def page(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def preview(client: Client, address: str) -> dict[str, str]:
    tags = page(client, address).select('meta[property^="og:"]')
    return {str(tag["property"]).removeprefix("og:"): str(tag["content"]) for tag in tags}


def told(client: Client, address: str) -> dict[str, Any]:
    scripts = page(client, address).select('script[type="application/ld+json"]')
    items = [json.loads(script.text) for script in scripts]
    assert all(item["@context"] == "https://schema.org" for item in items)
    return {item["@type"]: item for item in items}


def test_a_link_to_a_guide_shows_what_it_is_about(client: Client, department: DepartmentPage) -> None:
    guide(department)
    shown = preview(client, "/raadhuset/find-vej/")
    assert shown["title"] == "Find vej"
    assert shown["description"] == "Sådan går du."
    assert shown["url"] == f"{HOST}/raadhuset/find-vej/"
    assert shown["site_name"] == "Fjordby Kommune"
    picture = client.get(shown["image"].removeprefix(HOST))
    assert picture.status_code == 200
    assert picture.headers["Content-Type"] == "image/jpeg"


def test_a_link_to_a_step_place_or_department_does_too(client: Client, department: DepartmentPage) -> None:
    guide(department)
    PlaceFactory(department=department, title="Lokalet", slug="lokalet")
    assert preview(client, "/raadhuset/find-vej/trin/1/")["title"] == "Gå ind – Find vej"
    assert preview(client, "/raadhuset/find-vej/trin/2/")["description"] == "Sådan går du."
    assert preview(client, "/raadhuset/")["description"] == "Vi hjælper."
    assert preview(client, "/raadhuset/sted/lokalet/")["title"] == "Lokalet"
    assert preview(client, "/soeg/?q=alkohol") == {
        "site_name": "Fjordby Kommune", "type": "website", "title": "Fjordby Kommune",
    }  # fmt: skip


@pytest.mark.parametrize("address", ["/raadhuset/find-vej/", "/raadhuset/find-vej/trin/1/"])
def test_a_discreet_guide_gives_nobody_away(client: Client, department: DepartmentPage, address: str) -> None:
    guide(department, discreet=True)
    assert preview(client, address) == {
        "site_name": "Fjordby Kommune", "type": "website", "title": "En guide fra Fjordby Kommune",
    }  # fmt: skip
    assert told(client, address) == {}


def test_a_picture_that_is_not_public_is_not_in_the_preview(client: Client, department: DepartmentPage) -> None:
    GuideFactory(parent=department, slug="guiden", cover_image=ImageFactory(is_public=False))
    assert "image" not in preview(client, "/raadhuset/guiden/")


def test_a_guide_tells_its_steps(client: Client, department: DepartmentPage) -> None:
    guide(department)
    item = told(client, "/raadhuset/find-vej/")["HowTo"]
    assert item["name"] == "Find vej"
    assert item["inLanguage"] == "da"
    assert item["publisher"] == {"@type": "GovernmentOrganization", "name": "Fjordby Kommune"}
    assert item["step"] == [
        {
            "@type": "HowToStep",
            "position": number,
            "name": title,
            "text": text,
            "url": f"{HOST}/raadhuset/find-vej/trin/{number}/",
        }
        for number, title, text in ((1, "Gå ind", "Ad den blå dør."), (2, "Vent", "Vent"))
    ]


def test_a_guide_tells_its_questions_and_no_text_can_leave_its_element(
    client: Client, department: DepartmentPage
) -> None:
    guide(department)
    assert b"<script>alert" not in client.get("/raadhuset/find-vej/").content
    (question,) = told(client, "/raadhuset/find-vej/")["FAQPage"]["mainEntity"]
    assert question == {
        "@type": "Question",
        "name": SCRIPT_END,
        "acceptedAnswer": {"@type": "Answer", "text": "Førerhunde må.\nAndre ikke."},
    }


@pytest.mark.parametrize("address", ["/raadhuset/find-vej/trin/1/", "/raadhuset/sted/lokalet/"])
def test_films_are_told_of_where_they_stand(client: Client, department: DepartmentPage, address: str) -> None:
    guide(department)
    film = VideoFactory.create(is_public=True, title="Vejen ind", text_description="Døren er blå.")
    PlaceFactory(department=department, slug="lokalet", film=film)
    item = told(client, address)["VideoObject"]
    assert item["name"] == "Vejen ind"
    assert item["description"]
    assert item["duration"].startswith("PT")
    assert item["uploadDate"].endswith("+00:00")
    assert item["contentUrl"].startswith(f"{HOST}/media/")
    assert item["thumbnailUrl"].startswith(f"{HOST}/media/")


def test_films_that_are_not_public_are_not_told_of(client: Client, department: DepartmentPage) -> None:
    PlaceFactory(department=department, slug="lokalet", film=VideoFactory.create(is_public=False))
    assert told(client, "/raadhuset/sted/lokalet/") == {}
