# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an uploaded file is: asked in a confined child process, returned as plain values."""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from media_pipeline import downloads
from media_pipeline.encoding import process
from media_pipeline.failures import Failure, MediaFailure

_CHILD = Path(__file__).with_name("probe_child.py")
_UNREADABLE = 3
"""The child's exit status when the file is to blame."""
_LIE = 0.05
"""How far a declared duration may be from the measured one, as a share of it."""
_TITLE_CHARACTERS = 100
_LIMITS = process.Limits(wall_seconds=90, silent_seconds=90, memory_bytes=3 * 1024**3)


@dataclass(frozen=True, slots=True)
class VideoStream:
    """The moving picture as it is stored: before rotation, in stored pixels."""

    index: int
    width: int
    height: int
    pixel_aspect: Fraction
    """Width of a stored pixel divided by its height."""
    rotation: int
    """Degrees; a multiple of 90."""
    rate: Fraction
    """Pictures a second, on average."""
    nominal_rate: Fraction
    """Pictures a second that the times are counted in; far from `rate` when the rate varies."""
    is_interlaced: bool
    pictures: int
    """How many there are; a still has one."""
    is_complete: bool
    """Whether as many pictures are there as the file says."""
    decodable: bool
    transfer: str
    """"sdr", "hlg" or "pq"."""
    colours_tagged: bool


@dataclass(frozen=True, slots=True)
class Probe:
    duration_ms: int
    video: VideoStream | None
    audio_index: int | None
    """None also for sound that cannot be decoded."""
    chapters: Mapping[int, str] = field(default_factory=dict)
    """What the file calls its parts, by where they begin in milliseconds. Somebody else's words: for staff only."""


def probe(fd: int) -> Probe:
    """What the file behind `fd` is. Raises MediaFailure when it cannot be read as a film."""
    os.lseek(fd, 0, os.SEEK_SET)
    lines: list[str] = []
    command = [sys.executable, "-I", str(_CHILD), str(fd)]
    try:
        finished = process.run(command, limits=_LIMITS, on_line=lines.append, pass_fds=[fd])
    except process.TimedOut as error:
        raise MediaFailure(Failure.DAMAGED, str(error)) from error
    if finished.returncode == 0:
        return from_json(json.loads(lines[0]))
    if finished.returncode == _UNREADABLE or finished.returncode < 0:  # refused by libav, or killed by a limit
        raise MediaFailure(_why_unreadable(fd), finished.errors)
    raise RuntimeError(finished.errors)


def from_json(found: Mapping[str, Any]) -> Probe:
    """The child's findings, weighed: which of the two durations to believe, and whether anything is missing."""
    video = found["video"]
    # An index of pictures makes the declared duration (which knows about edits) trustworthy, unless it is far from what
    # was measured. A fragmented film has no index, and is known to declare 143,165 seconds for one.
    declared, measured = found["declared_ms"], found["measured_ms"]
    is_plausible = abs(declared - measured) <= max(1_000, measured * _LIE)
    has_index = bool(video and video["frames_declared"])
    return Probe(
        duration_ms=declared if has_index and is_plausible else measured,
        video=video and _video(video),
        audio_index=found["audio_index"],
        chapters={
            start: title for start, text in sorted(found["chapters"]) if start >= 0 and (title := _one_line(text))
        },
    )


def _one_line(text: str) -> str:
    """What can be read of a title, as far as the title of a chapter may be long."""
    readable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(readable.split())[:_TITLE_CHARACTERS]


def _video(found: Mapping[str, Any]) -> VideoStream:
    return VideoStream(
        index=found["index"],
        width=found["width"],
        height=found["height"],
        pixel_aspect=Fraction(*found["pixel_aspect"]),
        rotation=round(found["rotation"] / 90) * 90,
        rate=Fraction(*found["rate"]),
        nominal_rate=Fraction(*found["nominal_rate"]),
        is_interlaced=found["is_interlaced"],
        pictures=found["frames_counted"],
        is_complete=found["frames_counted"] >= found["frames_declared"] * 0.98,
        decodable=found["decodable"],
        transfer=found["transfer"],
        colours_tagged=found["colours_tagged"],
    )


def _why_unreadable(fd: int) -> Failure:
    """A file that begins like a film but cannot be read is a film that broke on the way."""
    begins_like_a_film = downloads.ending(os.pread(fd, 12, 0))
    return Failure.DAMAGED if begins_like_a_film else Failure.NOT_A_FILM
