# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A municipality's own name, logo and colours: who sets them, what is refused, and what citizens get."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Site

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.models import Look
from guides.models.look import DAY, NIGHT
from media_pipeline.models import Image
from tests.factories import AdministratorFactory, DepartmentFactory, ImageFactory, UserFactory, home_page

pytestmark = pytest.mark.django_db

EDIT = "/admin/settings/guides/look/{}/"


@pytest.fixture
def site() -> Site:
    home_page()
    found: Site = Site.objects.get(is_default_site=True)
    return found


def page(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/").content, "html.parser")


def style_of(client: Client) -> str:
    link = page(client).select_one('link[href^="/udseende.css"]')
    assert link
    return client.get(str(link["href"])).content.decode()


def test_without_a_look_there_is_no_second_style_sheet(client: Client, site: Site) -> None:
    assert not page(client).select('link[href^="/udseende.css"]')
    assert client.get("/udseende.css").status_code == 404
    assert page(client).select("svg.site-header__mark")


def test_the_name_replaces_the_installations(client: Client, site: Site) -> None:
    Look.objects.create(site=site, name="Søby Kommune")
    found = page(client)
    assert found.select_one(".site-header__owner").text == "Søby Kommune"  # type: ignore[union-attr]
    assert "Søby Kommune" in found.title.text  # type: ignore[union-attr]
    assert "Fjordby Kommune" not in found.title.text  # type: ignore[union-attr]


def test_the_colour_is_there_by_day_and_lighter_by_night(client: Client, site: Site) -> None:
    Look.objects.create(site=site, colour="#7a1f3d")
    day, night = style_of(client).split("@media screen and (prefers-color-scheme:dark)")
    assert "--spruce:#7a1f3d;" in day
    assert f"--spruce:{NIGHT.nearest('#7a1f3d')};" in night
    assert page(client).select('meta[name="theme-color"][content="#7a1f3d"]')


def test_the_style_sheet_is_kept_for_ever_only_where_its_address_names_it(client: Client, site: Site) -> None:
    Look.objects.create(site=site, colour="#7a1f3d")
    address = str(page(client).select_one('link[href^="/udseende.css"]')["href"])  # type: ignore[index]
    named = client.get(address)
    assert named.headers["Content-Type"] == "text/css"
    assert "immutable" in named.headers["Cache-Control"]
    assert client.get("/udseende.css?v=0").headers["Cache-Control"] == "no-cache"


def test_what_is_saved_is_seen_at_once(
    client: Client, site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    page(client)
    with django_capture_on_commit_callbacks(execute=True):
        Look.objects.create(site=site, name="Søby Kommune")
    assert page(client).select_one(".site-header__owner").text == "Søby Kommune"  # type: ignore[union-attr]


def test_asks_the_database_once_a_minute(client: Client, site: Site) -> None:
    Look.objects.create(site=site, colour="#7a1f3d", logo=ImageFactory(is_public=True))
    page(client)
    with CaptureQueriesContext(connection) as captured:
        page(client)
    assert [query["sql"] for query in captured if "guides_look" in query["sql"]] == []


def test_the_logo_becomes_public_with_the_look_and_private_without_it(
    client: Client, site: Site, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    logo = ImageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        look = Look.objects.create(site=site, logo=logo)
    image = page(client).select_one("img.site-header__logo")
    assert image
    assert image["alt"] == ""
    assert client.get(str(image["src"])).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        look.delete()
    assert not Image.objects.get(pk=logo.pk).is_public


@pytest.mark.parametrize(
    ("field", "colour", "nearest"),
    [("colour", "#e8a13a", DAY.nearest("#e8a13a")), ("night_colour", "#0f5257", NIGHT.nearest("#0f5257"))],
)
def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(
    site: Site, field: str, colour: str, nearest: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        Look(site=site, **{field: colour}).full_clean()
    assert nearest in refused.value.message_dict[field][0]
    Look(site=site, **{field: nearest}).full_clean()


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "}:root{"])
def test_what_is_no_colour_is_refused(site: Site, text: str) -> None:
    with pytest.raises(ValidationError, match="#0f5257"):
        Look(site=site, colour=text).full_clean()


def test_administrators_change_it(client: Client, site: Site) -> None:
    client.force_login(AdministratorFactory())
    form = {"name": "Søby Kommune", "logo": "", "colour": " #7A1F3D ", "night_colour": ""}
    response = client.post(EDIT.format(site.pk), form)
    assert response.status_code == 302
    assert (Look.objects.get().name, Look.objects.get().colour) == ("Søby Kommune", "#7a1f3d")
    refused = client.post(EDIT.format(site.pk), form | {"colour": "#e8a13a"})
    assert "kan læses" in refused.content.decode()
    assert Look.objects.get().colour == "#7a1f3d"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.MANAGER])
def test_a_departments_staff_do_not(client: Client, site: Site, role: Role) -> None:
    department, user = DepartmentFactory(), UserFactory()
    provision(department)
    assign(user, department, role)
    client.force_login(user)
    client.post(EDIT.format(site.pk), {"name": "Vores", "logo": "", "colour": "", "night_colour": ""})
    assert not Look.objects.exists()
