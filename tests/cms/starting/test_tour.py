# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The tour on the front page: to whom it shows what, and that it is shown once."""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cms.departments.provisioning import assign
from cms.departments.roles import Role
from cms.starting.tour import SEEN, Rights, stops
from guides.models import DepartmentPage
from tests.factories import UserFactory


@given(st.builds(Rights, begin=st.sampled_from(["", "/begynd/"]), publishes=st.booleans(), sees_figures=st.booleans()))
def test_it_is_short_and_begins_and_ends_alike_for_all(rights: Rights) -> None:
    shown = list(stops(rights))
    assert 2 <= len(shown) <= 6
    assert (shown[0].title, shown[-1].title) == ("Velkommen til Vis Vej", "Hjælp en borger videre")
    assert any(stop.link == rights.begin for stop in shown if stop.link) == bool(rights.begin)
    assert all(len(stop.text.split()) <= 50 for stop in shown)


def tour(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/admin/").content, "html.parser")


@pytest.mark.django_db
def test_whoever_has_closed_it_can_open_it_again(desk: Client) -> None:
    assert not tour(desk).select_one("[data-tour]").has_attr("hidden")  # type: ignore[union-attr]
    desk.patch(reverse("wagtailadmin_dismissibles"), json.dumps({SEEN: True}), content_type="application/json")
    page = tour(desk)
    assert page.select_one("[data-tour]").has_attr("hidden")  # type: ignore[union-attr]
    assert page.select_one("[data-tour-again]")


@pytest.mark.django_db
def test_what_one_has_seen_others_have_not(desk: Client, department: DepartmentPage) -> None:
    desk.patch(reverse("wagtailadmin_dismissibles"), json.dumps({SEEN: True}), content_type="application/json")
    colleague = UserFactory()
    assign(colleague, department, Role.EDITOR)
    desk.force_login(colleague)
    assert not tour(desk).select_one("[data-tour]").has_attr("hidden")  # type: ignore[union-attr]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (Role.EDITOR, {"Begynd med en skabelon", "En kollega ser på det før borgerne"}),
        (Role.REVIEWER, {"Begynd med en skabelon", "Du udgiver"}),
        (Role.MANAGER, {"Se, hvad der bliver brugt"}),
    ],
)
def test_each_role_is_shown_what_it_does(
    client: Client, department: DepartmentPage, role: Role, titles: set[str]
) -> None:
    user = UserFactory()
    assign(user, department, role)
    client.force_login(user)
    shown = {heading.get_text() for heading in tour(client).select("[data-tour] h3")}
    assert titles <= shown
    others = {"Begynd med en skabelon", "En kollega ser på det før borgerne", "Du udgiver", "Se, hvad der bliver brugt"}
    assert not shown & (others - titles)
