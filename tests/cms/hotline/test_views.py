# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The catalogue of what all departments can help with, for every member of staff."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.departments.provisioning import assign, provision
from cms.departments.roles import DEPARTMENT_ROLES, Role
from guides.models import DepartmentPage
from guides.search.index import settle
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, UserFactory
from tests.factories.languages import translated

pytestmark = pytest.mark.django_db

INDEX = "/admin/hvem-kan-hjaelpe/"


@pytest.fixture
def own() -> DepartmentPage:
    page = DepartmentFactory(title="Familiehuset")
    provision(page)
    return page


@pytest.fixture
def neighbour() -> DepartmentPage:
    return DepartmentFactory(title="Rusmiddelcentret", help_phone="00 12 34 99")


@pytest.fixture
def colleague(client: Client, own: DepartmentPage) -> Client:
    return logged_in(client, own, Role.EDITOR)


def logged_in(client: Client, department: DepartmentPage, role: Role) -> Client:
    user = UserFactory()
    assign(user, department, role)
    client.force_login(user)
    return client


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("role", DEPARTMENT_ROLES)
def test_every_member_of_staff_sees_all_departments(
    client: Client, own: DepartmentPage, neighbour: DepartmentPage, role: Role
) -> None:
    logged_in(client, own, role)
    page = shown(client, INDEX)
    for text in ("Familiehuset", "Rusmiddelcentret", "00 12 34 99"):
        assert text in page
    assert INDEX in shown(client, "/admin/"), "the menu leads there"


def test_citizens_are_sent_to_the_log_in(client: Client, neighbour: DepartmentPage) -> None:
    for address in (INDEX, reverse("hotline:department", args=[neighbour.pk])):
        assert client.get(address).headers["Location"].startswith("/admin/login/")


def test_only_what_is_live_is_there(colleague: Client, neighbour: DepartmentPage) -> None:
    GuideFactory(parent=neighbour, title="Udgivet guide")
    GuideFactory(parent=neighbour, title="Hemmelig kladde", live=False)
    renamed = GuideFactory(parent=neighbour, title="Gammelt navn")
    renamed.title = "Hemmeligt nyt navn"
    renamed.save_revision()
    ContactFactory(department=neighbour, title="Hemmelig kontakt", phone="00 66 66 66", live=False)
    DepartmentFactory(title="Hemmelig afdeling", live=False)
    settle()
    page = shown(colleague, reverse("hotline:department", args=[neighbour.pk]))
    assert "Udgivet guide" in page
    assert "Gammelt navn" in page
    for address in (reverse("hotline:department", args=[neighbour.pk]), INDEX, f"{INDEX}?q=hemmelig"):
        everything = shown(colleague, address).replace("”hemmelig”", "").replace('value="hemmelig"', "")
        assert "hemmelig" not in everything.lower(), address
        assert "00 66 66 66" not in everything


@pytest.mark.parametrize("withheld", ["withdrawn", "english"])
def test_a_department_that_is_not_there(colleague: Client, neighbour: DepartmentPage, withheld: str) -> None:
    page = translated(neighbour, "en", title="Centre") if withheld == "english" else neighbour
    DepartmentPage.objects.filter(pk=page.pk).update(live=withheld == "english")
    assert colleague.get(reverse("hotline:department", args=[page.pk])).status_code == 404


def test_the_sites_own_search_finds_the_guide_and_who_knows(colleague: Client, neighbour: DepartmentPage) -> None:
    guide = GuideFactory(parent=neighbour, title="Din første samtale om alkohol")
    settle()
    page = shown(colleague, f"{INDEX}?q=samtaler")
    assert "Din første samtale om alkohol" in page
    assert reverse("sharing:kit", args=[guide.pk]) in page
    assert reverse("starting:copy", args=[guide.pk]) in page
    assert "Ring til en, der ved noget om det" in page
    assert "00 12 34 99" in page


def test_without_hits_all_departments_are_there(colleague: Client, neighbour: DepartmentPage) -> None:
    page = shown(colleague, f"{INDEX}?q=xylofon")
    assert "Vi fandt ikke noget" in page
    assert "Rusmiddelcentret" in page
    assert colleague.get(f"{INDEX}?q=%00%ff{'x' * 500}").status_code == 200


def test_a_manager_shares_but_does_not_copy(client: Client, own: DepartmentPage, neighbour: DepartmentPage) -> None:
    logged_in(client, own, Role.MANAGER)
    guide = GuideFactory(parent=neighbour)
    page = shown(client, reverse("hotline:department", args=[neighbour.pk]))
    assert reverse("sharing:kit", args=[guide.pk]) in page
    assert reverse("starting:copy", args=[guide.pk]) not in page


def test_a_department_without_guides_says_whom_to_ring(colleague: Client, neighbour: DepartmentPage) -> None:
    assert "Ring til dem" in shown(colleague, reverse("hotline:department", args=[neighbour.pk]))


def test_it_costs_the_same_whatever_the_number_of_departments_and_guides(
    colleague: Client, neighbour: DepartmentPage, django_assert_num_queries: Any
) -> None:
    addresses = {INDEX: LIST, reverse("hotline:department", args=[neighbour.pk]): DEPARTMENT}
    GuideFactory.create_batch(2, parent=neighbour)
    for address in addresses:
        shown(colleague, address)
    GuideFactory.create_batch(20, parent=neighbour)
    for _number in range(5):
        ContactFactory()
    for address, queries in addresses.items():
        with django_assert_num_queries(queries):
            shown(colleague, address)


LIST = 23
DEPARTMENT = 26
"""Most are Wagtail's: the session, the menu, rights."""
