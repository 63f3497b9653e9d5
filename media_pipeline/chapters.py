# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Chapters as browsers read them. Pure."""

from collections.abc import Iterable
from itertools import pairwise

from media_pipeline.captions import Cue, write
from media_pipeline.captions.cue import escape


def webvtt(chapters: Iterable[tuple[int, str]], film_ms: int) -> str:
    """Beginnings (in milliseconds, in order) and titles as a WebVTT file; empty without a chapter.

    Each ends where the next begins. Those after the film's end are left out.
    """
    within = [(start, title) for start, title in chapters if start < film_ms]
    ends = [*within, (film_ms, "")]
    return write(Cue(start, end, escape(title)) for (start, title), (end, _) in pairwise(ends)) if within else ""
