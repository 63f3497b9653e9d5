# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who sees whose statistics."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.models import DepartmentPage, GuidePage
from guides.plays.models import PlayDay
from guides.plays.tallies import local_day
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
    yesterday = local_day(timezone.now()) - timedelta(days=1)
    PlayDay.objects.create(day=yesterday, guide=guide.uuid, video=uuid4(), starts=240, views=238, rewatches=3)
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
    assert "ca. 240" in html
    assert "238" not in html
    assert "Kommer man tilbage senere, tælles det som en ny visning." in html
    assert "En visning er ikke en borger." in html
    assert "/admin/statistik/" in client.get("/admin/").content.decode()


def test_chart_marks_a_week_that_is_not_over(
    department: DepartmentPage, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = logged_in(department, Role.MANAGER)
    marked = []
    for today in (date(2026, 11, 22), date(2026, 11, 23)):  # a Sunday, a Monday
        monkeypatch.setattr("cms.statistics.views.local_day", lambda _now, today=today: today)
        html = client.get(f"/admin/statistik/{department.pk}/").content.decode()
        marked.append((html.count('<g class="statistics__unfinished">'), html.count("Uge 47, indtil nu")))
    assert marked == [(1, 2), (0, 0)]  # the second time in the table


def test_manager_exports_the_own_department(department: DepartmentPage, guide: GuidePage) -> None:
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/csv/")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="statistik-')
    assert f"Guide;{guide.title};240;færre end 5" in response.content.decode()


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
