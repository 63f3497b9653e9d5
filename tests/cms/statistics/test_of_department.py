# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What leaves the server about a department: disclosed, and nothing told by presence or order."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.departments.provisioning import provision
from cms.statistics.charts import HeatMap
from cms.statistics.figures import DepartmentFigures
from cms.statistics.of_department import department_sections, open_hours
from cms.statistics.spans import newest, span_of
from cms.statistics.tables import Section, Value
from guides.hours import Schedule, Weekly
from guides.models import DepartmentPage
from guides.plays.models import FilmHour, PlayDay
from guides.statistics.disclosure import Disclosed
from guides.statistics.models import SITE, Breakdown, By, Figure, Of
from guides.statistics.periods import Kind
from guides.statistics.publishing import publish_figures
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)  # a Tuesday: November has ended, and its last whole week the Sunday before
NOVEMBER = newest(TODAY)
LAST = date(2026, 11, 29)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory()


def counted(views: int, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": LAST, "video": uuid4(), "views": views, "starts": views} | fields)


type Report = dict[str, Section]


def report_of(department: DepartmentPage, code: str = "2026-11", today: date = TODAY, **choice: Any) -> Report:
    publish_figures(today, dict)
    span = span_of(code, today)
    assert span
    return {
        section.id: section for section in department_sections(DepartmentFigures(department, span, today, **choice))
    }


def published(of: Of, subject: Any, department: Any = SITE, **figures: Any) -> Figure:
    row = {"kind": Kind.MONTH, "first": NOVEMBER.first, "of": of, "subject": subject, "threshold": 5}
    return Figure.objects.create(**row | {"department": department} | figures)


def broken_down(of: Of, subject: Any, by: By, values: dict[str, int], department: Any = SITE) -> Breakdown:
    row = {"kind": Kind.MONTH, "first": NOVEMBER.first, "of": of, "subject": subject, "threshold": 5}
    return Breakdown.objects.create(**row, by=by, values=values, department=department)


def rows(section: Section) -> list[tuple[str, *tuple[Any, ...]]]:
    return [(row.label, *map(plain, row.values)) for row in section.table.rows]


def plain(value: Value) -> Any:
    return value.value if isinstance(value, Disclosed) else value


def test_guides_places_films_and_weeks_of_the_department_alone(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Første møde")
    film = VideoFactory.create(title="Fra bussen til døren", is_public=True)
    place = PlaceFactory(department=department, title="Lokale 2.14", film=film)
    counted(40, guide=guide.uuid, video=film.uuid, rewatches=10)
    counted(20, place=place.uuid, video=film.uuid, day=LAST - timedelta(days=7))
    counted(15, guide=guide.uuid, video=film.uuid, day=date(2026, 10, 15))
    counted(500, guide=GuideFactory().uuid, video=film.uuid)

    report = report_of(department)

    assert rows(report["guides"]) == [("Første møde", 40, 15, None, 10)]
    assert rows(report["places"]) == [("Lokale 2.14", 20, None, None, None)]
    assert rows(report["films"]) == [("Fra bussen til døren", 60, 15, None, 10)]
    assert [plain(row.values[0]) for row in report["weeks"].table.rows] == [*[None] * 5, 15, *[None] * 4, 20, 40]
    assert report["weeks"].table.rows[-1].values[1] == Disclosed(20)
    assert report["guides"].table.totals[0] == Disclosed(40)


@pytest.mark.parametrize(("code", "views"), [("2026-U48", 40), ("2026-11", 60), ("2026-K3", None), ("2025", None)])
def test_any_period_that_has_ended_can_be_asked_for(department: DepartmentPage, code: str, views: int | None) -> None:
    guide = GuideFactory(parent=department)
    counted(40, guide=guide.uuid)
    counted(20, guide=guide.uuid, day=date(2026, 11, 2))
    assert plain(report_of(department, code)["guides"].table.rows[0].values[0]) == views


def test_a_quarter_is_the_sum_of_its_published_months(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department)
    for month in (10, 11, 12):
        counted(20, guide=guide.uuid, day=date(2026, month, 5))
    counted(4, guide=guide.uuid, day=date(2026, 9, 5))
    report = report_of(department, "2026-K4", date(2027, 1, 1))
    assert rows(report["guides"]) == [(guide.title, 60, None, None, None)]


def test_nothing_of_a_period_that_has_not_ended_is_shown(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department)
    counted(100, guide=guide.uuid, day=date(2026, 11, 30))

    report = report_of(department, "2026-10", date(2026, 11, 30))

    tables = (report["guides"].table, report["weeks"].table)
    assert [plain(row.values[0]) for table in tables for row in table.rows] == [None] * 13


def test_order_and_presence_tell_only_what_is_shown(department: DepartmentPage) -> None:
    first = GuideFactory(parent=department, title="A")
    second = GuideFactory(parent=department, title="B")
    withdrawn = GuideFactory(parent=department, title="C", live=False)
    counted(1, guide=first.uuid)
    counted(4, guide=second.uuid)
    counted(4, guide=withdrawn.uuid)

    report = report_of(department)

    assert rows(report["guides"]) == [("A", *[None] * 4), ("B", *[None] * 4)]
    assert rows(report["films"]) == []


def test_a_withdrawn_guide_and_a_deleted_film_stay_counted(department: DepartmentPage) -> None:
    withdrawn = GuideFactory(parent=department, title="Lukket", live=False)
    counted(30, guide=withdrawn.uuid)

    report = report_of(department)

    assert rows(report["guides"]) == [("Lukket", 30, None, None, None)]
    assert len(rows(report["films"])) == 1


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

    labels = {row.label for row in report_of(department)["films"].table.rows}

    assert labels == {"Vores kladde", "Deres film", "Film, der ikke vises mere"}


def test_one_discreet_guide_makes_every_figure_that_can_hold_it_discreet(department: DepartmentPage) -> None:
    GuideFactory(parent=department, title="Diskret", discreet=True)
    ordinary = GuideFactory(parent=department, title="Almindelig")
    counted(20, guide=ordinary.uuid, rewatches=5)

    report = report_of(department)

    assert rows(report["guides"]) == [("Almindelig", 20, None, None, 5), ("Diskret", *[None] * 4)]
    sums = [*report["weeks"].table.rows, *report["films"].table.rows]
    assert {value.threshold for row in sums for value in row.values if isinstance(value, Disclosed)} == {10}
    assert plain(report["films"].table.rows[0].values[-1]) is None


def test_demo_figures_are_marked(department: DepartmentPage) -> None:
    counted(10, guide=GuideFactory(parent=department).uuid, is_demo=True)
    real = DepartmentFactory()
    counted(10, guide=GuideFactory(parent=real).uuid)
    publish_figures(TODAY, dict)
    assert DepartmentFigures(department, NOVEMBER, TODAY).figures.has_demo_data
    assert not DepartmentFigures(real, NOVEMBER, TODAY).figures.has_demo_data


def test_number_of_queries_does_not_grow(
    department: DepartmentPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        counted(10, guide=GuideFactory(parent=department).uuid)
    publish_figures(TODAY, dict)

    with django_assert_num_queries(10):
        list(department_sections(DepartmentFigures(department, NOVEMBER, TODAY)))


def test_first_views_and_the_year_before_are_told(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department)
    counted(40, guide=guide.uuid, rewatches=10, completed=20)
    counted(25, guide=guide.uuid, day=date(2025, 11, 29))
    assert rows(report_of(department)["summary"])[:4] == [
        ("Visninger", 40, None, 25),
        ("Heraf første visninger", 30, None, 25),
        ("Heraf set igen", 10, None, None),
        ("Set til ende", 20, None, None),
    ]


def test_hours_stand_beside_the_departments_own() -> None:
    department = DepartmentFactory(hours=[b.weekly("01234", "09:00", "10:00")])
    film = uuid4()
    counted(30, guide=GuideFactory(parent=department).uuid, video=film)
    for hour, views in ((9, 20), (20, 10)):
        FilmHour.objects.create(week=date(2026, 11, 23), weekday=0, hour=hour, video=film, views=views)
    publish_figures(TODAY, lambda: {film: department.translation_key})

    hours = report_of(department)["hours"]

    assert rows(hours) == [("Mens I har åbent", 20), ("Uden for jeres åbningstid", 10)]
    assert list(hours.notes) == ["Hver tredje af visningerne var uden for jeres åbningstid."]
    assert isinstance(hours.chart, HeatMap)
    assert [hour for hour, _squares in hours.chart.rows] == [f"{hour}–{hour + 1}" for hour in range(9, 21)]
    monday = hours.chart.rows[0][1][0]
    assert (monday.figure.value, monday.is_open, monday.strength) == (20, True, 5)


def test_an_hour_is_open_when_somebody_is_there_at_its_middle() -> None:
    rule = Weekly(frozenset({0, 2}), time(9, 30), time(11, 15))
    assert open_hours(Schedule(weekly=(rule,))) == {(0, 9), (0, 10), (2, 9), (2, 10)}


def test_what_happened_besides_films(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Første møde")
    key = department.translation_key
    published(Of.PAGE, guide.uuid, key, opened=200, questions=50, printed=10, saved=5, helped=20, help=15)
    assert rows(report_of(department)["used"]) == [("Første møde", 200, 25, 10, 5)]
    assert rows(report_of(department)["answers"]) == [("Første møde", 15, 20, None)]


def test_languages_are_named_in_danish(department: DepartmentPage) -> None:
    key = department.translation_key
    broken_down(Of.DEPARTMENT, key, By.LANGUAGE, {"da": 200, "ar": 15}, key)
    assert rows(report_of(department)["languages"]) == [("Dansk", 200), ("Arabisk", 15)]


def test_the_sites_searches_and_drops_are_told_to_every_department(department: DepartmentPage) -> None:
    published(Of.SITE, SITE, searches=60, documents=120)
    broken_down(Of.SITE, SITE, By.WORD, {"elevator": 10, "parkering": 20})
    broken_down(Of.SITE, SITE, By.DROP, {"machine": 300})
    report = report_of(department)
    assert rows(report["searches"]) == [("Alle søgninger uden resultat", 60), ("parkering", 20), ("elevator", 10)]
    assert rows(report["documents"]) == [("Lister over guider og guider som data", 120)]
    assert rows(report["dropped"]) == [("Sendt af et program, ikke af et menneskes browser", 300)]


def test_hardly_used_is_what_has_no_figure_in_ninety_days(department: DepartmentPage) -> None:
    watched, opened = (GuideFactory(parent=department).uuid for _ in range(2))
    GuideFactory(parent=department, title="Glemt")
    GuideFactory(parent=department, title="Trukket tilbage", live=False)
    long_ago = GuideFactory(parent=department, title="Længe siden")
    counted(5, guide=watched, day=date(2026, 9, 15))
    counted(50, guide=long_ago.uuid, day=date(2026, 7, 15))
    published(Of.PAGE, opened, department.translation_key, opened=5)
    assert [row[0] for row in rows(report_of(department)["hardly-used"])] == ["Glemt", "Længe siden"]


def test_an_old_guide_that_is_still_watched_names_who_looks_after_it(department: DepartmentPage) -> None:
    owner = UserFactory.create(first_name="Mette", last_name="Holm")
    last_year = datetime(2025, 6, 1, tzinfo=UTC)
    old = GuideFactory(parent=department, title="Gammel", owner=owner, last_published_at=last_year)
    unseen = GuideFactory(parent=department, last_published_at=last_year)
    new = GuideFactory(parent=department, last_published_at=timezone.now())
    for guide, views in ((old, 10), (unseen, 4), (new, 10)):
        counted(views, guide=guide.uuid)
    assert rows(report_of(department)["old"]) == [("Gammel", 10, "1. juni 2025", "Mette Holm")]


def test_a_share_is_told_of_those_who_chose_to_be_counted_again(department: DepartmentPage) -> None:
    key = department.translation_key
    published(Of.DEPARTMENT, key, key, views=100, remembered=50)
    assert list(report_of(department)["summary"].notes) == [
        "Halvdelen af visningerne er fra læsere, der har valgt at blive talt igen, når de kommer tilbage."
    ]


def test_one_language_alone_has_only_its_pages(department: DepartmentPage) -> None:
    counted(40, guide=GuideFactory(parent=department, title="Første møde").uuid)
    assert [row[:2] for row in rows(report_of(department, language="da")["guides"])] == [("Første møde", 40)]
    polish = report_of(department, language="pl")
    assert rows(polish["guides"]) == []
    assert not polish.keys() & {"summary", "weeks", "hours", "films", "searches"}
