# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How made-up figures rise, fall and scatter. Pure but for the random numbers that are handed in."""

from datetime import date
from random import Random

WEEKS = 10
# People look things up before the day: Sundays and Mondays are busiest.
_WEEKDAYS = (1.25, 1.1, 1.0, 0.95, 0.6, 0.45, 1.0)


def expected(ordinary: float, day: date, ago: int) -> float:
    """Of what happens so often on an ordinary day, how often on this one, `ago` days before today: it grows."""
    growth = 1.0 + 0.5 * (1 - ago / (WEEKS * 7))
    return ordinary * _WEEKDAYS[day.weekday()] * growth


def spread(random: Random, around: float) -> int:
    return round(max(0.0, random.gauss(around, around**0.5)))


def share(random: Random, of: int, chance: float) -> int:
    """How many of so many it happened to."""
    return sum(random.random() < chance for _ in range(of))
