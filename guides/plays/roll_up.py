# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From plays to roll-ups. `PlayDay` explains its parts; every step here leaves each play counted exactly once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from guides.plays.models import Play, PlayDay, Publication
from guides.plays.rules import LIFETIME, Counts, counts_of


class Subject(NamedTuple):
    """What a roll-up counts: the plays of a film in a guide (or place) that began on a local day."""

    day: date
    guide: UUID | None
    place: UUID | None
    video: UUID


Tally = dict[Subject, Counts]


def roll_up(now: datetime) -> None:
    """Seal what is old enough, and once a day publish figures up to and including yesterday.

    To be called at least once an hour. Killed at any line and called again, the result is the same.
    """
    with transaction.atomic():
        seal(now)
        _, is_first_today = Publication.objects.get_or_create(until=local_day(now) - timedelta(days=1))
        if is_first_today:
            publish(now)


@transaction.atomic
def seal(now: datetime) -> None:
    """Delete the rows of plays whose 72 hours have passed; the published figures don't move."""
    plays = list(Play.objects.select_for_update().filter(started_hour__lte=now - LIFETIME))
    _add(tally_of_plays(plays), PlayDay.Part.WAITING)
    Play.objects.filter(pk__in=[play.pk for play in plays]).delete()


@transaction.atomic
def publish(now: datetime) -> None:
    """Bring the figures of every closed local day up to what is known now."""
    real = PlayDay.objects.filter(is_demo=False)
    waiting = real.filter(part=PlayDay.Part.WAITING)
    _add(_tally_of_days(waiting), PlayDay.Part.SETTLED)
    waiting.delete()
    real.filter(part=PlayDay.Part.OPEN).delete()
    closed = Play.objects.filter(started_hour__lt=_start_of_day(local_day(now)))
    _add(tally_of_plays(closed.iterator()), PlayDay.Part.OPEN)


def local_day(moment: datetime) -> date:
    """The day in the municipality's time zone, whatever zone the reader of the figures has chosen."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def tally_of_plays(plays: Iterable[Play]) -> Tally:
    """What the plays add up to. (A UTC hour lies within one Danish day: the offset is whole hours.)"""
    tally: defaultdict[Subject, Counts] = defaultdict(Counts)
    for play in plays:
        tally[Subject(local_day(play.started_hour), play.guide, play.place, play.video)] += counts_of(
            nth=play.nth,
            seen_once=play.seen_once,
            distinct_ms=play.distinct_ms,
            total_ms=play.total_ms,
            duration_ms=play.duration_ms,
        )
    return {subject: counts for subject, counts in tally.items() if counts != Counts()}


def _tally_of_days(days: Iterable[PlayDay]) -> Tally:
    return {
        Subject(day.day, day.guide, day.place, day.video): Counts(day.starts, day.views, day.rewatches, day.completed)
        for day in days
    }


def _add(tally: Tally, part: PlayDay.Part) -> None:
    for subject, counts in tally.items():
        row, _ = PlayDay.objects.get_or_create(**subject._asdict(), part=part, is_demo=False)
        added = {name: F(name) + count for name, count in asdict(counts).items()}
        PlayDay.objects.filter(pk=row.pk).update(**added)


def _start_of_day(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
