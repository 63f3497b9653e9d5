# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A play's state, and how two messages about the same play become one. Pure.

Every message carries the whole state so far, and merging is OR, AND, max and min alone. It is therefore commutative,
associative and idempotent: lost, repeated, late and simultaneous messages cannot count anything twice.
"""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PlayState:
    started_hour: datetime
    """The whole hour (UTC) in which the play began."""
    nth: int
    """1 the first time in this page's or this device's memory, 2 when it is seen again ...; 10 means ten or more."""
    seen_once: int
    seen_twice: int
    seen_thrice: int
    """Masks of the segments that were played at least once, twice and three times; bit 0 is the film's beginning."""
    distinct_ms: int
    total_ms: int
    ended: bool
    remembered: bool = False
    """`nth` is of a reader who lets the device remember what was seen on earlier visits."""


def merge(one: PlayState, other: PlayState) -> PlayState:
    """What both say together. `record.UPSERT` says the same in SQL.

    `nth` is known when a play begins, and no message can raise it, or say later that the device remembers. A reader who
    has it forgotten while the film plays lowers it.
    """
    return PlayState(
        started_hour=min(one.started_hour, other.started_hour),
        nth=min(one.nth, other.nth),
        seen_once=one.seen_once | other.seen_once,
        seen_twice=one.seen_twice | other.seen_twice,
        seen_thrice=one.seen_thrice | other.seen_thrice,
        distinct_ms=max(one.distinct_ms, other.distinct_ms),
        total_ms=max(one.total_ms, other.total_ms),
        ended=one.ended or other.ended,
        remembered=one.remembered and other.remembered,
    )


def without_memory(state: PlayState) -> PlayState:
    """The state of a play on a page that offers no memory, whatever an old copy of it says: the first.

    How much of `nth` is from this visit the message doesn't tell, and nothing of earlier ones may be known.
    """
    return replace(state, nth=1, remembered=False) if state.remembered else state
