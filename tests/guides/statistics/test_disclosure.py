# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The laws of disclosure control."""

from random import Random

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from guides.statistics.disclosure import Disclosed, bounds, candidates, rounded, threshold_of, total

counts, thresholds = st.integers(0, 10**7), st.sampled_from([5, 10])


@pytest.mark.parametrize(
    ("count", "shown"), [(0, (None,)), (1, (None,)), (4, (None,)), (5, (5,)), (7, (5, 10)), (240, (240,))]
)
def test_figures_are_rounded_to_a_multiple_beside_them_and_small_ones_withheld(
    count: int, shown: tuple[int | None, ...]
) -> None:
    assert candidates(count, 5) == shown


def test_figures_with_discreet_guides_have_a_larger_threshold() -> None:
    assert (threshold_of(discreet=False), threshold_of(discreet=True)) == (5, 10)
    assert candidates(9, 10) == (None,)


@given(counts, thresholds, st.randoms(use_true_random=False))
def test_nothing_between_none_and_the_threshold_is_ever_shown(count: int, threshold: int, random: Random) -> None:
    value = rounded(count, threshold, random)

    assert value in candidates(count, threshold)
    assert value is None or value >= threshold
    assert value is None or value % threshold == 0
    assert value is None or abs(value - count) < threshold


@given(counts, thresholds)
def test_bounds_hold_every_count_that_looks_the_same(count: int, threshold: int) -> None:
    for value in candidates(count, threshold):
        low, high = bounds(value, threshold)
        assert low <= count <= high
        for end in (low, high):
            assert value in candidates(end, threshold)
        for beyond in {low - 1, high + 1} - {-1}:
            assert value not in candidates(beyond, threshold)


@given(counts, counts, thresholds)
def test_more_is_never_shown_as_less_than_a_step_below(one: int, other: int, threshold: int) -> None:
    fewer, more = sorted((one, other))
    assert (candidates(fewer, threshold)[0] or 0) <= (candidates(more, threshold)[0] or 0)


def test_rounding_is_right_in_the_long_run() -> None:
    random = Random(1)
    shown = [rounded(1_237, 5, random) or 0 for _ in range(4_000)]
    assert set(shown) == {1_235, 1_240}
    assert abs(sum(shown) / len(shown) - 1_237) < 0.2


@given(st.lists(st.tuples(counts, thresholds)), st.randoms(use_true_random=False))
def test_totals_tell_no_more_than_the_figures_beside_them(cells: list[tuple[int, int]], random: Random) -> None:
    shown = [Disclosed(rounded(count, threshold, random), threshold) for count, threshold in cells]
    values = [cell.value for cell in shown if cell.value is not None]

    assert total(shown).value == (sum(values) or None)


def test_figures_in_words() -> None:
    with translation.override("da"):
        assert "1.240" in str(Disclosed(1_240))
        assert str(Disclosed(None)) == str(Disclosed(None, 10)) == "vises ikke"
