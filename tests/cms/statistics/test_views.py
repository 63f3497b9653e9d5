# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who sees whose statistics."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.statistics.spans import newest
from guides.models import DepartmentPage, GuidePage
from guides.plays.models import PlayDay
from guides.plays.tallies import local_day
from guides.statistics.publishing import publish_figures
from tests.factories import AdministratorFactory, DepartmentFactory, GuideFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    page = DepartmentFactory(title="Familiehuset")
    provision(page)
    return page


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    guide: GuidePage = GuideFactory(parent=department, title="Første møde")
    today = local_day(timezone.now())
    last_month = newest(today).first
    PlayDay.objects.create(day=last_month, guide=guide.uuid, video=uuid4(), starts=243, views=238, rewatches=3)
    publish_figures(today, {})
    return guide


def logged_in(department: DepartmentPage | None, role: Role) -> Client:
    user = AdministratorFactory.create() if role is Role.ADMINISTRATOR else UserFactory.create()
    if department is not None:
        assign(user, department, role)
    client = Client()
    client.force_login(user)
    return client


def test_manager_sees_the_own_department_and_no_exact_figure(department: DepartmentPage, guide: GuidePage) -> None:
    client = logged_in(department, Role.MANAGER)

    index = client.get("/admin/statistik/")
    assert index.headers["Location"] == f"/admin/statistik/{department.pk}/"
    html = client.get(index.headers["Location"]).content.decode()

    assert guide.title in html
    assert "ca. 240" in html or "ca. 235" in html
    assert "238" not in html
    assert "Kommer man tilbage senere, tælles det som en ny visning." in html
    assert "En visning er ikke en borger." in html
    assert "/admin/statistik/" in client.get("/admin/").content.decode()


def test_another_period_is_in_the_address(department: DepartmentPage, guide: GuidePage) -> None:
    client, address = logged_in(department, Role.MANAGER), f"/admin/statistik/{department.pk}/"
    before = newest(local_day(timezone.now())).before
    html = client.get(address, {"periode": before.code}).content.decode()
    assert f'<option value="{before.code}" selected>' in html
    assert "Der er ingen tal for perioden" not in html
    assert f"/csv/?periode={before.code}" in html


@pytest.mark.parametrize("code", ["2999", "2026-13", "<script>", "x" * 3000])
def test_a_period_that_is_none_is_told_kindly(department: DepartmentPage, guide: GuidePage, code: str) -> None:
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/", {"periode": code})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Der er ingen tal for perioden i adressen." in html
    assert "<script>2999" not in html
    assert "ca. 2" in html


def test_manager_exports_the_own_department(department: DepartmentPage, guide: GuidePage) -> None:
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/csv/")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="statistik-')
    assert re.search(rf"Guide;{guide.title};2(35|40);færre end 5;færre end 5", response.content.decode())


@pytest.mark.parametrize("path", ["", "csv/"])
def test_other_departments_do_not_exist_for_a_manager(department: DepartmentPage, guide: GuidePage, path: str) -> None:
    other = DepartmentFactory(title="Jobcenteret")
    provision(other)

    response = logged_in(other, Role.MANAGER).get(f"/admin/statistik/{department.pk}/{path}", follow=True)

    assert response.status_code == 404
    assert department.title not in response.content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER])
def test_who_is_no_manager_sees_no_statistics(department: DepartmentPage, guide: GuidePage, role: Role) -> None:
    client = logged_in(department, role)

    assert client.get("/admin/statistik/").status_code == 302
    assert client.get(f"/admin/statistik/{department.pk}/").status_code == 404
    assert client.get(f"/admin/statistik/{department.pk}/csv/").status_code == 404
    assert "/admin/statistik/" not in client.get("/admin/").content.decode()


def test_administrator_chooses_between_all_departments(department: DepartmentPage) -> None:
    DepartmentFactory(title="Jobcenteret")

    html = logged_in(None, Role.ADMINISTRATOR).get("/admin/statistik/").content.decode()

    assert "Familiehuset" in html
    assert "Jobcenteret" in html


def test_stranger_is_asked_to_log_in(department: DepartmentPage) -> None:
    response = Client().get(f"/admin/statistik/{department.pk}/")

    assert response.status_code == 302
    assert "/admin/login/" in response.headers["Location"]
