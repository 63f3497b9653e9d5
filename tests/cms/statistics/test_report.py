# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What leaves the server about a department: disclosed, and nothing told by presence or order."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from cms.departments.provisioning import provision
from cms.statistics.charts import BarChart, tick_step
from cms.statistics.export import defused, report_csv
from cms.statistics.report import Report, Row, department_report
from cms.statistics.spans import newest, span_of
from guides.models import DepartmentPage
from guides.plays.models import PlayDay
from guides.statistics.disclosure import Disclosed
from guides.statistics.publishing import publish_figures
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)  # a Tuesday: November has ended, and its last whole week the Sunday before
NOVEMBER = newest(TODAY)
LAST = date(2026, 11, 29)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory()


def counted(views: int, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": LAST, "video": uuid4(), "views": views, "starts": views} | fields)


def report_of(department: DepartmentPage, code: str = "2026-11", today: date = TODAY) -> Report:
    publish_figures(today, {})
    span = span_of(code, today)
    assert span
    return department_report(department, span, today)


def shown(rows: list[Row]) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(row.label, row.views.value, row.before.value, row.rewatches.value) for row in rows]


def test_guides_places_films_and_weeks_of_the_department_alone(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Første møde")
    film = VideoFactory.create(title="Fra bussen til døren", is_public=True)
    place = PlaceFactory(department=department, title="Lokale 2.14", film=film)
    counted(40, guide=guide.uuid, video=film.uuid, rewatches=10)
    counted(20, place=place.uuid, video=film.uuid, day=LAST - timedelta(days=7))
    counted(15, guide=guide.uuid, video=film.uuid, day=date(2026, 10, 15))
    counted(500, guide=GuideFactory().uuid, video=film.uuid)

    report = report_of(department)

    assert (report.span.first, report.span.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert shown(report.guides.rows) == [("Første møde", 40, 15, 10)]
    assert shown(report.places.rows) == [("Lokale 2.14", 20, None, None)]
    assert shown(report.films.rows) == [("Fra bussen til døren", 60, 15, 10)]
    assert [row.views.value for row in report.weeks.rows] == [*[None] * 5, 15, *[None] * 4, 20, 40]
    assert report.weeks.rows[-1].before == Disclosed(20)
    assert report.guides.views == Disclosed(40)


@pytest.mark.parametrize(("code", "views"), [("2026-U48", 40), ("2026-11", 60), ("2026-K3", None), ("2025", None)])
def test_any_period_that_has_ended_can_be_asked_for(department: DepartmentPage, code: str, views: int | None) -> None:
    guide = GuideFactory(parent=department)
    counted(40, guide=guide.uuid)
    counted(20, guide=guide.uuid, day=date(2026, 11, 2))
    assert report_of(department, code).guides.rows[0].views.value == views


def test_a_quarter_is_the_sum_of_its_published_months(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department)
    for month in (10, 11, 12):
        counted(20, guide=guide.uuid, day=date(2026, month, 5))
    counted(4, guide=guide.uuid, day=date(2026, 9, 5))
    report = report_of(department, "2026-K4", date(2027, 1, 1))
    assert shown(report.guides.rows) == [(guide.title, 60, None, None)]


def test_nothing_of_a_period_that_has_not_ended_is_shown(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department)
    counted(100, guide=guide.uuid, day=date(2026, 11, 30))

    report = report_of(department, "2026-10", date(2026, 11, 30))

    assert [row.views.value for table in (report.guides, report.weeks) for row in table.rows] == [None] * 13


def test_order_and_presence_tell_only_what_is_shown(department: DepartmentPage) -> None:
    first = GuideFactory(parent=department, title="A")
    second = GuideFactory(parent=department, title="B")
    withdrawn = GuideFactory(parent=department, title="C", live=False)
    counted(1, guide=first.uuid)
    counted(4, guide=second.uuid)
    counted(4, guide=withdrawn.uuid)

    report = report_of(department)

    assert shown(report.guides.rows) == [("A", None, None, None), ("B", None, None, None)]
    assert report.films.rows == []


def test_a_withdrawn_guide_and_a_deleted_film_stay_counted(department: DepartmentPage) -> None:
    withdrawn = GuideFactory(parent=department, title="Lukket", live=False)
    counted(30, guide=withdrawn.uuid)

    report = report_of(department)

    assert shown(report.guides.rows) == [("Lukket", 30, None, None)]
    assert len(report.films.rows) == 1


def test_another_departments_private_film_is_not_named(department: DepartmentPage) -> None:
    """Anybody can send a message that names it, as long as it is public."""
    own, other = provision(department), provision(DepartmentFactory())
    guide = GuideFactory(parent=department)
    for title, collection, is_public in [
        ("Vores kladde", own.collection, False),
        ("Deres kladde", other.collection, False),
        ("Deres film", other.collection, True),
    ]:
        film = VideoFactory.create(title=title, collection=collection, is_public=is_public)
        counted(30, guide=guide.uuid, video=film.uuid)

    labels = {row.label for row in report_of(department).films.rows}

    assert labels == {"Vores kladde", "Deres film", "Film, der ikke vises mere"}


def test_one_discreet_guide_makes_every_figure_that_can_hold_it_discreet(department: DepartmentPage) -> None:
    GuideFactory(parent=department, title="Diskret", discreet=True)
    ordinary = GuideFactory(parent=department, title="Almindelig")
    counted(20, guide=ordinary.uuid, rewatches=5)

    report = report_of(department)

    assert shown(report.guides.rows) == [("Almindelig", 20, None, 5), ("Diskret", None, None, None)]
    assert {row.views.threshold for row in [*report.weeks.rows, *report.films.rows]} == {10}
    assert report.films.rows[0].rewatches.value is None


def test_demo_figures_are_marked(department: DepartmentPage) -> None:
    counted(10, guide=GuideFactory(parent=department).uuid, is_demo=True)
    real = DepartmentFactory()
    counted(10, guide=GuideFactory(parent=real).uuid)
    assert report_of(department).has_demo_data
    assert not report_of(real).has_demo_data


def test_number_of_queries_does_not_grow(
    department: DepartmentPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        counted(10, guide=GuideFactory(parent=department).uuid)
    publish_figures(TODAY, {})

    with django_assert_num_queries(9):
        department_report(department, NOVEMBER, TODAY)


def test_csv_opens_right_in_a_danish_excel(department: DepartmentPage) -> None:
    counted(1_240, guide=GuideFactory(parent=department, title='=HYPERLINK("http://ond.example")').uuid, rewatches=2)

    csv = report_csv("Statistik", report_of(department))

    assert csv.startswith("\ufeff")
    assert csv.count("\r\n") == csv.count("\n")
    line = next(line for line in csv.split("\r\n") if "HYPERLINK" in line)
    _table, title, views, before, rewatches = line.split(";")
    assert title.startswith("\"'=")
    assert views == "1240"
    assert before == rewatches == str(Disclosed(None))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formulas_are_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize(
    ("largest", "step"), [(0, 5), (20, 5), (21, 10), (45, 20), (81, 50), (201, 100), (2_001, 1_000)]
)
def test_chart_has_round_ticks(largest: int, step: int) -> None:
    assert tick_step(largest) == step


def test_bars_are_as_high_as_the_figures_say() -> None:
    chart = BarChart.of(
        [Row("Uge 46", Disclosed(40), Disclosed(None), Disclosed(10)), Row("Uge 47", *[Disclosed(None)] * 3)]
    )

    full = chart.base - chart.ticks[-1].y
    assert [(bar.views_height, bar.rewatches_height) for bar in chart.bars] == [(full, full // 4), (0, 0)]
    assert [tick.value for tick in chart.ticks] == [0, 10, 20, 30, 40]
