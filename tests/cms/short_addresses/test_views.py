# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Staff re-point the short addresses of their own department, and nobody else's."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.short_addresses.targets import as_choice
from guides.models import DepartmentPage, GuidePage, ShortAddress
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

LIST = "/admin/korte-adresser/"


@pytest.fixture
def department() -> DepartmentPage:
    page = DepartmentFactory(title="Familiehuset")
    provision(page)
    return page


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    film = VideoFactory.create(title="Vis vej", is_public=True)
    return GuideFactory(
        parent=department, title="Første møde", steps=[b.step("Find døren"), b.step("Vent her", "", b.film(film))]
    )


@pytest.fixture
def short(guide: GuidePage) -> ShortAddress:
    return ShortAddress.objects.create(page=guide, department=guide.department)


def logged_in(department: DepartmentPage, role: Role = Role.EDITOR) -> Client:
    user = UserFactory.create()
    assign(user, department, role)
    client = Client()
    client.force_login(user)
    return client


def test_list_says_where_each_one_leads(department: DepartmentPage, short: ShortAddress) -> None:
    ShortAddress.objects.create(page=GuideFactory(title="Andres guide"))
    page = logged_in(department).get(LIST).content.decode()
    assert str(short) in page
    assert "Første møde" in page
    assert f"/k/{short.code}.svg" in page
    assert "Andres guide" not in page


def test_list_takes_a_fixed_number_of_queries(department: DepartmentPage, short: ShortAddress) -> None:
    client = logged_in(department)
    counts = []
    for amount in (1, 5):
        for _ in range(amount):
            ShortAddress.objects.create(page=GuideFactory(parent=department), video=VideoFactory.create())
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        counts.append(len(captured))
    assert counts[0] >= counts[1]  # the first time, Wagtail also looks up content types


@pytest.mark.parametrize("kind", ["guide", "step", "film", "place"])
def test_re_pointing_works_at_once_and_is_remembered(
    client: Client, department: DepartmentPage, guide: GuidePage, kind: str
) -> None:
    other = GuideFactory(parent=department, title="Andet møde")
    place = PlaceFactory(department=department, title="Lokale 9")
    film = guide.step_list[1].value["content"][0].value
    choice, path = {
        "guide": (str(other.pk), other.url),
        "step": (f"{guide.pk}:step:{guide.step_list[1].id}", f"{guide.url}trin/2/"),
        "film": (
            f"{guide.pk}:film:{film.pk}",
            f"{guide.url}trin/2/#film-{guide.step_list[1].id[:8]}-{str(film.uuid)[:8]}",
        ),
        "place": (str(place.pk), place.url),
    }[kind]
    short = ShortAddress.objects.create(page=guide, department=department)
    staff = logged_in(department)
    response = staff.post(f"{LIST}{short.pk}/", {"target": choice})
    assert response.status_code == 302
    short.refresh_from_db()
    assert as_choice(short) == choice
    assert client.get(str(short))["Location"] == path
    history = staff.get(f"{LIST}{short.pk}/history/").content.decode()
    assert "ikke længere til »Første møde«" in history


def test_nothing_is_remembered_where_nothing_changed(department: DepartmentPage, short: ShortAddress) -> None:
    logged_in(department).post(f"{LIST}{short.pk}/", {"target": str(short.page_id)})
    assert not ModelLogEntry.objects.filter(action="short_addresses.pointed").exists()


@pytest.mark.parametrize("target", ["", "0", "x", "999999", "draft", "foreign"])
def test_only_what_is_offered_can_be_led_to(department: DepartmentPage, short: ShortAddress, target: str) -> None:
    pages = {
        "draft": GuideFactory(parent=department, live=False).pk,
        "foreign": GuideFactory().pk,
    }
    client = logged_in(department)
    response = client.post(f"{LIST}{short.pk}/", {"target": str(pages.get(target, target))})
    assert response.status_code == 200
    before = short.page_id
    short.refresh_from_db()
    assert short.page_id == before


def test_neighbours_and_managers_find_nothing(department: DepartmentPage, short: ShortAddress) -> None:
    elsewhere = DepartmentFactory()
    provision(elsewhere)
    assert logged_in(elsewhere).get(f"{LIST}{short.pk}/").status_code == 404
    assert logged_in(department, Role.MANAGER).get(LIST).status_code == 302


def test_one_whose_page_was_deleted_stays_with_its_department(
    client: Client, department: DepartmentPage, guide: GuidePage, short: ShortAddress
) -> None:
    other = GuideFactory(parent=department, title="Andet møde")
    guide.delete()
    staff = logged_in(department)
    assert str(short) in staff.get(LIST).content.decode()
    staff.post(f"{LIST}{short.pk}/", {"target": str(other.pk)})
    assert client.get(str(short))["Location"] == other.url


def test_a_new_one_for_a_step(client: Client, department: DepartmentPage, guide: GuidePage) -> None:
    step = guide.step_list[1]
    response = logged_in(department).post(f"{LIST}new/", {"target": f"{guide.pk}:step:{step.id}"})
    assert response.status_code == 302
    made = ShortAddress.objects.get()
    assert made.department == department
    assert client.get(str(made))["Location"] == f"{guide.url}trin/2/"
    assert "Første møde: Trin 2: Vent her" in logged_in(department).get(LIST).content.decode()


def test_none_is_deleted(department: DepartmentPage, short: ShortAddress) -> None:
    client = logged_in(department)
    assert client.post(f"{LIST}{short.pk}/delete/").status_code == 404
    assert "/delete/" not in client.get(f"{LIST}{short.pk}/").content.decode()
