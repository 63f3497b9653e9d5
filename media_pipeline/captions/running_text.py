# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions as running text, for those who would rather read."""

from media_pipeline.captions.webvtt import CaptionsError, parse

_PAUSE_MS = 2000
"""A silence of this length begins a new paragraph."""


def transcript(vtt: str) -> list[str]:
    """What is said, as paragraphs; empty for captions that cannot be read."""
    try:
        cues = parse(vtt)
    except CaptionsError:
        return []
    paragraphs: list[list[str]] = []
    ended_ms = -_PAUSE_MS
    for cue in cues:
        if cue.start_ms - ended_ms >= _PAUSE_MS:
            paragraphs.append([])
        paragraphs[-1].extend(cue.words)
        ended_ms = cue.end_ms
    return [" ".join(words) for words in paragraphs]
