# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Geometry of the charts, in whole units of an SVG's view box. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple, Self

from guides.statistics.disclosure import Disclosed

WIDTH, HEIGHT = 720, 280
LEFT, TOP, BOTTOM = 56, 12, 32
PLOT_HEIGHT = HEIGHT - TOP - BOTTOM
BASE = TOP + PLOT_HEIGHT
BAR_SHARE = 0.64
TICKS = 4
LABELS = 13
"""As many fit below the bars."""


class Pair(NamedTuple):
    """What one bar shows: a value, and in front of it another. `says` is the bar in words; `note` marks it."""

    label: str
    value: int | None
    part: int | None
    says: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    pair: Pair
    label: str
    x: int
    middle: int
    width: int
    value_height: int
    part_height: int

    @property
    def value_y(self) -> int:
        return BASE - self.value_height

    @property
    def part_y(self) -> int:
        return BASE - self.part_height


@dataclass(frozen=True, slots=True)
class Tick:
    value: int
    y: int


@dataclass(frozen=True, slots=True)
class BarChart:
    """`title` says what is drawn, `value` and `part` what the two colours are."""

    title: str
    value: str
    part: str
    bars: list[Bar]
    ticks: list[Tick]
    unit: str = ""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE
    kind: str = "bars"

    @property
    def has_notes(self) -> bool:
        return any(bar.pair.note for bar in self.bars)

    @classmethod
    def of(cls, pairs: Sequence[Pair], *, title: str, value: str, part: str, unit: str = "") -> Self:
        step = tick_step(max((max(pair.value or 0, pair.part or 0) for pair in pairs), default=0))
        top = step * TICKS
        slot = (WIDTH - LEFT) / max(len(pairs), 1)
        every = -(-len(pairs) // LABELS)
        bars = [
            _bar(pair, pair.label if index % every == 0 else "", left=LEFT + index * slot, slot=slot, top=top)
            for index, pair in enumerate(pairs)
        ]
        ticks = [Tick(value, BASE - _height(value, top)) for value in range(0, top + 1, step)]
        return cls(title, value, part, bars, ticks, unit)


def tick_step(largest: int) -> int:
    """The smallest of 5, 10, 20, 50, 100 ... of which `TICKS` reach the largest value."""
    steps = (digit * 10**exponent for exponent in count() for digit in (5, 10, 20))
    return next(step for step in steps if step * TICKS >= largest)


def _bar(pair: Pair, label: str, *, left: float, slot: float, top: int) -> Bar:
    width = slot * BAR_SHARE
    return Bar(
        pair,
        label,
        x=round(left + (slot - width) / 2),
        middle=round(left + slot / 2),
        width=max(1, round(width)),
        value_height=_height(pair.value or 0, top),
        part_height=_height(pair.part or 0, top),
    )


def _height(value: int, top: int) -> int:
    return round(PLOT_HEIGHT * value / top)


@dataclass(frozen=True, slots=True)
class Square:
    """One hour of one weekday: its figure, how strongly it is coloured (0 to 5), and whether somebody is there then."""

    figure: Disclosed
    strength: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Hours down, weekdays across: a table that is coloured, so that it needs no other beside it."""

    rows: list[tuple[str, list[Square]]]
    weekdays: list[str]
    kind: str = "heat"

    @classmethod
    def of(cls, figures: Mapping[str, Disclosed], open_hours: Collection[tuple[int, int]], weekdays: list[str]) -> Self:
        """From keys such as "0-14", Monday from 14 to 15; nights in which nothing is shown are left out."""
        strongest = max((figure.value or 0 for figure in figures.values()), default=0)
        nothing = Disclosed(None)
        shown = {int(key.partition("-")[2]) for key in figures} | {hour for _weekday, hour in open_hours}
        rows = []
        for hour in range(min(shown, default=0), max(shown, default=-1) + 1):
            squares = [
                _square(figures.get(f"{day}-{hour}", nothing), strongest, is_open=(day, hour) in open_hours)
                for day in range(len(weekdays))
            ]
            rows.append((f"{hour}–{hour + 1}", squares))
        return cls(rows, weekdays)


def _square(figure: Disclosed, strongest: int, *, is_open: bool) -> Square:
    strength = -(-5 * figure.value // strongest) if figure.value else 0
    return Square(figure, strength, is_open)
