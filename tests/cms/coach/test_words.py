# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Editors keep their department's own plainer words; administrators those for all."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.coach.models import PlainerWord
from cms.departments.models import Department
from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import Role
from tests.factories import DepartmentFactory, UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/enklere-ord/"


@pytest.fixture
def own() -> Department:
    return provision(DepartmentFactory(title="Familiehuset"))


@pytest.fixture
def other() -> Department:
    return provision(DepartmentFactory(title="Genoptræningen"))


def logged_in(department: Department | None, role: Role = Role.EDITOR) -> Client:
    if department is None:
        provision_administrators()
    user = UserFactory.create()
    assign(user, department.pages.get() if department else None, role)
    client = Client()
    client.force_login(user)
    return client


def word(text: str, department: Department | None = None) -> PlainerWord:
    return PlainerWord.objects.create(word=text, plainer="noget andet", department=department)


def test_an_editor_adds_a_word_for_the_own_department(own: Department) -> None:
    client = logged_in(own)
    response = client.post(f"{LIST}new/", {"word": " Netværks  Møde ", "plainer": "møde", "department": own.pk})
    assert response.status_code == 302
    added = PlainerWord.objects.get()
    assert (added.word, added.department) == ("netværks møde", own)


@pytest.mark.parametrize("whose", ["other", ""])
def test_an_editor_adds_no_word_for_others(own: Department, other: Department, whose: str) -> None:
    department = other.pk if whose else ""
    response = logged_in(own).post(f"{LIST}new/", {"word": "møde", "plainer": "x", "department": department})
    assert response.status_code == 200
    assert not PlainerWord.objects.exists()


def test_an_administrator_adds_words_for_all(own: Department) -> None:
    client = logged_in(None, Role.ADMINISTRATOR)
    assert client.post(f"{LIST}new/", {"word": "møde", "plainer": "x", "department": ""}).status_code == 302
    assert PlainerWord.objects.get().department is None
    again = client.post(f"{LIST}new/", {"word": "Møde", "plainer": "x", "department": ""})
    assert "Ordet står allerede på listen." in again.content.decode()


def test_a_word_stands_once_in_a_departments_list(own: Department) -> None:
    word("møde", own)
    response = logged_in(own).post(f"{LIST}new/", {"word": "møde", "plainer": "x", "department": own.pk})
    assert "Ordet står allerede på listen." in response.content.decode()


@pytest.mark.parametrize("written", ["", "...", "—"])
def test_what_is_no_word_is_refused(own: Department, written: str) -> None:
    response = logged_in(own).post(f"{LIST}new/", {"word": written, "plainer": "x", "department": own.pk})
    assert response.status_code == 200
    assert not PlainerWord.objects.exists()


def test_the_list_shows_own_words_and_those_for_all(own: Department, other: Department) -> None:
    mine, shared, _theirs = word("eget", own), word("fælles"), word("fremmed", other)
    html = logged_in(own).get(LIST).content.decode()
    assert "eget" in html
    assert "Alle afdelinger" in html
    assert "fremmed" not in html
    assert f"{LIST}{mine.pk}/" in html
    assert f"{LIST}{shared.pk}/" not in html


@pytest.mark.parametrize("what", ["", "delete/", "history/", "history/results/"])
@pytest.mark.parametrize("whose", ["other", "shared"])
def test_only_own_words_are_changed(own: Department, other: Department, what: str, whose: str) -> None:
    foreign = word("fremmed", other if whose == "other" else None)
    client = logged_in(own)
    for method in (client.get, client.post):
        assert method(f"{LIST}{foreign.pk}/{what}").status_code == 404
    assert logged_in(None, Role.ADMINISTRATOR).get(f"{LIST}{foreign.pk}/{what}").status_code == 200


def test_an_own_word_is_changed_and_deleted(own: Department) -> None:
    mine = word("eget", own)
    client = logged_in(own)
    client.post(f"{LIST}{mine.pk}/", {"word": "eget", "plainer": "nyt", "department": own.pk})
    mine.refresh_from_db()
    assert mine.plainer == "nyt"
    client.post(f"{LIST}{mine.pk}/delete/")
    assert not PlainerWord.objects.exists()


def test_managers_have_no_list(own: Department) -> None:
    assert logged_in(own, Role.MANAGER).get(LIST).status_code == 302


def test_the_list_takes_a_fixed_number_of_queries(own: Department) -> None:
    client = logged_in(own)
    counts = []
    for _ in range(2):
        for _number in range(5):
            word(f"ord {PlainerWord.objects.count()}", own)
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] >= counts[1]  # the first time, Wagtail also looks up content types
