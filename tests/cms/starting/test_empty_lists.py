# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A list without anything in it says what belongs there, and what to do next."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.departments.provisioning import assign
from cms.departments.roles import Role
from guides.models import DepartmentPage
from tests.factories import AdministratorFactory, ContactFactory, GuideFactory, PlaceFactory, UserFactory, home_page

pytestmark = pytest.mark.django_db

GUIDES, PLACES, CONTACTS = "Ingen guider endnu", "Ingen steder endnu", "Ingen kontakter endnu"


def explore(client: Client, pk: int, query: str = "") -> str:
    return client.get(reverse("wagtailadmin_explore", args=[pk]) + query).content.decode()


def test_a_department_without_guides(desk: Client, department: DepartmentPage) -> None:
    shown = explore(desk, department.pk)
    assert GUIDES in shown
    assert reverse("starting:begin", args=[department.pk]) in shown
    GuideFactory(parent=department)
    assert GUIDES not in explore(desk, department.pk)


def test_no_places_and_no_contacts(desk: Client, department: DepartmentPage) -> None:
    places, contacts, _texts = department.ensure_index_pages()
    for index, text in ((places, PLACES), (contacts, CONTACTS)):
        shown = explore(desk, index.pk)
        assert text in shown
        assert f'class="button" href="{reverse("wagtailadmin_pages:add_subpage", args=[index.pk])}"' in shown
    PlaceFactory(department=department)
    ContactFactory(department=department)
    assert PLACES not in explore(desk, places.pk)
    assert CONTACTS not in explore(desk, contacts.pk)


def test_whoever_may_not_add_is_offered_no_button(client: Client, department: DepartmentPage) -> None:
    manager = UserFactory()
    assign(manager, department, Role.MANAGER)
    client.force_login(manager)
    shown = explore(client, department.pk)
    assert GUIDES in shown
    assert reverse("starting:begin", args=[department.pk]) not in shown


def test_no_departments(client: Client) -> None:
    client.force_login(AdministratorFactory())
    assert "Ingen afdelinger endnu" in explore(client, home_page().pk)


def test_a_search_without_hits_is_not_called_empty(desk: Client, department: DepartmentPage) -> None:
    shown = explore(desk, department.pk, "?q=findesikke")
    assert GUIDES not in shown
    assert "Intet passer" in shown


def test_no_films_pictures_and_documents(desk: Client) -> None:
    for name, text in (
        ("films:index", "Læg den første film op"),
        ("wagtailimages:index", "Læg et billede op nu"),
        ("wagtaildocs:index", "Læg et dokument op nu"),
        ("short_addresses:index", "En kort adresse kommer af sig selv"),
    ):
        assert text in desk.get(reverse(name)).content.decode(), name


def test_nothing_to_review(client: Client, desk: Client, department: DepartmentPage) -> None:
    text = "Der er intet, der venter på dig"
    assert text not in desk.get("/admin/").content.decode(), "an author approves nothing"
    reviewer = UserFactory()
    assign(reviewer, department, Role.REVIEWER)
    client.force_login(reviewer)
    assert text in client.get("/admin/").content.decode()
    guide = GuideFactory(parent=department, live=False)
    guide.save_revision()
    guide.get_workflow().start(guide, reviewer)
    assert text not in client.get("/admin/").content.decode()
