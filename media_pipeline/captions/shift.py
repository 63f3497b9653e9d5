# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Times follow their film when its beginning is cut elsewhere. Pure; times in milliseconds, earlier is negative."""

import re
from collections.abc import Iterable, Sequence

from media_pipeline.captions.cue import TIME
from media_pipeline.captions.write import timestamp

_TIMING = re.compile(rf"\s*({TIME})\s*-->\s*({TIME})(.*)")
_KARAOKE = re.compile(rf"<({TIME})>")
"""A time inside a cue, where its next words are said."""


def shift_cues(vtt: str, by_ms: int, length_ms: int) -> str:
    """WebVTT with every cue `by_ms` later, for a film that now lasts `length_ms`.

    What is said outside the film is left out, and what is half outside is cut. Everything else stays as written.
    Empty when nothing is said in what is left.
    """
    header, *blocks = re.split(r"\n(?:[ \t]*\n)+", vtt.replace("\r\n", "\n").replace("\r", "\n").strip())
    shifted = [_shift_block(block, by_ms, length_ms) for block in blocks]
    if not any("-->" in block for block in shifted if block):
        return ""
    return "\n\n".join([header, *(block for block in shifted if block)]) + "\n"


def shift_starts(starts: Sequence[int], by_ms: int, length_ms: int) -> list[int | None]:
    """Where chapters that begin at `starts` (in order) begin now; None for those that are gone.

    The chapter in whose middle the film now begins, begins with the film.
    """
    moved = [start + by_ms for start in starts]
    before = [start for start in moved if start <= 0]
    first = before[-1] if before else None
    return [max(0, start) if start == first or 0 < start < length_ms else None for start in moved]


def _shift_block(block: str, by_ms: int, length_ms: int) -> str | None:
    """The block, or None for a cue that is gone; notes and styles are left alone."""
    lines = block.split("\n")
    number = next((number for number, line in enumerate(lines[:2]) if "-->" in line), None)
    match = None if number is None else _TIMING.fullmatch(lines[number])
    if number is None or match is None:
        return block
    start, end = (_milliseconds(time) + by_ms for time in match.group(1, 2))
    if end <= 0 or start >= length_ms:
        return None
    lines[number] = f"{timestamp(max(0, start))} --> {timestamp(min(end, length_ms))}{match[3]}"
    return "\n".join([*lines[: number + 1], *_shift_words(lines[number + 1 :], by_ms, length_ms)])


def _shift_words(lines: Iterable[str], by_ms: int, length_ms: int) -> list[str]:
    def shifted(found: re.Match[str]) -> str:
        return f"<{timestamp(min(max(0, _milliseconds(found[1]) + by_ms), length_ms))}>"

    return [_KARAOKE.sub(shifted, line) for line in lines]


def _milliseconds(time: str) -> int:
    *hours, minutes, seconds = time.split(":")
    return (int(hours[0] if hours else 0) * 60 + int(minutes)) * 60_000 + int(seconds.replace(".", ""))
