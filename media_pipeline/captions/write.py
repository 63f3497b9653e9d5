# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Cues as a WebVTT file."""

from collections.abc import Iterable

from media_pipeline.captions.cue import Cue


def write(cues: Iterable[Cue]) -> str:
    """What `parse` reads the same cues from."""
    return "\n".join(["WEBVTT\n", *map(_block, cues)])


def timestamp(milliseconds: int) -> str:
    """Minutes, seconds and thousandths; hours only where there are any."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{f'{hours:02}:' if hours else ''}{minutes:02}:{seconds:02}.{thousandths:03}"


def _block(cue: Cue) -> str:
    name = f"{cue.name}\n" if cue.name else ""
    times = f"{timestamp(cue.start_ms)} --> {timestamp(cue.end_ms)} {cue.settings}".rstrip()
    return f"{name}{times}\n{cue.text}\n"
