# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What counts: the thresholds, and one play's contribution to the figures. Pure.

A film is cut into equal segments, one a second and at most 63. `static/src/plays.js` cuts the same way, and marks a
segment each time real playback passes its middle.
"""

from dataclasses import asdict, dataclass
from datetime import timedelta
from math import ceil

MAX_SEGMENTS = 63  # one bit each, in a signed 64-bit column
SEGMENT_MS = 1_000

START_MS = 1_000
VIEW_MS = 10_000
SHORT_FILM_MS = 20_000
COMPLETED_PERCENT = 90
MAX_NTH = 10

LIFETIME = timedelta(hours=72)
"""How long a play keeps a row of its own, from the start of its first hour; a happening, from the start of its day."""
MAX_AGE = timedelta(hours=71)
"""The oldest that a message may tell of: an hour less, so that nothing that was sealed can come back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What plays add up to. Of the views, `rewatches` were not the first, and `completed` went to the end."""

    starts: int = 0
    views: int = 0
    rewatches: int = 0
    completed: int = 0
    remembered: int = 0
    """Of the views, those of readers who let their device remember what they have seen."""

    def by_name(self) -> dict[str, int]:
        return asdict(self)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.starts + other.starts,
            self.views + other.views,
            self.rewatches + other.rewatches,
            self.completed + other.completed,
            self.remembered + other.remembered,
        )


def segment_count(duration_ms: int) -> int:
    return max(1, min(MAX_SEGMENTS, ceil(duration_ms / SEGMENT_MS)))


def all_segments(duration_ms: int) -> int:
    """The mask of a film that was seen whole."""
    return (1 << segment_count(duration_ms)) - 1


def view_threshold_ms(duration_ms: int) -> int:
    return VIEW_MS if duration_ms >= SHORT_FILM_MS else duration_ms // 2


def is_view(distinct_ms: int, duration_ms: int) -> bool:
    return distinct_ms > 0 and distinct_ms >= view_threshold_ms(duration_ms)


def is_start(total_ms: int, duration_ms: int) -> bool:
    """Really played; half a film of less than two seconds is enough, so that every view is a start."""
    return total_ms > 0 and total_ms >= min(START_MS, view_threshold_ms(duration_ms))


def is_complete(seen_once: int, duration_ms: int) -> bool:
    """Segments beyond the film's end, which no page of ours tells of, don't count."""
    seen = seen_once & all_segments(duration_ms)
    return seen.bit_count() * 100 >= segment_count(duration_ms) * COMPLETED_PERCENT


def counts_of(
    *, nth: int, seen_once: int, distinct_ms: int, total_ms: int, duration_ms: int, remembered: bool = False
) -> Counts:
    """One play's contribution: completed, rewatches and remembered are views, and views are starts."""
    view = is_view(distinct_ms, duration_ms)
    return Counts(
        starts=int(is_start(total_ms, duration_ms)),
        views=int(view),
        rewatches=int(view and nth > 1),
        completed=int(view and is_complete(seen_once, duration_ms)),
        remembered=int(view and remembered),
    )
