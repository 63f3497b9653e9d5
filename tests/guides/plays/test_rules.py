# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The counting rule, at its edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.plays import rules

durations = st.integers(1, 20 * 60 * 1000)


@pytest.mark.parametrize(
    ("duration_ms", "distinct_ms", "counts"),
    [
        (60_000, 9_999, False),
        (60_000, 10_000, True),
        (20_000, 9_999, False),
        (20_000, 10_000, True),
        (19_999, 9_998, False),
        (19_999, 9_999, True),
        (8_000, 3_999, False),
        (8_000, 4_000, True),
        (1, 0, False),
    ],
)
def test_view_is_ten_seconds_or_half_of_a_short_film(duration_ms: int, distinct_ms: int, counts: bool) -> None:
    assert rules.is_view(distinct_ms, duration_ms) is counts


@pytest.mark.parametrize(("seen", "complete"), [(8, False), (9, True), (10, True)])
def test_completed_is_nine_tenths_of_the_segments(seen: int, complete: bool) -> None:
    assert rules.is_complete((1 << seen) - 1, duration_ms=10_000) is complete


@pytest.mark.parametrize(("total_ms", "counts"), [(999, False), (1_000, True)])
def test_start_is_one_second_really_played(total_ms: int, counts: bool) -> None:
    assert rules.is_start(total_ms, duration_ms=60_000) is counts


@pytest.mark.parametrize(("duration_ms", "count"), [(1, 1), (1_000, 1), (1_001, 2), (63_000, 63), (900_000, 63)])
def test_segments_are_a_second_long_and_at_most_63(duration_ms: int, count: int) -> None:
    assert rules.segment_count(duration_ms) == count
    assert rules.all_segments(duration_ms).bit_count() == count
    assert rules.all_segments(duration_ms) < 1 << 63


def test_a_second_view_is_a_view_and_a_rewatch() -> None:
    def counts(nth: int, *, remembered: bool = False) -> rules.Counts:
        whole = rules.all_segments(30_000)
        return rules.counts_of(
            nth=nth, seen_once=whole, distinct_ms=30_000, total_ms=30_000, duration_ms=30_000, remembered=remembered
        )

    assert counts(1) + counts(2) == rules.Counts(starts=2, views=2, rewatches=1, completed=2)
    assert counts(4, remembered=True) == rules.Counts(starts=1, views=1, rewatches=1, completed=1, remembered=1)


@given(durations, st.integers(0, 2**63 - 1), st.integers(0, 10**7), st.integers(0, 10**7), st.integers(1, 10))
def test_completed_and_rewatches_are_views_and_views_are_starts(
    duration_ms: int, seen: int, distinct_ms: int, more_ms: int, nth: int
) -> None:
    counts = rules.counts_of(
        nth=nth,
        seen_once=seen,
        distinct_ms=distinct_ms,
        total_ms=distinct_ms + more_ms,
        duration_ms=duration_ms,
        remembered=True,
    )

    assert counts.remembered == counts.views
    assert max(counts.completed, counts.rewatches) <= counts.views <= counts.starts <= 1


def test_segments_beyond_the_end_complete_nothing() -> None:
    beyond = rules.all_segments(60_000) & ~rules.all_segments(10_000)
    assert not rules.is_complete(beyond, duration_ms=10_000)
