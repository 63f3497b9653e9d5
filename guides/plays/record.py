# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Writing a play message down: one upsert, which merges in the database as `merge.merge` does in Python."""

from dataclasses import asdict
from datetime import datetime

from django.db import connection

from guides.plays.merge import PlayState, within_film
from guides.plays.messages import PlayMessage
from guides.plays.models import Play
from guides.plays.published import film_ms
from guides.plays.senders import Drop

# Django's `bulk_create(update_conflicts=True)` can replace but not merge. CASE is what SQLite and PostgreSQL share:
# the one spells the greater of two values MAX, the other GREATEST. A play never changes its subject.
UPSERT = """
INSERT INTO plays_play ({columns}) VALUES ({placeholders})
ON CONFLICT (id) DO UPDATE SET
    started_hour = CASE WHEN excluded.started_hour < plays_play.started_hour
                        THEN excluded.started_hour ELSE plays_play.started_hour END,
    nth = CASE WHEN excluded.nth > plays_play.nth THEN excluded.nth ELSE plays_play.nth END,
    seen_once = plays_play.seen_once | excluded.seen_once,
    seen_twice = plays_play.seen_twice | excluded.seen_twice,
    seen_thrice = plays_play.seen_thrice | excluded.seen_thrice,
    distinct_ms = CASE WHEN excluded.distinct_ms > plays_play.distinct_ms
                       THEN excluded.distinct_ms ELSE plays_play.distinct_ms END,
    total_ms = CASE WHEN excluded.total_ms > plays_play.total_ms
                    THEN excluded.total_ms ELSE plays_play.total_ms END,
    ended = plays_play.ended OR excluded.ended
"""


def record(message: PlayMessage, received_at: datetime) -> Drop | None:
    """Merge the message into its play's row, or say why not."""
    if message.is_too_old:
        return Drop.TOO_OLD
    duration_ms = film_ms(message)
    if not duration_ms:
        return Drop.NOT_PUBLISHED
    _upsert(_row(message, within_film(message.state(received_at), duration_ms), duration_ms))
    return None


def _row(message: PlayMessage, state: PlayState, duration_ms: int) -> Play:
    return Play(
        id=message.play,
        video=message.video,
        version=message.version,
        guide=message.guide,
        place=message.place,
        block=message.block,
        language=message.language,
        duration_ms=duration_ms,
        **asdict(state),
    )


def _upsert(play: Play) -> None:
    fields = Play._meta.concrete_fields
    sql = UPSERT.format(
        columns=", ".join(field.attname for field in fields),
        placeholders=", ".join(["%s"] * len(fields)),
    )
    values = [field.get_db_prep_save(getattr(play, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
