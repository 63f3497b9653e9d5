# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions as running text, for those who would rather read."""

from media_pipeline.captions.cue import Cue
from media_pipeline.captions.webvtt import CaptionsError, parse

_PAUSE_MS = 2000
"""A silence of this length begins a new paragraph."""


def transcript(vtt: str) -> list[str]:
    """What is said, as paragraphs; empty for captions that cannot be read."""
    return [" ".join(word for cue in cues for word in cue.words) for cues in paragraphs(vtt)]


def paragraphs(vtt: str) -> list[list[Cue]]:
    """As `transcript`, with each paragraph's captions, so that one finds from the words to the film."""
    try:
        cues = parse(vtt)
    except CaptionsError:
        return []
    found: list[list[Cue]] = []
    ended_ms = -_PAUSE_MS
    for cue in cues:
        if cue.start_ms - ended_ms >= _PAUSE_MS:
            found.append([])
        found[-1].append(cue)
        ended_ms = cue.end_ms
    return found
