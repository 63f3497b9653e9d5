# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where the viewer stands and looks, and how that changes along a walk."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin


@dataclass(frozen=True, slots=True)
class Camera:
    """`yaw` in degrees: 0 looks ahead (y), 90 to the right.

    `tilt` moves the horizon instead of leaning, so that walls stay upright as in an architect's drawing: 0.1 looks up a
    little.
    """

    x: float
    y: float
    z: float
    yaw: float = 0.0
    tilt: float = 0.0
    zoom: float = 1.0

    @property
    def sine(self) -> float:
        return sin(radians(self.yaw))

    @property
    def cosine(self) -> float:
        return cos(radians(self.yaw))


type Stop = tuple[float, Camera]


class Walk:
    """A smooth path through stops (seconds, camera): it eases in and out of every pause and never overshoots."""

    def __init__(self, *stops: Stop) -> None:
        self.times = [time for time, _ in stops]
        self._tracks = [
            _Track(self.times, [getattr(camera, name) for _, camera in stops])
            for name in ("x", "y", "z", "yaw", "tilt", "zoom")
        ]

    @property
    def seconds(self) -> float:
        return self.times[-1]

    def at(self, time: float) -> Camera:
        return Camera(*(track.at(time) for track in self._tracks))


class _Track:
    """Cubic pieces with slopes that keep each piece between its ends (Fritsch and Carlson, simplified)."""

    def __init__(self, times: Sequence[float], values: Sequence[float]) -> None:
        self.times, self.values = times, values
        rises = [
            (after - before) / (times[index + 1] - times[index])
            for index, (before, after) in enumerate(itertools.pairwise(values))
        ]
        self.slopes = [0.0, *(_slope(a, b) for a, b in itertools.pairwise(rises)), 0.0]

    def at(self, time: float) -> float:
        index = min(max(bisect_right(self.times, time) - 1, 0), len(self.times) - 2)
        span = self.times[index + 1] - self.times[index]
        share = min(max((time - self.times[index]) / span, 0.0), 1.0)
        square, cube = share * share, share**3
        return (
            self.values[index] * (2 * cube - 3 * square + 1)
            + self.slopes[index] * span * (cube - 2 * square + share)
            + self.values[index + 1] * (3 * square - 2 * cube)
            + self.slopes[index + 1] * span * (cube - square)
        )


def _slope(before: float, after: float) -> float:
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def blend(time: float, start: float, end: float) -> float:
    """0 before `start`, 1 after `end`, eased between: for doors, lifts and lights."""
    share = min(max((time - start) / (end - start), 0.0), 1.0)
    return share * share * (3 - 2 * share)
