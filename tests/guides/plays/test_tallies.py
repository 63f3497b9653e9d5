# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What plays add to the roll-ups: each the same plays, cut another way."""

from collections import Counter
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from guides.plays import rules
from guides.plays.merge import PlayState
from guides.plays.models import Play
from guides.plays.tallies import FilmHourKey, Key, NthDayKey, PageDayKey, SegmentMonthKey, Tally, tally_of
from tests.guides.plays.messages import states

GUIDE, DISCREET, FILM = UUID(int=1), UUID(int=2), UUID(int=3)
SUBJECTS = [{"guide": GUIDE}, {"guide": DISCREET}, {"place": UUID(int=4)}]


@st.composite
def plays(draw: st.DrawFn) -> Play:
    duration_ms = draw(st.sampled_from([1_500, 18_000, 42_000, 400_000]))
    state = draw(states())
    state = replace(state, total_ms=max(state.total_ms, state.distinct_ms))
    began = datetime(2026, 10, 24, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 72)))
    subject = draw(st.sampled_from(SUBJECTS))
    fields = asdict(replace(state, started_hour=began))
    return Play(id=uuid4(), video=FILM, version=UUID(int=duration_ms), duration_ms=duration_ms, **subject, **fields)


def sums(tally: Tally, key: type[Key]) -> Counter[str]:
    return sum((counts for cell, counts in tally.items() if isinstance(cell, key)), Counter())


@given(st.lists(plays(), max_size=12))
def test_the_roll_ups_agree(plays: list[Play]) -> None:
    tally = tally_of(plays, {GUIDE})
    pages, nths, hours = (sums(tally, key) for key in (PageDayKey, NthDayKey, FilmHourKey))
    assert nths["views"] == pages["views"]
    assert nths["remembered"] == pages["remembered"] <= pages["views"]
    assert pages["completed"] <= pages["views"] <= pages["starts"] <= len(plays)
    rewatches = sum(c["views"] for cell, c in tally.items() if isinstance(cell, NthDayKey) and cell.nth > 1)
    assert rewatches == pages["rewatches"]
    assert hours["views"] == sums(tally_of([p for p in plays if p.guide != DISCREET], {GUIDE}), PageDayKey)["views"]


@given(st.lists(plays(), max_size=12))
def test_retention_is_at_most_three_times_the_starts(plays: list[Play]) -> None:
    for cell, counts in tally_of(plays, ()).items():
        if isinstance(cell, SegmentMonthKey):
            assert counts["thrice"] <= counts["twice"] <= counts["once"] <= counts["starts"]
            played = counts["once"] + counts["twice"] + counts["thrice"]
            assert played <= 3 * counts["starts"]


@given(st.lists(plays(), max_size=12), st.randoms())
def test_neither_order_nor_parts_matter(plays: list[Play], random: object) -> None:
    cut = len(plays) // 2
    whole, one, other = (tally_of(some, {GUIDE}) for some in (plays[::-1], plays[:cut], plays[cut:]))
    assert whole == {cell: one.get(cell, Counter()) + other.get(cell, Counter()) for cell in one.keys() | other.keys()}


def watched(began: datetime, **fields: object) -> Play:
    whole = rules.all_segments(42_000)
    state = PlayState(began, 1, whole, 0, 0, distinct_ms=42_000, total_ms=42_000, ended=True)
    subject = {"video": FILM, "version": FILM, "guide": GUIDE, "duration_ms": 42_000}
    return Play(id=uuid4(), **{**subject, **asdict(state), **fields})


def hours(*plays: Play) -> list[tuple[date, int, int, int]]:
    tally = tally_of(plays, {GUIDE})
    return sorted(
        (cell.week, cell.weekday, cell.hour, counts["views"])
        for cell, counts in tally.items()
        if isinstance(cell, FilmHourKey)
    )


def test_hours_are_the_towns_own() -> None:
    assert hours(watched(datetime(2026, 11, 29, 23, tzinfo=UTC))) == [(date(2026, 11, 30), 0, 0, 1)]
    assert hours(watched(datetime(2026, 7, 5, 21, tzinfo=UTC))) == [(date(2026, 6, 29), 6, 23, 1)]


def test_when_clocks_go_back_one_hour_holds_two_and_forward_one_is_empty() -> None:
    back = [watched(datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(hours=n)) for n in range(25)]
    forward = [watched(datetime(2026, 3, 28, 23, tzinfo=UTC) + timedelta(hours=n)) for n in range(23)]
    assert [(hour, views) for _week, _day, hour, views in hours(*back)] == [(n, 1 + (n == 2)) for n in range(24)]
    assert [hour for _week, _day, hour, _views in hours(*forward)] == [n for n in range(24) if n != 2]


def test_no_hour_is_known_of_a_discreet_guide() -> None:
    assert hours(watched(datetime(2026, 11, 30, 9, tzinfo=UTC), guide=DISCREET)) == []


def test_a_segment_that_nobody_reached_is_counted_as_such() -> None:
    tally = tally_of([watched(datetime(2026, 11, 30, 9, tzinfo=UTC), seen_once=1, distinct_ms=1_000)], ())
    first, last = (SegmentMonthKey(date(2026, 11, 1), FILM, segment) for segment in (0, 41))
    assert (tally[first]["once"], tally[first]["starts"]) == (1, 1)
    assert (tally[last]["once"], tally[last]["starts"]) == (0, 1)
