# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What was withdrawn says where to go, and nothing of what it was; what never was public isn't found."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client, RequestFactory
from django.views.defaults import server_error
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory

SECRET = "Samtale om alkohol"


@pytest.fixture
def department(db: None) -> DepartmentPage:
    made: DepartmentPage = DepartmentFactory(title="Rådhuset", slug="raadhuset", help_phone="00 12 34 10")
    return made


@pytest.fixture
def withdrawn(department: DepartmentPage) -> GuidePage:
    made: GuidePage = GuideFactory(parent=department, title=SECRET, slug="samtale")
    made.unpublish()
    return made


def test_a_withdrawn_guide_says_whom_to_call(client: Client, withdrawn: GuidePage) -> None:
    for address in (
        "/raadhuset/samtale/",
        "/raadhuset/samtale/trin/1/",
        "/raadhuset/samtale/trin/2b/",
        "/raadhuset/samtale/trin/1/svar/hjaelp/",
        "/raadhuset/samtale/svar/ja/",
        "/raadhuset/samtale/det-hele/",
        "/raadhuset/samtale/folder.pdf",
        "/raadhuset/samtale/haefte.pdf",
        f"/g/{withdrawn.uuid}/",
        f"/g/{withdrawn.uuid}/{withdrawn.step_list[0].id}/",
    ):
        response = client.get(address)
        page = response.content.decode()
        assert response.status_code == 410, address
        assert "Siden bruges ikke længere" in page
        assert 'href="tel:+4500123410"' in page
        assert 'href="/raadhuset/"' in page
        assert SECRET not in page
        assert '<meta name="robots" content="noindex">' in page


def test_an_answer_about_a_withdrawn_guide_is_answered_so_too(client: Client, withdrawn: GuidePage) -> None:
    response = client.post(f"/g/{withdrawn.uuid}/svar/", {"svar": "hjaelp"})
    assert response.status_code == 410
    assert 'href="tel:+4500123410"' in response.content.decode()


def test_whose_a_discreet_guide_was_is_not_told_by_its_permanent_address(client: Client, withdrawn: GuidePage) -> None:
    GuidePage.objects.filter(pk=withdrawn.pk).update(discreet=True)
    DepartmentFactory(title="Biblioteket")
    for address in (f"/g/{withdrawn.uuid}/", f"/g/{withdrawn.uuid}/{withdrawn.step_list[0].id}/"):
        page = client.get(address).content.decode()
        assert "Den kom fra" not in page
        assert "Biblioteket" in page
    assert "Den kom fra Rådhuset" in client.get("/raadhuset/samtale/").content.decode()


def test_a_withdrawn_place_too(client: Client, department: DepartmentPage) -> None:
    PlaceFactory(department=department, slug="lokalet").unpublish()
    for path in ("", "folder.pdf", "haefte.pdf"):
        assert client.get(f"/raadhuset/sted/lokalet/{path}").status_code == 410


def test_a_withdrawn_department_leads_to_the_others(client: Client, withdrawn: GuidePage) -> None:
    DepartmentFactory(title="Borgerservice", help_phone="00 12 34 99")
    GuideFactory(parent=withdrawn.department, slug="stadig-udgivet")
    Page.objects.get(pk=withdrawn.department.pk).unpublish()
    for address in ("/raadhuset/", "/raadhuset/samtale/", "/raadhuset/stadig-udgivet/"):
        response = client.get(address)
        assert response.status_code == 410, address
        assert "00 12 34 99" in response.content.decode()
        assert "Rådhuset" not in response.content.decode()


def test_what_was_never_published_is_not_found(client: Client, department: DepartmentPage) -> None:
    draft = GuideFactory(parent=department, slug="kladden", title=SECRET, live=False, first_published_at=None)
    copy = GuideFactory(parent=department, slug="original").copy(
        keep_live=False, update_attrs={"slug": "kopi", "title": SECRET}
    )
    for address in ("/raadhuset/kladden/", "/raadhuset/kopi/", f"/g/{draft.uuid}/", f"/g/{copy.uuid}/"):
        response = client.get(address)
        assert response.status_code == 404, address
        assert SECRET not in response.content.decode()


def test_what_a_live_guide_lacks_is_not_gone(client: Client, department: DepartmentPage) -> None:
    GuideFactory(parent=department, slug="guiden")
    assert client.get("/raadhuset/guiden/trin/7/").status_code == 404


def test_a_redirect_comes_first(client: Client, withdrawn: GuidePage) -> None:
    Redirect.add_redirect("/raadhuset/samtale/", "/raadhuset/")
    assert client.get("/raadhuset/samtale/").headers["Location"] == "/raadhuset/"


@pytest.mark.parametrize("path", ["%00/", "x%00/trin/1/", "en/%00/", "trin/1/", "x/" * 800])
def test_made_up_addresses_are_not_found(client: Client, department: DepartmentPage, path: str) -> None:
    assert client.get(f"/{path}").status_code == 404


def test_not_found_offers_the_search_and_the_departments(client: Client, department: DepartmentPage) -> None:
    page = BeautifulSoup(client.get("/findes-ikke/").content, "html.parser")
    assert page.select('form[role="search"]')
    assert page.select('.cards a[href="tel:+4500123410"]')


@pytest.mark.django_db
def test_not_found_before_there_is_a_site(client: Client, settings: Settings) -> None:
    settings.HELP_PHONE = "00 12 34 00"
    response = client.get("/findes-ikke/")
    assert response.status_code == 404
    assert "00 12 34 00" in response.content.decode()


@pytest.mark.parametrize("number", ["00 12 34 00", ""])
def test_an_error_of_ours_needs_no_database(rf: RequestFactory, settings: Settings, number: str) -> None:
    """pytest-django refuses the database to this test."""
    settings.HELP_PHONE = number
    response = server_error(rf.get("/"))
    page = response.content.decode()
    assert response.status_code == 500
    assert "Det er ikke din skyld" in page
    assert ('href="tel:+4500123400"' in page) == bool(number)
    assert ("dit brev" in page) != bool(number)
