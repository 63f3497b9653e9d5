# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an attacker can work out from shown figures, and that none of it is a small count."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.statistics.audit import given_away, narrowed, settled
from guides.statistics.disclosure import candidates, rounded

ALL, FOUR = "all", ["a", "b", "c", "d"]


def test_bounds_are_narrowed_by_adding_and_by_subtracting() -> None:
    known = {"all": (16, 24), "a": (0, 4), "b": (10, 14)}
    assert narrowed(known, [("all", ["a", "b"])]) == {"all": (16, 18), "a": (2, 4), "b": (12, 14)}


def test_a_sum_that_can_only_be_reached_in_one_way_gives_its_parts_away() -> None:
    thresholds = dict.fromkeys([ALL, *FOUR], 5)
    values = dict.fromkeys(FOUR, None)
    assert given_away({ALL: 20, **values}, thresholds, [(ALL, FOUR)]) == set(FOUR)
    assert given_away({ALL: 15, **values}, thresholds, [(ALL, FOUR)]) == set()


def test_what_nobody_is_told_hides_what_it_is_part_of() -> None:
    thresholds = dict.fromkeys([ALL, *FOUR], 5)
    values = {ALL: 20, **dict.fromkeys(FOUR, None)}
    assert given_away(values, thresholds, [(ALL, [*FOUR, "rest"])]) == set()


def test_the_whole_is_rounded_the_other_way() -> None:
    counts = {ALL: 16, **dict.fromkeys(FOUR, 4)}
    thresholds = dict.fromkeys(counts, 5)
    some = {cell: candidates(count, 5) for cell, count in counts.items()}
    chosen = {ALL: 20, **dict.fromkeys(FOUR, None)}
    assert settled(chosen, some, thresholds, [(ALL, FOUR)], {}) == chosen | {ALL: 15}


@pytest.mark.parametrize("threshold", [5, 10])
@given(
    st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=5), min_size=1, max_size=5),
    st.randoms(use_true_random=False),
)
def test_nothing_small_comes_out_of_a_table_with_all_its_sums(
    threshold: int, table: list[list[int]], random: Random
) -> None:
    """Rows and columns of any shape, each with its own figure, and the sum of all."""
    width = max(map(len, table))
    counts: dict[Any, int] = {(i, j): n for i, row in enumerate(table) for j, n in enumerate(row)}
    lines = [[cell for cell in counts if cell[0] == i] for i in range(len(table))]
    lines += [[cell for cell in counts if cell[1] == j] for j in range(width)]
    sums: list[tuple[Any, list[Any]]] = [(("sum", number), cells) for number, cells in enumerate(lines)]
    sums.append((("sum", -1), [("sum", number) for number in range(len(table))]))
    for whole, parts in sums:
        counts[whole] = sum(counts[part] for part in parts)
    thresholds = dict.fromkeys(counts, threshold)
    some = {cell: candidates(count, threshold) for cell, count in counts.items()}
    chosen = {cell: rounded(count, threshold, random) for cell, count in counts.items()}

    values = settled(chosen, some, thresholds, sums, {})

    # What was withheld here isn't small, and nobody can tell that from what is.
    told = {cell: threshold for cell in counts if values[cell] is not None or counts[cell] < threshold}
    assert given_away(values, told, sums) == set()
    assert all(value is None or value in some[cell] for cell, value in values.items())


def test_what_was_rounded_alike_is_rounded_the_other_way_together() -> None:
    """Otherwise the copy of a number would say which way the number went."""
    counts = {ALL: 16, "copy": 16, **dict.fromkeys(FOUR, 4)}
    thresholds = dict.fromkeys(counts, 5)
    some = {cell: candidates(count, 5) for cell, count in counts.items()}
    chosen = {ALL: 20, "copy": 20, **dict.fromkeys(FOUR, None)}
    both = [ALL, "copy"]
    values = settled(chosen, some, thresholds, [(ALL, FOUR), (ALL, ["copy"])], {ALL: both, "copy": both})
    assert values == chosen | {ALL: 15, "copy": 15}


def test_what_requires_discretion_may_not_be_certain_to_be_anything() -> None:
    """Nine views of another guide, and "about 10" for both: somebody has read the discreet one."""
    values = {"both": 20, "other": 10, "discreet": None}
    sums = [("both", ["other", "discreet"])]
    assert given_away(values, {"both": 10, "other": 5, "discreet": 10}, sums, {"discreet"}) == set()
    values["other"] = None
    assert given_away(values, {"both": 10, "other": 5, "discreet": 10}, sums, {"discreet"}) == {"discreet"}
