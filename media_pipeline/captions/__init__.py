# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions as text: reading, checking, writing, and making them from other things. Pure."""

from media_pipeline.captions.cue import Cue
from media_pipeline.captions.running_text import paragraphs, transcript
from media_pipeline.captions.webvtt import MAX_CHARACTERS, CaptionsError, Mistake, normalise, parse
from media_pipeline.captions.write import write

__all__ = [
    "MAX_CHARACTERS",
    "CaptionsError",
    "Cue",
    "Mistake",
    "normalise",
    "paragraphs",
    "parse",
    "transcript",
    "write",
]
