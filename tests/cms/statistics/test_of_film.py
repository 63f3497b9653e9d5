# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is told of one film, and what happened to films and guides beside their figures."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from wagtail.models import PageLogEntry

from cms.departments.provisioning import provision
from cms.statistics.charts import BarChart, HeatMap
from cms.statistics.figures import DepartmentFigures
from cms.statistics.of_department import department_sections
from cms.statistics.of_film import film_sections
from cms.statistics.of_guide import guide_sections
from cms.statistics.spans import newest, span_of
from cms.statistics.tables import Section
from guides.models import DepartmentPage, GuidePage
from guides.statistics.models import Breakdown, By, Figure, Of
from guides.statistics.periods import Kind
from media_pipeline.models import Video
from tests.factories import DepartmentFactory, GuideFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.media import CaptionsFactory, add_version

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)
NOVEMBER = newest(TODAY)
LAST_WEEK = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory(hours=[])


@pytest.fixture
def film(department: DepartmentPage) -> Video:
    return VideoFactory.create(title="Fra bussen", is_public=True, collection=provision(department).collection)


def figures(department: DepartmentPage, code: str = "2026-11") -> DepartmentFigures:
    span = span_of(code, TODAY)
    assert span
    return DepartmentFigures(department, span, TODAY)


def told(department: DepartmentPage, film: Video, code: str = "2026-11") -> dict[str, Section]:
    return {section.id: section for section in film_sections(figures(department, code), film)}


def published(department: DepartmentPage, of: Of, subject: Any, **more: Any) -> None:
    row = {"kind": Kind.MONTH, "first": NOVEMBER.first, "department": department.translation_key, "threshold": 5}
    if by := more.pop("by", None):
        Breakdown.objects.create(**row, of=of, subject=subject, by=by, values=more["values"])
    else:
        Figure.objects.create(**row, of=of, subject=subject, **more)


def test_how_often_one_reader_sees_it_is_told_only_where_readers_chose_so(
    department: DepartmentPage, film: Video
) -> None:
    again = told(department, film)["again"]
    assert (again.chart, again.table.rows) == (None, ())
    assert list(again.notes) == ["For få læsere har valgt at blive talt igen, til at det kan vises."]

    published(department, Of.FILM, film.uuid, by=By.NTH, values={"1": 40, "2": 20, "10": 5})
    published(department, Of.FILM, film.uuid, views=200, remembered=80)

    again = told(department, film)["again"]
    assert isinstance(again.chart, BarChart)
    assert [bar.pair.value for bar in again.chart.bars] == [40, 20, *[None] * 7]
    assert again.table.rows[-1].label == "Visning nummer 10 eller senere"
    assert list(again.notes) == [
        "Tallene bygger på 40 % af visningerne: dem fra læsere, der har valgt at blive talt igen."
    ]


@pytest.mark.parametrize(("remembered", "is_told"), [(35, False), (40, True)])
def test_the_curve_of_a_few_of_the_views_is_not_told(
    department: DepartmentPage, film: Video, remembered: int, is_told: bool
) -> None:
    published(department, Of.FILM, film.uuid, by=By.NTH, values={"1": 20})
    published(department, Of.FILM, film.uuid, views=200, remembered=remembered)
    assert bool(told(department, film)["again"].chart) is is_told


def test_parts_and_hours_of_anothers_film_are_its_departments(department: DepartmentPage, film: Video) -> None:
    sections = told(DepartmentFactory(), film)
    assert [*sections] == ["weeks", "use", "segments"]
    assert list(sections["segments"].notes) == [
        "Hvilke dele af filmen der bliver set, og hvornår, kan kun den afdeling se, som filmen ligger hos."
    ]


def test_the_curve_is_of_the_version_that_was_started_most(department: DepartmentPage, film: Video) -> None:
    earlier = film.versions.get().uuid
    add_version(film, "ready")
    film.refresh_from_db()
    published(department, Of.VERSION, earlier, starts=200)
    published(department, Of.VERSION, earlier, by=By.SEEN, values={"0": 200})
    segments = told(department, film)["segments"]
    assert segments.chart
    assert list(segments.notes) == [
        "Diagrammet er for en tidligere udgave af filmen. Det er den, der blev startet mest i perioden."
    ]


def test_words_at_a_moment_are_danish_where_there_is_danish(department: DepartmentPage, film: Video) -> None:
    CaptionsFactory.create(video=film, language="ar", vtt="WEBVTT\n\n00:00.000 --> 00:09.000\nمرحبا\n")
    CaptionsFactory.create(video=film, language="da", vtt="WEBVTT\n\n00:00.000 --> 00:09.000\nGå ind.\n")
    version = film.versions.get().uuid
    published(department, Of.VERSION, version, starts=200)
    published(department, Of.VERSION, version, by=By.SEEN, values={"1": 150})
    published(department, Of.VERSION, version, by=By.PLAYED, values={"1": 300})
    (moment,) = told(department, film)["segments"].moments
    assert moment.words == "Gå ind."


def test_the_curve_is_of_those_who_started(department: DepartmentPage, film: Video) -> None:
    version = film.versions.get().uuid
    published(department, Of.VERSION, version, starts=200)
    published(department, Of.VERSION, version, by=By.SEEN, values={"0": 200, "1": 150})
    published(department, Of.VERSION, version, by=By.PLAYED, values={"0": 200, "1": 300})
    segments = told(department, film)["segments"]
    assert [row.values for row in segments.table.rows[:3]] == [
        ("100 %", "100 %"),
        ("75 %", "150 %"),
        ("vises ikke", "vises ikke"),
    ]
    assert [moment.time for moment in segments.moments] == ["0.01"]
    assert [moment.picture for moment in segments.moments] == [None]


def test_a_moment_that_is_seen_again_shows_what_is_seen_at_that_moment(department: DepartmentPage, film: Video) -> None:
    film.versions.update(duration_ms=25_000, width=1280, height=720, storyboard="films/board.jpg")
    film = Video.objects.select_related("current_version").get(pk=film.pk)
    assert film.current_version
    version = film.current_version.uuid
    published(department, Of.VERSION, version, starts=200)
    published(department, Of.VERSION, version, by=By.SEEN, values={"12": 150})
    published(department, Of.VERSION, version, by=By.PLAYED, values={"12": 300})

    (moment,) = told(department, film)["segments"].moments

    assert moment.time == "0.12"
    assert moment.picture
    assert moment.picture.url.endswith("board.jpg")
    # Twenty small pictures, ten in a row, one for each 1.25 seconds: the eleventh shows what is seen after 12.5.
    assert moment.picture.size == (1600, 180)
    assert moment.picture.part == (0, 90, 160, 90)


def test_of_a_week_there_is_no_curve(department: DepartmentPage, film: Video) -> None:
    segments = told(department, film, "2026-U48")["segments"]
    assert list(segments.notes) == [
        "Diagrammet bliver udgivet for måneder, ikke for uger. Vælg en måned for at se det."
    ]


def test_a_film_with_too_few_for_any_hour_has_those_of_the_department(department: DepartmentPage, film: Video) -> None:
    published(department, Of.DEPARTMENT, department.translation_key, by=By.HOUR, values={"0-9": 20})
    hours = told(department, film)["hours"]
    assert isinstance(hours.chart, HeatMap)
    assert [hour for hour, _squares in hours.chart.rows] == ["9–10"]
    assert list(hours.notes) == ["For få har set filmen i den samme time. Her er timerne for alle jeres film."]


def test_a_films_weeks_tell_when_it_was_replaced(department: DepartmentPage, film: Video) -> None:
    film.versions.update(first_public_at=datetime(2026, 1, 1, tzinfo=UTC))
    add_version(film, "ready", first_public_at=LAST_WEEK)
    weeks = told(department, film)["weeks"]
    assert weeks.table.rows[-1].values[-1] == "”Fra bussen” kom i en ny udgave"
    assert isinstance(weeks.chart, BarChart)
    assert [bar.pair.note for bar in weeks.chart.bars if bar.pair.note] == ["”Fra bussen” kom i en ny udgave"]


def test_a_guides_weeks_and_its_departments_tell_when_it_was_changed(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Første møde")
    guide.save_revision().publish()
    PageLogEntry.objects.update(timestamp=LAST_WEEK)
    GuidePage.objects.update(first_published_at=LAST_WEEK - timedelta(days=30))
    of = figures(department)
    for sections in (guide_sections(of, guide), department_sections(of)):
        weeks = next(section for section in sections if section.id == "weeks")
        assert weeks.table.rows[-1].values[-1] == "”Første møde” blev ændret"


def test_a_guide_that_is_published_for_the_first_time_was_not_changed(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, title="Første møde")
    guide.save_revision().publish()
    PageLogEntry.objects.update(timestamp=LAST_WEEK)
    GuidePage.objects.update(first_published_at=LAST_WEEK - timedelta(seconds=1))
    weeks = next(section for section in guide_sections(figures(department), guide) if section.id == "weeks")
    assert weeks.table.rows[-1].values[-1] == ""


def test_a_guides_weeks_tell_when_a_film_in_it_was_replaced(department: DepartmentPage, film: Video) -> None:
    film.versions.update(first_public_at=datetime(2026, 1, 1, tzinfo=UTC))
    add_version(film, "ready", first_public_at=LAST_WEEK)
    guide = GuideFactory(parent=department, steps=[b.step("Find døren", "", b.film(film))])
    weeks = next(section for section in guide_sections(figures(department), guide) if section.id == "weeks")
    assert weeks.table.rows[-1].values[-1] == "”Fra bussen” kom i en ny udgave"
