# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The service worker, the shelf and the web app's manifest: the same for everybody, and known to no database."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from wagtail.models import Site

from guides.models import Look
from tests.factories import DepartmentFactory, GuideFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("assets")]

ICON = "/static/"


def test_service_worker_may_answer_for_the_whole_site(client: Client) -> None:
    answer = client.get("/offline/worker.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]


def test_manifest_leads_to_the_shelf_and_has_icons_of_the_sizes_that_it_says(client: Client) -> None:
    answer = client.get("/offline/app.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert manifest["name"] == "Vis Vej – Fjordby Kommune"
    assert manifest["start_url"] == "/mine-guider/"
    assert {icon.get("purpose") for icon in manifest["icons"]} == {None, "any", "maskable"}
    for icon in manifest["icons"]:
        file = finders.find(icon["src"].removeprefix(ICON))
        assert file, icon
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert icon["sizes"] == f"{picture.width}x{picture.height}"


def test_manifest_has_the_municipalitys_look(client: Client) -> None:
    Look.objects.create(site=Site.objects.get(), name="Søby", colour="#7a1f3d")
    manifest = json.loads(client.get("/offline/app.webmanifest").content)
    assert (manifest["name"], manifest["theme_color"]) == ("Vis Vej – Søby", "#7a1f3d")


@pytest.mark.parametrize(
    "path", ["/mine-guider/", "/en/mine-guider/", "/offline/worker.js", "/offline/app.webmanifest"]
)
def test_what_is_the_same_for_everybody_asks_at_most_whose_site_it_is(client: Client, path: str) -> None:
    client.get(path)  # how the municipality looks is remembered for a while
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    assert answer.status_code == 200
    assert len(captured) <= 1
    assert not answer.cookies


def test_guide_offers_to_be_saved_and_a_discreet_one_explains(client: Client) -> None:
    plain = client.get(GuideFactory().get_url()).content.decode()
    discreet = client.get(GuideFactory(discreet=True).get_url()).content.decode()
    words = "Andre, der bruger din telefon, kan se, hvad du gemmer."
    assert "Gem på min telefon" in plain
    assert words not in plain
    assert words in discreet


@pytest.mark.parametrize("slug", ["offline", "mine-guider"])
def test_no_department_hides_it(slug: str) -> None:
    with pytest.raises(ValidationError):
        DepartmentFactory(slug=slug)
