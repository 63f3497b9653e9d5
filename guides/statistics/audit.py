# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Disclosure audit: what follows from all shown figures together, before any of them is shown. Pure.

Each figure alone hides its count. But four guides with 4 views each, beside "about 20" for all, can only have 4 each: a
whole is the sum of its parts, and whoever knows how figures are rounded can add and subtract. So before publishing we
do what an attacker would, and round the other way where a small count would come out.
"""

from collections.abc import Hashable, Mapping, Sequence

from guides.statistics.disclosure import bounds

type Bounds[C] = dict[C, tuple[int, int]]
type Sums[C] = Sequence[tuple[C, Sequence[C]]]
"""Wholes and their parts. A part that nobody is told of has no threshold and can be any number."""

MOST = 10**9
_ROUNDS = 50
"""More than a chain of sums is long; narrowing stops by itself long before."""


def narrowed[C: Hashable](known: Bounds[C], sums: Sums[C]) -> Bounds[C]:
    """The tightest bounds that follow from adding and subtracting; `known` is left as it is."""
    known = dict(known)
    for _round in range(_ROUNDS):
        before = dict(known)
        for whole, parts in sums:
            low, high = (sum(known[part][end] for part in parts) for end in (0, 1))
            known[whole] = max(known[whole][0], low), min(known[whole][1], high)
            for part in parts:
                least, most = known[part]
                known[part] = (
                    max(least, known[whole][0] - (high - most)),
                    min(most, known[whole][1] - (low - least)),
                )
        if known == before:
            break
    return known


def given_away[C: Hashable](values: Mapping[C, int | None], thresholds: Mapping[C, int], sums: Sums[C]) -> set[C]:
    """The cells whose count is small, and certain for whoever knows all values and how they were rounded."""
    cells = thresholds.keys() | {cell for whole, parts in sums for cell in (whole, *parts)}
    known = {cell: bounds(values.get(cell), thresholds[cell]) if cell in thresholds else (0, MOST) for cell in cells}
    found = narrowed(known, sums)
    return {cell for cell, threshold in thresholds.items() if 1 <= found[cell][0] == found[cell][1] < threshold}


def settled[C: Hashable](
    chosen: Mapping[C, int | None],
    candidates: Mapping[C, Sequence[int | None]],
    thresholds: Mapping[C, int],
    sums: Sums[C],
) -> dict[C, int | None]:
    """The chosen values, some of them rounded the other way, so that nothing small is given away.

    Of cells without other candidates the value stands. Where that does not help, wholes are withheld: safe, and rare.
    """
    values = dict(chosen)
    for attempt in range(3):
        leaks = given_away(values, thresholds, sums)
        if not leaks:
            break
        for cell in _around(leaks, sums):
            some = candidates.get(cell, ())
            if len(some) > 1:
                values[cell] = next(value for value in some if value != values[cell]) if attempt == 0 else None
    return values


def _around[C: Hashable](leaks: set[C], sums: Sums[C]) -> set[C]:
    """The wholes that a leak is part of, or is made of."""
    return {whole for whole, parts in sums if whole in leaks or leaks.intersection(parts)}
