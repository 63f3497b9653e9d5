# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What one play adds to each roll-up, and the cells of what else is counted. Pure.

Each key is one cell of one roll-up, and no key says more than its roll-up needs: how often in a row somebody watched is
never beside the hour, and the segments of a film are never beside the page. So no cell describes one reader's way.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from guides.plays.models import Play
from guides.plays.rules import counts_of, segment_count


class PageDayKey(NamedTuple):
    """The plays of a film on a guide (or place) that began on a local day."""

    day: date
    guide: UUID | None
    place: UUID | None
    video: UUID


class NthDayKey(NamedTuple):
    """The n-th views of a film on a local day."""

    day: date
    video: UUID
    nth: int


class FilmHourKey(NamedTuple):
    """The views of a film in one hour of one weekday of an ISO week; `week` is its Monday, `weekday` 0 is Monday."""

    week: date
    weekday: int
    hour: int
    video: UUID


class SegmentMonthKey(NamedTuple):
    """How often one segment of a version was played in a local month; `month` is its first day."""

    month: date
    version: UUID
    segment: int


class SubjectDayKey(NamedTuple):
    """Something that happened on a local day; see `SubjectDay`."""

    day: date
    what: str
    page: UUID | None
    block: str
    language: str


type Key = PageDayKey | NthDayKey | FilmHourKey | SegmentMonthKey | SubjectDayKey
type Tally = dict[Key, Counter[str]]
"""What is counted in each cell, by the names of the roll-up's fields."""


def tally_of(plays: Iterable[Play], open_guides: Container[UUID]) -> Tally:
    """What the plays add up to. Hours are counted on places and `open_guides` alone: those not discreet."""
    tally: Tally = defaultdict(Counter)
    for play in plays:
        is_open = play.guide is None or play.guide in open_guides
        for key, counts in _cells(play, is_open=is_open):
            tally[key].update(counts)
    return dict(tally)


def local_day(moment: datetime) -> date:
    """The day in the municipality's time zone, whatever zone the reader of the figures has chosen."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def start_of_day(day: date) -> datetime:
    """Its midnight in the municipality's time zone."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def _cells(play: Play, *, is_open: bool) -> Iterator[tuple[Key, dict[str, int]]]:
    """A UTC hour lies within one Danish day: the offset is whole hours."""
    counts = counts_of(
        nth=play.nth,
        seen_once=play.seen_once,
        distinct_ms=play.distinct_ms,
        total_ms=play.total_ms,
        duration_ms=play.duration_ms,
        remembered=play.remembered,
    )
    if not counts.starts:
        return
    began = timezone.localtime(play.started_hour, timezone.get_default_timezone())
    day = began.date()
    yield PageDayKey(day, play.guide, play.place, play.video), counts.by_name()
    yield from _segments(play, day.replace(day=1))
    if not counts.views:
        return
    yield NthDayKey(day, play.video, play.nth), {"views": 1, "remembered": counts.remembered}
    if is_open:
        yield FilmHourKey(day - timedelta(days=day.weekday()), day.weekday(), began.hour, play.video), {"views": 1}


def _segments(play: Play, month: date) -> Iterator[tuple[Key, dict[str, int]]]:
    """A row for each segment, also for those that were not played: of all starts, so many got there."""
    for segment in range(segment_count(play.duration_ms)):
        once, twice, thrice = (mask >> segment & 1 for mask in (play.seen_once, play.seen_twice, play.seen_thrice))
        yield (
            SegmentMonthKey(month, play.version, segment),
            {"starts": 1, "once": once, "twice": twice, "thrice": thrice},
        )
