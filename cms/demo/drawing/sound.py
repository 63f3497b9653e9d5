# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A quiet soundtrack: air, a few birds outdoors, steps or wheels in time with the walk, and a lift's bell."""

import itertools
from array import array
from collections.abc import Sequence
from enum import Enum
from math import exp, hypot, pi, sin
from random import Random

from cms.demo.drawing.camera import Camera

RATE = 24_000
"""Samples a second."""
_STRIDE = 0.78
"""Metres between two steps."""
_LOUDEST = 32_000


class Gait(Enum):
    STEPS = "steps"
    WHEELS = "wheels"


def soundtrack(
    cameras: Sequence[Camera], indoors: Sequence[bool], fps: int, gait: Gait, chimes: Sequence[float]
) -> "array[int]":
    """16-bit mono samples for one camera position per frame."""
    random = Random(7)  # noqa: S311 -- the same film every time, not a secret
    per_frame = RATE // fps
    speeds = [0.0, *(hypot(b.x - a.x, b.y - a.y) * fps for a, b in itertools.pairwise(cameras))]
    air = _noise(random, RATE * 4)
    mixed = [0.0] * (len(cameras) * per_frame)
    outside = 1.0
    for frame, inside in enumerate(indoors):
        outside += ((0.45 if inside else 1.0) - outside) * 0.08
        rolling = min(speeds[frame], 1.6) * 0.9 if gait is Gait.WHEELS else 0.0
        loudness = 620 * outside + 700 * rolling
        for place in range(frame * per_frame, (frame + 1) * per_frame):
            mixed[place] = air[place % len(air)] * loudness
    if gait is Gait.STEPS:
        for place in _steps(speeds, fps):
            _add(mixed, place * per_frame, _step(random, indoors[place]))
    for frame in range(fps * 2, len(cameras), fps * 5):
        if not indoors[frame]:
            _add(mixed, frame * per_frame + random.randrange(RATE), _bird(random))
    for time in chimes:
        _add(mixed, int(time * RATE), _chime())
    return array("h", (max(-_LOUDEST, min(_LOUDEST, int(sample))) for sample in mixed))


def _steps(speeds: Sequence[float], fps: int) -> list[int]:
    """The frames in which a foot is set down."""
    found, walked = [], 0.0
    for frame, speed in enumerate(speeds):
        walked += min(speed, 1.7) / fps
        if walked >= _STRIDE:
            walked -= _STRIDE
            found.append(frame)
    return found


def _add(mixed: list[float], start: int, sound: Sequence[float]) -> None:
    for place, sample in enumerate(sound[: max(0, len(mixed) - start)], start):
        mixed[place] += sample


def _noise(random: Random, count: int) -> list[float]:
    """Soft noise between -1 and 1 without a seam: the end is faded into the beginning."""
    value, samples = 0.0, []
    for _ in range(count + RATE // 2):
        value += (random.uniform(-1, 1) - value) * 0.06
        samples.append(value * 3.2)
    overlap = RATE // 2
    for place in range(overlap):
        share = place / overlap
        samples[place] = samples[place] * share + samples[count + place] * (1 - share)
    return samples[:count]


def _step(random: Random, indoors: bool) -> list[float]:
    """A soft thud with a little grit."""
    loud, pitch = (2600.0, 92.0) if indoors else (2100.0, 74.0)
    loud *= random.uniform(0.8, 1.1)
    grit = 0.0
    samples = []
    for place in range(RATE // 7):
        time = place / RATE
        grit += (random.uniform(-1, 1) - grit) * 0.3
        samples.append(loud * (sin(2 * pi * pitch * time) * exp(-time * 38) + grit * 0.55 * exp(-time * 55)))
    return samples


def _bird(random: Random) -> list[float]:
    """Two or three short falling whistles."""
    samples: list[float] = []
    for _ in range(random.choice((2, 3))):
        pitch = random.uniform(2600, 3400)
        length = RATE // 11
        phase = 0.0
        for place in range(length):
            share = place / length
            phase += 2 * pi * (pitch - 700 * share) / RATE
            samples.append(420 * sin(pi * share) * sin(phase))
        samples += [0.0] * (RATE // 14)
    return samples


def _chime() -> list[float]:
    """A lift's two-tone bell."""
    samples = [0.0] * (RATE * 3 // 2)
    for delay, pitch in ((0.0, 784.0), (0.28, 659.3)):
        start = int(delay * RATE)
        for place in range(len(samples) - start):
            time = place / RATE
            samples[start + place] += 2300 * exp(-time * 4.2) * min(1.0, time * 90) * sin(2 * pi * pitch * time)
    return samples
