# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Figures are published once, each from its own count, and cannot be taken apart."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.models import DepartmentPage
from guides.plays.models import PlayDay
from guides.statistics.audit import given_away
from guides.statistics.disclosure import THRESHOLD
from guides.statistics.models import Figure, Of, PublishedPeriod
from guides.statistics.periods import Kind, Period
from guides.statistics.publishing import publish_figures
from tests.factories import DepartmentFactory, GuideFactory
from tests.guides.statistics.attacker import Attacker

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 2)
WEEK = Period(Kind.WEEK, MONDAY)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory()


def counted(guide: UUID, views: int, day: date = MONDAY, **fields: Any) -> PlayDay:
    return PlayDay.objects.create(**{"day": day, "guide": guide, "video": uuid4(), "views": views} | fields)


def views(of: Of, kind: Kind = Kind.WEEK) -> list[int | None]:
    return list(Figure.objects.filter(of=of, kind=kind).values_list("views", flat=True))


def test_a_period_is_published_when_it_has_ended_and_then_stands(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department).uuid
    counted(guide, 10)
    for day in range(7):
        publish_figures(MONDAY + timedelta(days=day), dict)
    assert not Figure.objects.filter(kind=Kind.WEEK).exists()

    publish_figures(WEEK.next.first, dict)
    assert views(Of.PAGE) == [10]

    counted(guide, 500)  # a late message
    for _ in range(2):
        publish_figures(WEEK.next.first + timedelta(days=1), dict)
    assert views(Of.PAGE) == [10]
    publish_figures(date(2026, 12, 1), dict)
    assert views(Of.PAGE, Kind.MONTH) == [510]


def test_each_figure_is_rounded_from_its_own_count(department: DepartmentPage) -> None:
    for _ in range(5):
        counted(GuideFactory(parent=department).uuid, 4)
    publish_figures(WEEK.next.first, dict)
    assert views(Of.PAGE) == []
    assert views(Of.DEPARTMENT) == [20]


def test_a_discreet_guide_makes_its_departments_sums_discreet(department: DepartmentPage) -> None:
    counted(GuideFactory(parent=department, discreet=True).uuid, 5)
    counted(GuideFactory(parent=department).uuid, 15)
    publish_figures(WEEK.next.first, dict)
    assert views(Of.PAGE) == [15]
    assert views(Of.DEPARTMENT) == [20]
    assert set(Figure.objects.values_list("of", "threshold")) == {("page", 5), ("film", 10), ("department", 10)}


def test_what_belongs_to_no_department_is_not_published() -> None:
    counted(uuid4(), 50)
    publish_figures(WEEK.next.first, dict)
    assert not Figure.objects.exists()
    assert PublishedPeriod.objects.filter(kind=Kind.WEEK, first=MONDAY).exists()


def test_a_month_holds_what_a_guide_had_that_is_deleted_meanwhile(department: DepartmentPage) -> None:
    """Beside its weeks it would show otherwise what that guide had."""
    guide = GuideFactory(parent=department)
    counted(guide.uuid, 20)
    publish_figures(WEEK.next.first, dict)
    guide.delete()
    publish_figures(date(2026, 12, 1), dict)
    assert views(Of.PAGE, Kind.MONTH) == views(Of.DEPARTMENT, Kind.MONTH) == [20]


def test_a_deleted_guide_that_was_published_as_discreet_stays_so(department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, discreet=True)
    counted(guide.uuid, 20)
    publish_figures(WEEK.next.first, dict)
    guide.delete()
    publish_figures(date(2026, 12, 1), dict)
    assert set(Figure.objects.filter(kind=Kind.MONTH).values_list("threshold", flat=True)) == {10}


def test_parts_that_wait_for_the_night_are_not_seen(department: DepartmentPage) -> None:
    guide, film = GuideFactory(parent=department).uuid, uuid4()
    for part in PlayDay.Part:
        counted(guide, 10, video=film, part=part)
    publish_figures(WEEK.next.first, dict)
    assert views(Of.PAGE) == [20]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=1, max_size=4), st.integers(1, 3))
def test_an_attacker_who_sees_everything_learns_no_small_count(counts: list[list[int]], films: int) -> None:
    """February 2027 is four whole weeks: the worst case, for the month is exactly the sum of its weeks."""
    month = Period(Kind.MONTH, date(2027, 2, 1))
    weeks = [Period(Kind.WEEK, month.first + timedelta(weeks=week)) for week in range(4)]
    with transaction.atomic():
        department = DepartmentFactory()
        key = department.translation_key
        guides = [GuideFactory(parent=department).uuid for _ in counts]
        pairs = [(guide, UUID(int=number % films)) for number, guide in enumerate(guides)]
        for (guide, film), of_weeks in zip(pairs, counts, strict=True):
            for week, count in zip(weeks, of_weeks, strict=True):
                counted(guide, count, week.first, video=film)
        for week in weeks:
            publish_figures(week.next.first, dict)
        values = {(figure.subject, figure.period): figure.views for figure in Figure.objects.all()}
        transaction.set_rollback(True)
    subjects = {key, *guides, *(film for _guide, film in pairs)}
    periods = [*weeks, month]
    sums = [((subject, month), [(subject, week) for week in weeks]) for subject in subjects]
    for period in periods:
        sums.append(((key, period), [(guide, period) for guide in guides]))
        sums.extend(
            ((film, period), [(guide, period) for guide, shown in pairs if shown == film])
            for film in {film for _guide, film in pairs}
        )

    thresholds = {(subject, period): 5 for subject in subjects for period in periods}
    assert given_away(values, thresholds, sums) == set()


def test_the_attacker_finds_what_follows() -> None:
    """Four guides below five that are about twenty together had four each; beside about fifteen they may differ."""
    guides = ["a", "b", "c", "d"]
    for total, is_found in ((20, True), (15, False)):
        shown = {"all": total, **dict.fromkeys(guides, None)}
        assert Attacker[str](guides, {"all": guides}, shown).is_certain("a", 4) is is_found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 7), min_size=2, max_size=2), min_size=1, max_size=3))
def test_an_attacker_who_tries_every_table_of_pages_and_films_is_certain_of_no_small_count(
    counts: list[list[int]],
) -> None:
    with transaction.atomic():
        department = DepartmentFactory()
        guides, films = [GuideFactory(parent=department).uuid for _ in counts], [UUID(int=1), UUID(int=2)]
        cells = {
            (guide, film): n
            for guide, row in zip(guides, counts, strict=True)
            for film, n in zip(films, row, strict=True)
        }
        for (guide, film), count in cells.items():
            counted(guide, count, video=film)
        publish_figures(WEEK.next.first, dict)
        values = {figure.subject: figure.views for figure in Figure.objects.all()}
        transaction.set_rollback(True)
    sums = {subject: [cell for cell in cells if subject in cell] for subject in [*guides, *films]}
    sums[department.translation_key] = list(cells)
    exact = {name: sum(cells[cell] for cell in parts) for name, parts in sums.items()}
    # What was withheld though it isn't small looks as if it were: whoever takes it for that learns nothing true.
    shown = {name: values.get(name) for name in sums if name in values or exact[name] < THRESHOLD}
    attacker = Attacker[Any](list(cells), sums, shown)
    small = {name: count for name, count in exact.items() if 0 < count < THRESHOLD}
    assert [name for name, count in small.items() if attacker.is_certain(name, count)] == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=1, max_size=2))
def test_an_attacker_who_tries_all_weeks_of_a_month_is_certain_of_no_small_count(counts: list[list[int]]) -> None:
    """February 2027, as above: of each guide and of the department, each week and the month."""
    month = Period(Kind.MONTH, date(2027, 2, 1))
    weeks = [Period(Kind.WEEK, month.first + timedelta(weeks=week)) for week in range(4)]
    with transaction.atomic():
        department = DepartmentFactory()
        key, guides = department.translation_key, [GuideFactory(parent=department).uuid for _ in counts]
        cells = {
            (guide, week): n
            for guide, row in zip(guides, counts, strict=True)
            for week, n in zip(weeks, row, strict=True)
        }
        for (guide, week), count in cells.items():
            counted(guide, count, week.first)
        for week in weeks:
            publish_figures(week.next.first, dict)
        values = {(figure.subject, figure.period): figure.views for figure in Figure.objects.exclude(of=Of.FILM)}
        transaction.set_rollback(True)
    sums = {(guide, month): [(guide, week) for week in weeks] for guide in guides}
    sums |= {(key, week): [(guide, week) for guide in guides] for week in weeks} | {(key, month): list(cells)}
    exact = cells | {name: sum(cells[cell] for cell in parts) for name, parts in sums.items()}
    shown = {name: values.get(name) for name in exact if name in values or exact[name] < THRESHOLD}
    attacker = Attacker[Any](list(cells), sums, shown)
    small = {name: count for name, count in exact.items() if 0 < count < THRESHOLD}
    assert [name for name, count in small.items() if attacker.is_certain(name, count)] == []
