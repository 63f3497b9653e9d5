# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From plays to roll-ups. `RollUp` explains its parts; each step leaves each of them counted once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from guides.discretion import never_discreet
from guides.plays import drops
from guides.plays.models import (
    FilmHour,
    Happening,
    NthDay,
    Play,
    PlayDay,
    Publication,
    RollUp,
    SegmentMonth,
    SubjectDay,
)
from guides.plays.rules import LIFETIME
from guides.plays.tallies import (
    FilmHourKey,
    Key,
    NthDayKey,
    PageDayKey,
    SegmentMonthKey,
    SubjectDayKey,
    Tally,
    local_day,
    start_of_day,
    tally_of,
)

ROLL_UPS: dict[type[Key], type[RollUp]] = {
    PageDayKey: PlayDay,
    NthDayKey: NthDay,
    FilmHourKey: FilmHour,
    SegmentMonthKey: SegmentMonth,
    SubjectDayKey: SubjectDay,
}
FINE_MONTHS = 25
"""How many whole months keep their days and weeks; older figures are of months."""
_BATCH = 2_000


def roll_up(now: datetime) -> None:
    """Seal what is old enough, and once a day publish figures up to and including yesterday.

    To be called at least once an hour. Killed at any line and called again, the result is the same.
    """
    with transaction.atomic():
        seal(now)
        _, is_first_today = Publication.objects.get_or_create(until=local_day(now) - timedelta(days=1))
        if is_first_today:
            publish(now)
            coarsen(_months_before(local_day(now), FINE_MONTHS))


@transaction.atomic
def seal(now: datetime) -> None:
    """Delete the rows whose 72 hours have passed; the published figures don't move."""
    plays = list(Play.objects.select_for_update().filter(started_hour__lte=now - LIFETIME))
    _add(_tally(plays), RollUp.Part.WAITING)
    Play.objects.filter(pk__in=[play.pk for play in plays]).delete()
    # Counted when they came. About days that began as long ago as that no message is taken.
    Happening.objects.filter(day__lte=local_day(now - LIFETIME)).delete()


@transaction.atomic
def publish(now: datetime) -> None:
    """Bring the figures of every closed local day up to what is known now."""
    today = local_day(now)
    for key, model in ROLL_UPS.items():
        waiting = model.objects.filter(is_demo=False, part=RollUp.Part.WAITING, **{f"{key._fields[0]}__lt": today})
        counted = list(waiting.select_for_update())
        _add(_tally_of_rows(key, counted), RollUp.Part.SETTLED)
        # These and not those that have begun to wait meanwhile: what happened yesterday may be told just now.
        model.objects.filter(pk__in=[row.pk for row in counted]).delete()
        model.objects.filter(is_demo=False, part=RollUp.Part.OPEN).delete()
    plays = Play.objects.filter(started_hour__lt=start_of_day(today))
    _add(_tally(list(plays)), RollUp.Part.OPEN)


@transaction.atomic
def coarsen(before: date) -> None:
    """Of figures from before this day, a first of a month, keep only which month they are of."""
    for key, model in ROLL_UPS.items():
        period = key._fields[0]
        old = model.objects.filter(is_demo=False, part=RollUp.Part.SETTLED, **{f"{period}__lt": before})
        fine = old.exclude(**{f"{period}__day": 1})
        monthly: Tally = defaultdict(Counter)
        for cell, counts in _tally_of_rows(key, fine).items():
            monthly[key(*(cell[0].replace(day=1), *cell[1:]))].update(counts)
        fine.delete()
        _add(monthly, RollUp.Part.SETTLED)
    drops.coarsen(before)


def _tally(plays: list[Play]) -> Tally:
    return tally_of(plays, never_discreet({play.guide for play in plays if play.guide}))


def _tally_of_rows(key: type[Key], rows: Iterable[RollUp]) -> Tally:
    return {_cell(key, row): Counter({name: getattr(row, name) for name in row.COUNTS}) for row in rows}


def _cell(key: type[Key], row: RollUp) -> Key:
    return key(*(getattr(row, name) for name in key._fields))


def _add(tally: Tally, part: RollUp.Part) -> None:
    for key, model in ROLL_UPS.items():
        _add_to(key, model, {cell: counts for cell, counts in tally.items() if isinstance(cell, key)}, part)


def _add_to(key: type[Key], model: type[RollUp], tally: Tally, part: RollUp.Part) -> None:
    """To the rows of these periods, as few queries as there are batches."""
    if not tally:
        return
    periods = {f"{key._fields[0]}__in": {cell[0] for cell in tally}}
    rows = {
        _cell(key, row): row
        for row in model.objects.select_for_update().filter(is_demo=False, part=part, **periods)
        if _cell(key, row) in tally
    }
    for cell, row in rows.items():
        for name in model.COUNTS:
            setattr(row, name, getattr(row, name) + tally[cell][name])
    model.objects.bulk_update(rows.values(), model.COUNTS, batch_size=_BATCH)
    new = (model(**cell._asdict(), **tally[cell], part=part) for cell in tally if cell not in rows)
    model.objects.bulk_create(new, batch_size=_BATCH)


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)
