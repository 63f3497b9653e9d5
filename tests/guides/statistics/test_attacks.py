# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Ways in which small counts once came out of published figures, each tried with several roundings."""

from datetime import date, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest

from guides.happenings import What
from guides.models import DepartmentPage
from guides.plays.models import PlayDay, SegmentMonth, SubjectDay
from guides.statistics import publishing
from guides.statistics.disclosure import DISCREET_THRESHOLD, THRESHOLD, bounds
from guides.statistics.models import Breakdown, By, Figure, Of
from guides.statistics.periods import Kind
from guides.statistics.publishing import publish_figures
from guides.statistics.queries import view_counts
from media_pipeline.models import Video
from tests.factories import DepartmentFactory, GuideFactory, VideoFactory

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 2)
NEXT_MONDAY, DECEMBER = MONDAY + timedelta(days=7), date(2026, 12, 1)
SEGMENTS = 8


@pytest.fixture(params=range(6))
def _rounding(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_RANDOM", Random(request.param))


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory()


@pytest.fixture
def film() -> Video:
    return VideoFactory.create(is_public=True)


def played(guide: UUID, count: int, video: UUID | None = None) -> None:
    counts = {"starts": count, "views": count, "completed": count}
    PlayDay.objects.create(day=MONDAY, guide=guide, video=video or uuid4(), **counts)


def watched_to_the_end(film: Video, count: int) -> None:
    version = film.versions.get().uuid
    for segment in range(SEGMENTS):
        SegmentMonth.objects.create(month=date(2026, 11, 1), version=version, segment=segment, starts=count, once=count)


def told(of: Of, subject: UUID, measure: str = "views", kind: Kind = Kind.WEEK, k: int = THRESHOLD) -> tuple[int, int]:
    """The least and the greatest count that the figure can stand for."""
    figure = Figure.objects.filter(of=of, subject=subject, kind=kind).first()
    return bounds(getattr(figure, measure) if figure else None, k)


def least_of_segments() -> int:
    (shown,) = Breakdown.objects.filter(of=Of.VERSION, by=By.SEEN, kind=Kind.MONTH).values_list("values", flat=True)
    return max((bounds(value, THRESHOLD)[0] for value in shown.values()), default=0)


@pytest.mark.usefixtures("_rounding")
def test_a_department_is_the_sum_of_its_films(department: DepartmentPage) -> None:
    guides, films = [GuideFactory(parent=department).uuid for _ in range(2)], [uuid4() for _ in range(4)]
    for film in films:
        for guide in guides:
            played(guide, 2, film)
    publish_figures(NEXT_MONDAY, dict)
    least, _most = told(Of.DEPARTMENT, department.translation_key)
    assert least < 16


@pytest.mark.usefixtures("_rounding")
def test_a_language_is_the_sum_of_its_guides(department: DepartmentPage) -> None:
    for _ in range(4):
        guide = GuideFactory(parent=department).uuid
        SubjectDay.objects.create(day=MONDAY, what=What.OPENED, page=guide, language="pl", count=4)
    danish = GuideFactory(parent=department).uuid
    SubjectDay.objects.create(day=MONDAY, what=What.OPENED, page=danish, language="da", count=103)
    publish_figures(NEXT_MONDAY, dict)
    shown = Breakdown.objects.get(of=Of.DEPARTMENT, by=By.LANGUAGE).values
    assert bounds(shown.get("pl"), THRESHOLD)[0] < 16


@pytest.mark.usefixtures("_rounding")
def test_many_copies_of_a_number_are_rounded_once(department: DepartmentPage, film: Video) -> None:
    for _ in range(4):
        played(GuideFactory(parent=department).uuid, 4, film.uuid)
    watched_to_the_end(film, 16)
    publish_figures(DECEMBER, lambda: {film.uuid: department.translation_key})
    (shown,) = Breakdown.objects.filter(by=By.SEEN, kind=Kind.MONTH).values_list("values", flat=True)
    assert len(set(shown.values())) == 1
    assert least_of_segments() < 16


@pytest.mark.usefixtures("_rounding")
def test_a_film_in_several_departments_is_the_sum_of_them(film: Video) -> None:
    departments = [DepartmentFactory() for _ in range(4)]
    for department in departments:
        played(GuideFactory(parent=department).uuid, 4, film.uuid)
    watched_to_the_end(film, 16)
    publish_figures(DECEMBER, lambda: {film.uuid: departments[0].translation_key})
    assert least_of_segments() < 16


@pytest.mark.usefixtures("_rounding")
def test_nobody_is_certain_to_have_read_a_discreet_guide(department: DepartmentPage) -> None:
    ordinary = GuideFactory(parent=department).uuid
    played(ordinary, 9)
    played(GuideFactory(parent=department, discreet=True).uuid, 3)
    publish_figures(NEXT_MONDAY, dict)
    whole = told(Of.DEPARTMENT, department.translation_key, k=DISCREET_THRESHOLD)
    assert whole[0] - told(Of.PAGE, ordinary)[1] < 1


def test_what_was_counted_while_a_guide_was_discreet_stays_so(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, discreet=True)
    guide.save_revision().publish()
    played(guide.uuid, 7)
    guide.discreet = False
    guide.save_revision().publish()
    publish_figures(NEXT_MONDAY, dict)
    assert told(Of.PAGE, guide.uuid, k=DISCREET_THRESHOLD) == (0, DISCREET_THRESHOLD - 1)

    played(guide.uuid, 30)
    publish_figures(DECEMBER, dict)
    assert Figure.objects.get(of=Of.PAGE, kind=Kind.MONTH).threshold == DISCREET_THRESHOLD
    assert view_counts([guide.uuid], DECEMBER) == {}


def test_a_deleted_guide_may_have_been_discreet(department: DepartmentPage, film: Video) -> None:
    guide = GuideFactory(parent=department, discreet=True)
    played(guide.uuid, 7, film.uuid)
    watched_to_the_end(film, 7)
    guide.delete()
    publish_figures(DECEMBER, lambda: {film.uuid: department.translation_key})
    assert not Figure.objects.filter(of=Of.VERSION).exists()


def test_a_guide_that_moves_takes_its_weeks_along() -> None:
    first, second = DepartmentFactory(), DepartmentFactory()
    guide = GuideFactory(parent=first)
    for week in range(4):
        PlayDay.objects.create(day=date(2027, 2, 1) + timedelta(weeks=week), guide=guide.uuid, video=uuid4(), views=10)
    publish_figures(date(2027, 2, 22), dict)
    guide.move(second, pos="last-child")
    publish_figures(date(2027, 3, 1), dict)
    month = Figure.objects.get(of=Of.PAGE, kind=Kind.MONTH)
    assert (month.department, month.views) == (second.translation_key, 40)
