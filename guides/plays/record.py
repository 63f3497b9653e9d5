# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Writing messages down: a play's merges in the database as `merge.merge` does in Python."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from guides.counting import Counting
from guides.happenings import What
from guides.models import GuidePage
from guides.plays import rules
from guides.plays.counters import add_one
from guides.plays.merge import PlayState, without_memory
from guides.plays.messages import HappeningMessage, PlayMessage
from guides.plays.models import Happening, Play
from guides.plays.published import published
from guides.plays.senders import Drop
from guides.plays.statements import executed
from guides.plays.tallies import local_day, start_of_day
from guides.readable import counting_of_department, readable_guides

STATE = tuple(PlayState.__dataclass_fields__)
_FIELDS = {field.attname: field for field in Play._meta.concrete_fields}
# Django's `bulk_create(update_conflicts=True)` can replace but not merge. CASE is what SQLite and PostgreSQL share:
# the one spells the greater of two values MAX, the other GREATEST. A play never changes its subject.
_MERGED = """
    started_hour = CASE WHEN {started_hour} < plays_play.started_hour
                        THEN {started_hour} ELSE plays_play.started_hour END,
    nth = CASE WHEN {nth} < plays_play.nth THEN {nth} ELSE plays_play.nth END,
    seen_once = plays_play.seen_once | {seen_once},
    seen_twice = plays_play.seen_twice | {seen_twice},
    seen_thrice = plays_play.seen_thrice | {seen_thrice},
    distinct_ms = CASE WHEN {distinct_ms} > plays_play.distinct_ms THEN {distinct_ms} ELSE plays_play.distinct_ms END,
    total_ms = CASE WHEN {total_ms} > plays_play.total_ms THEN {total_ms} ELSE plays_play.total_ms END,
    ended = plays_play.ended OR {ended},
    remembered = plays_play.remembered AND {remembered}
"""
_INTO_ROW = _MERGED.format(**{name: f"%({name})s" for name in STATE})
UPDATE = f"UPDATE plays_play SET {_INTO_ROW} WHERE id = %(id)s"  # noqa: S608 -- nothing but our own columns' names
_INTO_CONFLICT = _MERGED.format(**{name: f"excluded.{name}" for name in STATE})
UPSERT = f"""
INSERT INTO plays_play ({", ".join(_FIELDS)}) VALUES ({", ".join(f"%({name})s" for name in _FIELDS)})
ON CONFLICT (id) DO UPDATE SET {_INTO_CONFLICT}
"""  # noqa: S608 -- as above


def go_on(message: PlayMessage, received_at: datetime) -> bool:
    """Merge the message into its play's row, if the play has one.

    Three of four messages are of such a play. A person on a published page began it, and that is not asked again; nor
    is whether the page offers to remember, as merging adds nothing of what a device remembers.
    """
    if message.is_too_old:
        return False
    return _update(message.play, message.state(received_at))


def record(message: PlayMessage, received_at: datetime) -> Drop | None:
    """Write the message down as a play of its own, or say why not. If the play has a row by now, merge it into that."""
    if message.is_too_old:
        return Drop.TOO_OLD
    found = published(message)
    if found is None:
        return Drop.NOT_PUBLISHED
    if not found.offers.counts:
        return Drop.NOT_COUNTED
    state = message.state(received_at)
    _upsert(_row(message, state if found.offers.films else without_memory(state), found.film_ms))
    return None


def record_happening(message: HappeningMessage, received_at: datetime) -> Drop | None:
    """Count that it happened, if that hasn't been done, or say why not."""
    if message.is_too_old:
        return Drop.TOO_OLD
    day = local_day(message.happened_at(received_at))
    if received_at - start_of_day(day) > rules.MAX_AGE:
        return Drop.TOO_OLD
    guides = readable_guides().annotate(counting=counting_of_department()).select_related("locale")
    guide = guides.filter(uuid=message.guide).first()
    if guide is None or not _has_block(guide, message):
        return Drop.NOT_PUBLISHED
    if guide.counting == Counting.OFF:
        return Drop.NOT_COUNTED
    cell = {"what": message.what, "page": message.guide, "block": message.block}
    with transaction.atomic():
        _, is_new = Happening.objects.get_or_create(id=message.id, defaults={"day": day})
        if is_new:
            add_one(day=day, language=guide.locale.language_code, **cell)
    return None


def _has_block(guide: GuidePage, message: HappeningMessage) -> bool:
    blocks = {What.STEP: guide.steps, What.QUESTION: guide.questions}.get(message.what)
    return blocks is None or any(block["id"] == message.block for block in blocks.raw_data)


def _is_id(block: str) -> bool:
    """Anything else would be words that somebody sends: they are not kept."""
    try:
        return str(UUID(block)) == block
    except ValueError:
        return False


def _row(message: PlayMessage, state: PlayState, duration_ms: int) -> Play:
    return Play(
        id=message.play,
        video=message.video,
        version=message.version,
        guide=message.guide,
        place=message.place,
        block=message.block if _is_id(message.block) else "",
        language=message.language if message.language in dict(settings.LANGUAGES) else "",
        duration_ms=duration_ms,
        **asdict(state),
    )


def _update(play: UUID, state: PlayState) -> bool:
    values = {"id": play} | {name: getattr(state, name) for name in STATE}
    with executed(UPDATE, _for_database(values)) as cursor:
        return cursor.rowcount > 0


def _upsert(play: Play) -> None:
    with executed(UPSERT, _for_database({name: getattr(play, name) for name in _FIELDS})):
        pass


def _for_database(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int) else _FIELDS[name].get_db_prep_save(value, connection)
        for name, value in values.items()
    }
