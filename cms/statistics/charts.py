# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Geometry of the bar chart, in whole units of an SVG's view box. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Self

from cms.statistics.report import Row

WIDTH, HEIGHT = 720, 280
LEFT, TOP, BOTTOM = 56, 12, 32
PLOT_HEIGHT = HEIGHT - TOP - BOTTOM
BASE = TOP + PLOT_HEIGHT
BAR_SHARE = 0.64
TICKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: the views, and in front of them those that were rewatches."""

    row: Row
    x: int
    middle: int
    width: int
    views_height: int
    rewatches_height: int

    @property
    def views_y(self) -> int:
        return BASE - self.views_height

    @property
    def rewatches_y(self) -> int:
        return BASE - self.rewatches_height


@dataclass(frozen=True, slots=True)
class Tick:
    value: int
    y: int


@dataclass(frozen=True, slots=True)
class BarChart:
    bars: list[Bar]
    ticks: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        step = tick_step(max((row.views.value or 0 for row in rows), default=0))
        top = step * TICKS
        slot = (WIDTH - LEFT) / max(len(rows), 1)
        bars = [_bar(row, left=LEFT + index * slot, slot=slot, top=top) for index, row in enumerate(rows)]
        return cls(bars, [Tick(value, BASE - _height(value, top)) for value in range(0, top + 1, step)])


def tick_step(largest: int) -> int:
    """The smallest of 5, 10, 20, 50, 100 ... of which `TICKS` reach the largest value."""
    steps = (digit * 10**exponent for exponent in count() for digit in (5, 10, 20))
    return next(step for step in steps if step * TICKS >= largest)


def _bar(row: Row, *, left: float, slot: float, top: int) -> Bar:
    width = slot * BAR_SHARE
    return Bar(
        row,
        x=round(left + (slot - width) / 2),
        middle=round(left + slot / 2),
        width=round(width),
        views_height=_height(row.views.value or 0, top),
        rewatches_height=_height(row.rewatches.value or 0, top),
    )


def _height(value: int, top: int) -> int:
    return round(PLOT_HEIGHT * value / top)
