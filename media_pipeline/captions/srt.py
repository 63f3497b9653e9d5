# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""SubRip (.srt), the other way of writing captions, turned into WebVTT.

Nothing is refused here: what is wrong in the file is still wrong in its WebVTT, and is told there.
"""

import re

from media_pipeline.captions.cue import escape
from media_pipeline.captions.write import timestamp

_TIME = r"([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})[,.]([0-9]{1,3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?", re.ASCII)
_KEPT = re.compile(r"(</?[biu]>)", re.IGNORECASE)
_DROPPED = re.compile(r"</?font\b[^<>]*>|\{\\[^{}]*\}", re.IGNORECASE)


def is_srt(text: str) -> bool:
    """Whether captions (normalised) look like SubRip."""
    return not text.startswith("WEBVTT") and any(map(_TIMING.fullmatch, text.split("\n")))


def to_webvtt(srt: str) -> str:
    """Normalised SubRip as WebVTT; placement and colours are left out."""
    lines = ["WEBVTT", ""]
    for line in srt.rstrip("\n").split("\n"):
        if timing := _TIMING.fullmatch(line):
            _begin_cue(lines)
            lines.append(f"{_time(timing.groups()[:4])} --> {_time(timing.groups()[4:])}")
        else:
            lines.append(_text(line))
    return "\n".join(lines) + "\n"


def _begin_cue(lines: list[str]) -> None:
    """Without the cue's number, and after an empty line, which some programs forget."""
    if lines[-1].strip().isdecimal():
        lines.pop()
    if lines[-1]:
        lines.append("")


def _time(parts: tuple[str, ...]) -> str:
    hours, minutes, seconds = map(int, parts[:3])
    return timestamp(((hours * 60 + minutes) * 60 + seconds) * 1000 + int(parts[3].ljust(3, "0")))


def _text(line: str) -> str:
    pieces = _KEPT.split(_DROPPED.sub("", line))
    return "".join(piece.lower() if index % 2 else escape(piece) for index, piece in enumerate(pieces)).rstrip()
