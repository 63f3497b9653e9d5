# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Disclosure audit: what follows from all shown figures together, before any of them is shown. Pure.

Each figure alone hides its count. But four guides with 4 views each, beside "about 20" for all, can only have 4 each: a
whole is the sum of its parts, and whoever knows how figures are rounded can add and subtract. So before publishing we
do what an attacker would, and round the other way where a small count would come out.
"""

from collections.abc import Collection, Container, Hashable, Mapping, Sequence

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


def given_away[C: Hashable](
    values: Mapping[C, int | None], thresholds: Mapping[C, int], sums: Sums[C], discreet: Container[C] = ()
) -> set[C]:
    """The cells whose count is small, and certain for whoever knows all values and how they were rounded.

    Of what is `discreet` it is enough that somebody was there for certain, however many.
    """
    cells = thresholds.keys() | {cell for whole, parts in sums for cell in (whole, *parts)}
    known = {cell: bounds(values.get(cell), thresholds[cell]) if cell in thresholds else (0, MOST) for cell in cells}
    found = narrowed(known, sums)
    small = {cell for cell, threshold in thresholds.items() if found[cell][0] >= 1 and found[cell][1] < threshold}
    return {cell for cell in small if found[cell][0] == found[cell][1] or cell in discreet}


def settled[C: Hashable](
    chosen: Mapping[C, int | None],
    candidates: Mapping[C, Sequence[int | None]],
    thresholds: Mapping[C, int],
    sums: Sums[C],
    alike: Mapping[C, Collection[C]],
    discreet: Container[C] = (),
) -> dict[C, int | None]:
    """The chosen values, some of them rounded the other way, so that nothing small is given away.

    Only cells with candidates are this time's to change, and with a cell those that were rounded `alike`. Where
    rounding doesn't help, wholes are withheld: safe, and rare. It is looked again each time, until nothing is given
    away or nothing is left to withhold.
    """
    values = dict(chosen)
    for cell in _with_alike(_around(given_away(values, thresholds, sums, discreet), sums), alike):
        some = candidates.get(cell, ())
        if len(some) > 1:
            values[cell] = next(value for value in some if value != values[cell])
    told = dict(thresholds)
    while leaks := given_away(values, told, sums, discreet):
        to_withhold = _nearest(leaks, sums, {cell for cell in candidates if values[cell] is not None})
        if not to_withhold:
            break
        for cell in _with_alike(to_withhold, alike):
            values[cell] = None
            del told[cell]  # it isn't small: whoever takes it for that learns nothing true
    return values


def _with_alike[C: Hashable](cells: set[C], alike: Mapping[C, Collection[C]]) -> set[C]:
    return cells.union(*(alike[cell] for cell in cells if cell in alike))


def _nearest[C: Hashable](leaks: set[C], sums: Sums[C], shown: set[C]) -> set[C]:
    """The shown wholes around the leaks; if there are none, those around these, and so on."""
    near, before = leaks | _around(leaks, sums), set[C]()
    while not near & shown and near != before:
        before, near = near, near | _around(near, sums)
    return near & shown


def _around[C: Hashable](leaks: set[C], sums: Sums[C]) -> set[C]:
    """The wholes that a leak is part of, or is made of."""
    return {whole for whole, parts in sums if whole in leaks or leaks.intersection(parts)}
