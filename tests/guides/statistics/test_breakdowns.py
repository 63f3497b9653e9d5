# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Figures cut into parts: by hour, by watch, by segment. Each part is disclosed as the whole is."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.happenings import What
from guides.models import DepartmentPage
from guides.plays.models import DropDay, FilmHour, NthDay, PlayDay, SegmentMonth, SubjectDay
from guides.plays.senders import Drop
from guides.statistics.audit import given_away
from guides.statistics.models import SITE, Breakdown, By, Figure, Of
from guides.statistics.periods import Kind
from guides.statistics.publishing import publish_figures
from tests.factories import DepartmentFactory, GuideFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 2)
NEXT_MONDAY = MONDAY + timedelta(days=7)
DECEMBER = date(2026, 12, 1)
FILM = UUID(int=1)


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory(hours=[b.weekly("01234", "09:30", "15:00")])


def counted_at(hours: dict[tuple[int, int], int], film: UUID = FILM) -> None:
    """Views by weekday and hour, in a week in which the film was watched somewhere."""
    for (weekday, hour), views in hours.items():
        FilmHour.objects.create(week=MONDAY, weekday=weekday, hour=hour, video=film, views=views)
    PlayDay.objects.get_or_create(day=MONDAY, video=film, place=UUID(int=9))


def values(of: Of, by: By, kind: Kind = Kind.WEEK) -> list[dict[str, int]]:
    return list(Breakdown.objects.filter(of=of, by=by, kind=kind).values_list("values", flat=True))


def test_hours_are_those_of_the_departments_own_films(department: DepartmentPage) -> None:
    other = UUID(int=2)
    counted_at({(0, 8): 15, (0, 9): 20, (5, 22): 4})
    counted_at({(0, 9): 30}, other)
    publish_figures(NEXT_MONDAY, lambda: {FILM: department.translation_key, other: DepartmentFactory().translation_key})

    assert values(Of.FILM, By.HOUR) == [{"0-8": 15, "0-9": 20}, {"0-9": 30}]
    assert Breakdown.objects.get(of=Of.DEPARTMENT, department=department.translation_key).values == {
        "0-8": 15,
        "0-9": 20,
    }


def test_hours_are_within_opening_hours_or_outside(department: DepartmentPage) -> None:
    """Half past nine is within; a holiday, the evening and the weekend are not."""
    counted_at({(0, 9): 20, (0, 14): 10, (0, 15): 10, (6, 12): 20})
    publish_figures(NEXT_MONDAY, lambda: {FILM: department.translation_key})
    figure = Figure.objects.get(of=Of.DEPARTMENT, kind=Kind.WEEK)
    assert (figure.in_hours, figure.out_of_hours) == (30, 30)


def test_where_nobody_told_when_it_is_open_nothing_is_outside() -> None:
    counted_at({(0, 9): 20})
    publish_figures(NEXT_MONDAY, lambda: {FILM: DepartmentFactory(hours=[]).translation_key})
    assert not Figure.objects.filter(of=Of.DEPARTMENT).exists()


def test_a_months_hours_are_those_of_its_days(department: DepartmentPage) -> None:
    """The week from 30 November has one day in November."""
    for weekday in range(3):
        FilmHour.objects.create(week=date(2026, 11, 30), weekday=weekday, hour=10, video=FILM, views=10)
    PlayDay.objects.create(day=date(2026, 11, 30), video=FILM, place=UUID(int=9))
    publish_figures(DECEMBER, lambda: {FILM: department.translation_key})
    assert values(Of.FILM, By.HOUR, Kind.MONTH) == [{"0-10": 10}]


def test_segments_are_of_a_version_and_of_whole_months(department: DepartmentPage) -> None:
    film = VideoFactory.create()
    version = film.versions.get()
    for segment, (once, twice, thrice) in enumerate([(20, 0, 0), (20, 20, 10), (4, 0, 0)]):
        SegmentMonth.objects.create(
            month=date(2026, 11, 1),
            version=version.uuid,
            segment=segment,
            starts=20,
            once=once,
            twice=twice,
            thrice=thrice,
        )
    PlayDay.objects.create(day=MONDAY, video=film.uuid, place=UUID(int=9))
    publish_figures(DECEMBER, lambda: {film.uuid: department.translation_key})

    assert Figure.objects.get(of=Of.VERSION, subject=version.uuid).starts == 20
    assert values(Of.VERSION, By.SEEN, Kind.MONTH) == [{"0": 20, "1": 20}]
    assert values(Of.VERSION, By.PLAYED, Kind.MONTH) == [{"0": 20, "1": 50}]
    assert values(Of.VERSION, By.SEEN) == []


def test_a_film_on_any_discreet_guide_is_discreet(department: DepartmentPage) -> None:
    discreet = GuideFactory(discreet=True)
    PlayDay.objects.create(day=MONDAY, guide=discreet.uuid, video=FILM, views=10)
    NthDay.objects.create(day=MONDAY, video=FILM, nth=1, views=30, remembered=20)
    NthDay.objects.create(day=MONDAY, video=FILM, nth=2, views=12, remembered=9)
    publish_figures(NEXT_MONDAY, lambda: {FILM: department.translation_key})
    assert values(Of.FILM, By.NTH) == [{"1": 20}]
    assert Breakdown.objects.get(by=By.NTH).threshold == 10


def happened(what: What, count: int, page: UUID | None = None, block: str = "", language: str = "da") -> None:
    SubjectDay.objects.create(day=MONDAY, what=what, page=page, block=block, language=language, count=count)


def test_what_readers_do_is_told_of_pages_and_of_their_steps_and_questions(department: DepartmentPage) -> None:
    guide, other = (GuideFactory(parent=department).uuid for _ in range(2))
    happened(What.OPENED, 40, guide)
    happened(What.OPENED, 10, other, language="pl")
    happened(What.OPENED, 4, other, language="ar")
    for block, reached, asked in (("first", 30, 4), ("second", 20, 6)):
        happened(What.STEP, reached, guide, block)
        happened(What.HELP, asked, guide, block)
    happened(What.QUESTION, 15, guide, "why")
    happened(What.QUESTION, 15, guide, "when")
    happened(What.PRINTED, 5, guide)
    publish_figures(NEXT_MONDAY, dict)

    shown = Figure.objects.get(of=Of.PAGE, subject=guide, kind=Kind.WEEK)
    assert (shown.opened, shown.questions, shown.printed, shown.help, shown.saved) == (40, 30, 5, 10, None)
    assert values(Of.PAGE, By.STEP) == [{"first": 30, "second": 20}]
    (asked_for,) = values(Of.PAGE, By.STEP_HELP)
    assert set(asked_for) == {"second"}
    assert values(Of.PAGE, By.QUESTION) == [{"why": 15, "when": 15}]
    assert values(Of.DEPARTMENT, By.LANGUAGE) == [{"da": 40, "pl": 10}]
    assert Figure.objects.get(of=Of.DEPARTMENT, kind=Kind.WEEK).help == 10


def test_searches_documents_and_drops_are_of_the_site() -> None:
    happened(What.NO_RESULT, 20)
    happened(What.NO_RESULT, 10, block="tænder")
    happened(What.FEED, 25, block="guide")
    DropDay.objects.create(day=MONDAY, reason=Drop.MACHINE, count=15)
    DropDay.objects.create(day=MONDAY, reason=Drop.TOO_OLD, count=4)
    publish_figures(NEXT_MONDAY, dict)

    shown = Figure.objects.get(of=Of.SITE, kind=Kind.WEEK)
    assert (shown.department, shown.subject) == (SITE, SITE)
    assert (shown.searches, shown.documents) == (30, 25)
    assert shown.dropped in {15, 20}
    assert values(Of.SITE, By.WORD) == [{"tænder": 10}]
    assert values(Of.SITE, By.DROP) == [{"machine": 15}]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4), min_size=1, max_size=3))
def test_an_attacker_who_sees_where_help_is_asked_for_learns_no_small_count(counts: list[list[int]]) -> None:
    """A department is its guides, and a guide is its steps: sums of sums."""
    with transaction.atomic():
        department = DepartmentFactory()
        guides = [GuideFactory(parent=department).uuid for _ in counts]
        for guide, steps in zip(guides, counts, strict=True):
            for step, count in enumerate(steps):
                happened(What.HELP, count, guide, str(step))
        publish_figures(NEXT_MONDAY, dict)
        week = {"kind": Kind.WEEK}
        shown: dict[Any, int | None] = {(row.subject, ""): row.help for row in Figure.objects.filter(**week)}
        for row in Breakdown.objects.filter(by=By.STEP_HELP, **week):
            shown |= {(row.subject, step): value for step, value in row.values.items()}
        transaction.set_rollback(True)
    key = department.translation_key
    sums: list[Any] = [((key, ""), [(guide, "") for guide in guides])]
    for guide, steps in zip(guides, counts, strict=True):
        sums.append(((guide, ""), [(guide, str(step)) for step in range(len(steps))]))
    thresholds: dict[Any, int] = {cell: 5 for whole, parts in sums for cell in (whole, *parts)}
    assert given_away(shown, thresholds, sums) == set()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.tuples(st.sampled_from([FILM, UUID(int=2)]), st.integers(0, 1), st.sampled_from([9, 20])),
        st.integers(1, 7),
        min_size=1,
    )
)
def test_an_attacker_who_sees_all_hours_learns_no_small_count(counts: dict[tuple[UUID, int, int], int]) -> None:
    with transaction.atomic():
        key: UUID = DepartmentFactory(hours=[b.weekly("01234", "08:00", "16:00")]).translation_key
        for (film, weekday, hour), views in counts.items():
            counted_at({(weekday, hour): views}, film)
        publish_figures(NEXT_MONDAY, lambda: {FILM: key, UUID(int=2): key})
        shown: dict[tuple[Any, str], int | None] = {
            (row.subject, cell): value
            for row in Breakdown.objects.filter(by=By.HOUR, kind=Kind.WEEK)
            for cell, value in row.values.items()
        }
        for whole in Figure.objects.filter(of=Of.DEPARTMENT, kind=Kind.WEEK):
            shown |= {("open", ""): whole.in_hours, ("closed", ""): whole.out_of_hours}
        transaction.set_rollback(True)
    cells = {f"{weekday}-{hour}" for _film, weekday, hour in counts}
    sums: list[Any] = [((key, cell), [(film, cell) for film in (FILM, UUID(int=2))]) for cell in cells]
    for name, ending in (("open", "-9"), ("closed", "-20")):
        sums.append(((name, ""), [(key, cell) for cell in cells if cell.endswith(ending)]))
    thresholds: dict[Any, int] = {("open", ""): 5, ("closed", ""): 5}
    thresholds |= {(subject, cell): 5 for subject in (key, FILM, UUID(int=2)) for cell in cells}
    assert given_away(shown, thresholds, sums) == set()
