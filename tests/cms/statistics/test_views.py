# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who sees whose statistics."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.statistics.spans import last_week, newest
from guides.models import DepartmentPage, GuidePage
from guides.plays.models import PlayDay
from guides.plays.tallies import local_day
from guides.statistics.models import Breakdown, By, Figure, Of
from guides.statistics.periods import Kind
from guides.statistics.publishing import publish_figures
from media_pipeline.models import Video
from tests.factories import AdministratorFactory, DepartmentFactory, GuideFactory, UserFactory, VideoFactory
from tests.factories.media import add_version

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
FRAME = re.compile(
    r'FROM "(django_session|users_user|auth_|wagtailusers_|wagtailcore_(group|locale|page")|departments_departmentrole)'
)
"""What the admin asks on every page: who is logged in, and what may be in the menu."""


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
    publish_figures(today, dict)
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
    brief = client.get(index.headers["Location"]).content.decode()
    html = client.get(index.headers["Location"] + "tal/").content.decode()

    assert guide.title in html
    assert "ca. 240" in html or "ca. 235" in html
    assert "238" not in html
    for page in (brief, html):
        assert "Kommer man tilbage senere, tælles det som en ny visning" in page
        assert "En visning er ikke en borger. Udeblivelser måles ikke her." in page
    assert "/admin/statistik/" in client.get("/admin/").content.decode()


def test_another_period_is_in_the_address(department: DepartmentPage, guide: GuidePage) -> None:
    client, address = logged_in(department, Role.MANAGER), f"/admin/statistik/{department.pk}/tal/"
    before = newest(local_day(timezone.now())).before
    html = client.get(address, {"periode": before.code}).content.decode()
    assert f'<option value="{before.code}" selected>' in html
    assert "Der er ingen tal for perioden" not in html
    assert f"/tal/csv/?periode={before.code}" in html


@pytest.mark.parametrize("code", ["2999", "2026-13", "<script>x", "x" * 3000])
def test_a_period_that_is_none_is_told_kindly(department: DepartmentPage, guide: GuidePage, code: str) -> None:
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/tal/", {"periode": code})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Der er ingen tal for perioden i adressen." in html
    assert "<script>x" not in html
    assert "ca. 2" in html


def test_manager_exports_the_own_department(department: DepartmentPage, guide: GuidePage) -> None:
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/tal/csv/")

    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="statistik-')
    assert re.search(rf"{guide.title};2(35|40);vises ikke;vises ikke;vises ikke", response.content.decode())


@pytest.mark.parametrize("path", ["", "tal/", "tal/csv/", "tal/pdf/", "tal/xlsx/"])
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
    assert client.get(f"/admin/statistik/{department.pk}/tal/csv/").status_code == 404
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


def watched_again(film: Video, department: DepartmentPage) -> None:
    """Three of its moments, last month."""
    version = film.current_version
    assert version
    named = {
        "kind": Kind.MONTH,
        "first": newest(local_day(timezone.now())).first,
        "department": department.translation_key,
        "of": Of.VERSION,
        "subject": version.uuid,
        "threshold": 5,
    }
    Figure.objects.create(starts=100, **named)
    for by, times in ((By.SEEN, 10), (By.PLAYED, 90)):
        Breakdown.objects.create(by=by, values=dict.fromkeys(("0", "2", "4"), times), **named)


def test_every_page_takes_few_queries(department: DepartmentPage, guide: GuidePage) -> None:
    client, address = logged_in(department, Role.MANAGER), f"/admin/statistik/{department.pk}/"
    film = VideoFactory.create(is_public=True, collection=provision(department).collection)
    watched_again(film, department)
    for page in ("", "tal/", f"tal/?guide={guide.uuid}", f"tal/?film={film.uuid}"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address + page).status_code == 200
        own = [query["sql"] for query in asked if not FRAME.search(query["sql"])]
        assert 4 <= len(own) <= MOST_QUERIES


def test_a_guide_and_a_film_of_its_own(department: DepartmentPage, guide: GuidePage) -> None:
    client, address = logged_in(department, Role.MANAGER), f"/admin/statistik/{department.pk}/tal/"
    film = VideoFactory.create(title="Fra bussen", is_public=True)
    assert "Første møde: " in client.get(address, {"guide": str(guide.uuid)}).content.decode()
    assert "Fra bussen: " in client.get(address, {"film": str(film.uuid)}).content.decode()
    csv = client.get(address + "csv/", {"guide": str(guide.uuid)}).content.decode()
    assert csv.startswith("\ufeffFørste møde")


def test_what_is_anothers_is_not_there(department: DepartmentPage, guide: GuidePage) -> None:
    other = DepartmentFactory()
    theirs = provision(other).collection
    private = VideoFactory.create(title="Deres kladde", collection=theirs)
    address = f"/admin/statistik/{department.pk}/tal/"
    client = logged_in(department, Role.MANAGER)
    for query in ({"guide": str(GuideFactory(parent=other).uuid)}, {"film": str(private.uuid)}, {"film": str(uuid4())}):
        for path in ("", "csv/", "xlsx/", "pdf/"):
            assert client.get(address + path, query).status_code == 404
    assert client.get(address, {"guide": "x" * 3000, "film": "'", "sprog": "<b>"}).status_code == 200


@pytest.mark.parametrize("file_type", ["csv", "xlsx", "pdf"])
@pytest.mark.usefixtures("assets")
def test_a_department_with_an_unused_guide_has_every_file(department: DepartmentPage, file_type: str) -> None:
    GuideFactory(parent=department, title="Glemt")
    response = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/tal/{file_type}/")
    assert response.status_code == 200
    assert response.content


def test_another_departments_withdrawn_film_is_not_named(department: DepartmentPage) -> None:
    today = local_day(timezone.now())
    film = VideoFactory.create(title="Deres hemmelige film", collection=provision(DepartmentFactory()).collection)
    film.versions.update(first_public_at=timezone.now() - timedelta(days=200))
    add_version(film, "ready", first_public_at=timezone.now() - timedelta(days=20))
    guide = GuideFactory(parent=department)
    PlayDay.objects.create(day=newest(today).first, guide=guide.uuid, video=film.uuid, starts=50, views=50)
    publish_figures(today, dict)
    html = logged_in(department, Role.MANAGER).get(f"/admin/statistik/{department.pk}/tal/").content.decode()
    assert "Film, der ikke vises mere" in html
    assert "Deres hemmelige film" not in html


@pytest.mark.parametrize("query", ["", "guide={guide}", "film={film}", "form=guider", "form=film", "sprog=pl"])
@pytest.mark.parametrize("path", ["", "tal/", "tal/csv/"])
def test_every_screen_and_file_says_what_a_rewatch_can_be(
    department: DepartmentPage, guide: GuidePage, path: str, query: str
) -> None:
    film = VideoFactory.create(is_public=True)
    address = f"/admin/statistik/{department.pk}/{path}?{query.format(guide=guide.uuid, film=film.uuid)}"
    said = logged_in(department, Role.MANAGER).get(address).content.decode()
    assert "Kommer man tilbage senere, tælles det som en ny visning" in said
    assert "En visning er ikke en borger." in said


def test_what_one_chooses_in_a_table_keeps_the_period(department: DepartmentPage, guide: GuidePage) -> None:
    client, address = logged_in(department, Role.MANAGER), f"/admin/statistik/{department.pk}/"
    span = newest(local_day(timezone.now()))
    figures = client.get(f"{address}tal/", {"periode": span.code}).content.decode()
    assert f'href="?periode={span.code}&amp;guide={guide.uuid}"' in figures
    week = last_week(local_day(timezone.now()))
    row = {"department": department.translation_key, "of": Of.PAGE, "subject": guide.uuid, "threshold": 5}
    Figure.objects.create(kind=Kind.WEEK, first=week.first, views=50, **row)
    assert f'tal/?guide={guide.uuid}&amp;periode={week.code}"' in client.get(address).content.decode()


def test_a_guide_and_another_language_is_the_guide(department: DepartmentPage, guide: GuidePage) -> None:
    address = f"/admin/statistik/{department.pk}/tal/"
    query = {"guide": str(guide.uuid), "sprog": "pl", "form": "film"}
    assert "Første møde: " in logged_in(department, Role.MANAGER).get(address, query).content.decode()
