# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Writing messages down.

Of a play: one upsert, which merges in the database as `merge.merge` does in Python. Of a happening: one insert, unless
it is there already. So it doesn't matter what arrives when and how often.
"""

from dataclasses import asdict
from datetime import datetime

from django.db import connection

from guides.counting import Counting, Offers, offers
from guides.happenings import What
from guides.models import Audience, GuidePage
from guides.plays import rules
from guides.plays.merge import PlayState, within_film, without_memory
from guides.plays.messages import HappeningMessage, PlayMessage
from guides.plays.models import Happening, Play
from guides.plays.senders import Drop
from guides.plays.tallies import local_day, start_of_day
from guides.readable import counting_of_department, readable_guides, readable_pages
from media_pipeline.models import VideoVersion

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
    ended = plays_play.ended OR excluded.ended,
    remembered = plays_play.remembered OR excluded.remembered
"""


def record(message: PlayMessage, received_at: datetime) -> Drop | None:
    """Merge the message into its play's row, or say why not."""
    if message.is_too_old:
        return Drop.TOO_OLD
    offered = _offers_of_live_page(message)
    if offered and not offered.counts:
        return Drop.NOT_COUNTED
    duration_ms = _public_film_duration_ms(message) if offered else None
    if not offered or not duration_ms:
        return Drop.NOT_PUBLISHED
    state = within_film(message.state(received_at), duration_ms)
    _upsert(_row(message, state if offered.films else without_memory(state), duration_ms))
    return None


def record_happening(message: HappeningMessage, received_at: datetime) -> Drop | None:
    """Write down that it happened, or say why not."""
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
    happening = Happening(
        id=message.id,
        day=day,
        what=message.what,
        page=message.guide,
        block=message.block,
        language=guide.locale.language_code,
    )
    Happening.objects.bulk_create([happening], ignore_conflicts=True)
    return None


def _has_block(guide: GuidePage, message: HappeningMessage) -> bool:
    blocks = {What.STEP: guide.steps, What.QUESTION: guide.questions}.get(message.what)
    return blocks is None or any(block["id"] == message.block for block in blocks.raw_data)


def _offers_of_live_page(message: PlayMessage) -> Offers | None:
    if message.guide is None:
        place = readable_pages().filter(placepage__uuid=message.place).annotate(counting=counting_of_department())
        found = place.values_list("counting", flat=True).first()
        return Offers(counts=found != Counting.OFF) if found else None
    guides = readable_guides().filter(uuid=message.guide).annotate(counting=counting_of_department())
    guide = guides.values_list("counting", "discreet", "audiences").first()
    if guide is None:
        return None
    counting, discreet, audiences = guide
    return offers(counting, discreet=discreet, for_children=Audience.YOUNG in audiences)


def _public_film_duration_ms(message: PlayMessage) -> int | None:
    """The film's length as the server measured it: what the page says about that decides nothing."""
    return (
        VideoVersion.objects.filter(
            uuid=message.version,
            video__uuid=message.video,
            video__is_public=True,
            state=VideoVersion.State.READY,
        )
        .values_list("duration_ms", flat=True)
        .first()
    )


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
