# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How loud a film is, and how loud it shall be: pure rules, with the filters that follow from them.

Films of one guide come from many phones. All are made equally loud, at the -16 LUFS that is usual for phones and small
loudspeakers, in one channel: a phone has one loudspeaker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

TARGET_LUFS = -16.0
MOST_GAIN_DB = 20.0
"""A film that is more silent than this can mend would only become noise."""
SILENCE_LUFS = -55.0
CANCELS_DB = 6.0
"""Two channels that lose this much when they are added up work against each other."""


class Take(StrEnum):
    """Which channel the one channel is made of; the values are ffmpeg's `pan`."""

    BOTH = "0.5*c0+0.5*c1"
    LEFT = "c0"
    RIGHT = "c1"


@dataclass(frozen=True, slots=True)
class Sound:
    take: Take
    gain_db: float


def weigh(loudness: Sequence[float]) -> Sound:
    """What to do with a sound track this loud: both channels added up, the left one, the right one; in LUFS."""
    both, left, right = loudness
    loudest = max((both, Take.BOTH), (left, Take.LEFT), (right, Take.RIGHT), key=lambda found: found[0])
    lufs, take = loudest if loudest[0] - both > CANCELS_DB else (both, Take.BOTH)
    if lufs <= SILENCE_LUFS:
        return Sound(take, 0.0)
    return Sound(take, round(min(TARGET_LUFS - lufs, MOST_GAIN_DB), 1))


_EVEN = "aresample=async=1:first_pts=0,aformat=channel_layouts=stereo"
"""Gaps filled, every layout down to two channels."""


def measuring_graph(stream: str) -> str:
    """Filters that measure `stream` (as "0:1") in the three ways that `weigh` takes, ending in [n0], [n1] and [n2]."""
    ways = ";".join(f"[m{n}]pan=mono|c0={take},ebur128=framelog=quiet[n{n}]" for n, take in enumerate(Take))
    return f"[{stream}]{_EVEN},asplit=3[m0][m1][m2];{ways}"


_SUMMARY = re.compile(r"\[Parsed_ebur128_([0-9]+) @ .*?\bI: +(-?[0-9.]+|-?inf|nan) LUFS", re.DOTALL)


def read_measures(text: str) -> list[float]:
    """The three figures that `measuring_graph` printed; [] when there was no sound to measure."""
    found = sorted((int(number), float(lufs)) for number, lufs in _SUMMARY.findall(text))
    return [lufs for _number, lufs in found] if len(found) == len(Take) else []


def mending_filters(sound: Sound) -> str:
    """From any sound track to an even one in one channel; peaks are held below -1.5 dB."""
    return (
        f"{_EVEN},pan=mono|c0={sound.take},volume={sound.gain_db}dB,"
        "alimiter=limit=0.84:level=disabled:latency=1,aresample=48000"
    )
