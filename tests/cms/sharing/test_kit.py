# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""All ways of handing a guide on, on one page."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cms.departments.provisioning import assign, provision
from cms.departments.roles import DEPARTMENT_ROLES, Role
from guides.models import DepartmentPage, GuidePage, ShortAddress
from tests.factories import DepartmentFactory, GuideFactory, UserFactory
from tests.factories.languages import translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    page = DepartmentFactory(title="Familiehuset", slug="familiehuset")
    provision(page)
    return page


@pytest.fixture
def colleague(client: Client, department: DepartmentPage) -> Client:
    return logged_in(client, department, Role.EDITOR)


def logged_in(client: Client, department: DepartmentPage, role: Role) -> Client:
    user = UserFactory()
    assign(user, department, role)
    client.force_login(user)
    return client


def kit(client: Client, guide: GuidePage) -> BeautifulSoup:
    answer = client.get(reverse("sharing:kit", args=[guide.pk]))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").select_one(".vv-kit")  # type: ignore[return-value]


def texts(page: BeautifulSoup) -> dict[str, str]:
    fields = page.select("textarea, input")
    return {str(field["id"]): str(field.get("value") or field.get_text()) for field in fields}


def test_texts_name_the_guide_and_its_short_address(colleague: Client, department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Find vej")
    page = kit(colleague, guide)
    short = ShortAddress.objects.get(page=guide, step_id="", video=None)
    for name, text in texts(page).items():
        assert f"/k/{short.code}" in text, name
        assert ("Find vej" in text) == (name != "link-text"), name
    assert texts(page)["link-text"] == f"http://localhost:8000/k/{short.code}"
    assert f"localhost:8000/k/{short.code}" in texts(page)["letter-text"]
    assert {link["href"] for link in page.select("#leaflet-heading ~ ul a")} == {
        f"/familiehuset/{guide.slug}/folder.pdf",
        f"/familiehuset/{guide.slug}/haefte.pdf",
    }


def test_a_discreet_guide_gives_nothing_away(colleague: Client, department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Alkoholbehandling", slug="alkoholbehandling", discreet=True)
    page = kit(colleague, guide)
    for text in texts(page).values():
        assert "alkohol" not in text.lower()
        assert "familiehus" not in text.lower()
    for file in page.select("[download]"):
        assert "alkohol" not in f"{file['href']}{file['download']}"
    assert "kræver diskretion" in page.get_text()


def test_the_code_comes_in_three_forms(colleague: Client, department: DepartmentPage) -> None:
    page = kit(colleague, GuideFactory(parent=department))
    beginnings = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}
    links = [str(link["href"]) for link in page.select("[download]")]
    assert sorted(link.rpartition(".")[2] for link in links) == sorted(beginnings)
    for link in links:
        form = link.rpartition(".")[2]
        answer = Client().get(link)
        assert answer.content.startswith(beginnings[form])
        assert form in answer.headers["Content-Type"]
    assert Client().get("/k/222222.png").status_code == 404


@pytest.mark.parametrize("role", DEPARTMENT_ROLES)
def test_whoever_works_in_the_municipality_may_share_what_is_live(
    client: Client, department: DepartmentPage, role: Role
) -> None:
    logged_in(client, department, role)
    other = GuideFactory(title="Naboens guide")
    other.title = "Hemmelig kladde"
    other.save_revision()
    answer = client.get(reverse("sharing:kit", args=[other.pk])).content.decode()
    assert "Naboens guide" in answer
    assert "Hemmelig" not in answer


def test_drafts_of_others_are_not_there_and_own_ones_are_explained(
    colleague: Client, department: DepartmentPage
) -> None:
    own, other = GuideFactory(parent=department, live=False), GuideFactory(live=False)
    assert colleague.get(reverse("sharing:kit", args=[other.pk])).status_code == 404
    answer = colleague.get(reverse("sharing:kit", args=[own.pk]), follow=True)
    assert "Borgere kan ikke læse guiden endnu" in answer.content.decode()


def test_each_language_has_texts_of_its_own(colleague: Client, department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Find vej")
    english = translated(guide, "en", title="Find the way")
    assert len(kit(colleague, guide).select(".vv-kit__languages a")) == 2
    page = kit(colleague, english)
    assert "Here you can see the way: Find the way." in texts(page)["sms-text"]
    assert page.select_one("textarea")["lang"] == "en"  # type: ignore[index]
    assert page.select_one("#leaflet-heading ~ ul a")["href"].startswith("/en/")  # type: ignore[index,union-attr]


def test_the_editor_the_explorer_and_the_front_page_lead_there(colleague: Client, department: DepartmentPage) -> None:
    guide, draft = GuideFactory(parent=department), GuideFactory(parent=department, live=False)
    address, none = (reverse("sharing:kit", args=[page.pk]) for page in (guide, draft))
    editor = colleague.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    explorer = colleague.get(reverse("wagtailadmin_explore", args=[department.pk])).content.decode()
    assert address in editor
    assert address in explorer
    assert none not in explorer
    way = reverse("hotline:department", args=[department.pk])
    assert way in colleague.get("/admin/").content.decode()
    assert address in colleague.get(way).content.decode()


def test_it_costs_the_same_whatever_the_guide_holds(
    colleague: Client, department: DepartmentPage, django_assert_num_queries: Any
) -> None:
    small, large = GuideFactory(parent=department), GuideFactory(parent=department, step_count=20)
    for guide in (small, large):
        kit(colleague, guide)
        with django_assert_num_queries(QUERIES):
            kit(colleague, guide)


QUERIES = 22
