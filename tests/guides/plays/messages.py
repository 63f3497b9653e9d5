# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up plays: states as a page would report them, and the messages that carry them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import models
from hypothesis import strategies as st

from guides.models import GuidePage
from guides.plays import rules
from guides.plays.merge import PlayState, merge
from media_pipeline.models import Video

PHONE = {"User-Agent": "Mozilla/5.0 (Linux; Android 9) Chrome/120.0"}
"""What a reader's browser says of itself."""
HOUR = datetime(2026, 11, 20, 9, tzinfo=UTC)

masks = st.integers(0, (1 << rules.MAX_SEGMENTS) - 1)


@st.composite
def states(draw: st.DrawFn) -> PlayState:
    once = draw(masks)
    twice = once & draw(masks)
    distinct_ms = draw(st.integers(0, 10**6))
    return PlayState(
        started_hour=HOUR + timedelta(hours=draw(st.integers(-70, 0))),
        nth=draw(st.integers(1, rules.MAX_NTH)),
        seen_once=once,
        seen_twice=twice,
        seen_thrice=twice & draw(masks),
        distinct_ms=distinct_ms,
        total_ms=distinct_ms + draw(st.integers(0, 10**6)),
        ended=draw(st.booleans()),
        remembered=draw(st.booleans()),
    )


@st.composite
def reports_of_one_play(draw: st.DrawFn) -> list[PlayState]:
    """What an honest page sends: cumulative states, each of which holds all before it."""
    found = draw(st.lists(states(), min_size=1, max_size=6))
    grown = [found[0]]
    for state in found[1:]:
        grown.append(merge(grown[-1], state))
    return grown


def play_message(
    video: Video, guide: GuidePage | None = None, *, play: UUID | None = None, **fields: Any
) -> dict[str, Any]:
    """A film of 42 s, watched to its end for the first time."""
    whole = f"{rules.all_segments(42_000):x}"
    message = {
        "play": str(play or uuid4()),
        "video": str(video.uuid),
        "version": str(video.current_version.uuid) if video.current_version else str(uuid4()),
        "block": "",
        "language": "da",
        "nth": 1,
        "once": whole,
        "twice": "0",
        "thrice": "0",
        "distinct_ms": 42_000,
        "total_ms": 42_000,
        "age_ms": 43_000,
        "ended": True,
    }
    if guide is not None:
        message["guide"] = str(guide.uuid)
    return message | fields


def tables_that_know(uuid: UUID) -> list[type[models.Model]]:
    """Every model with a row that has the UUID in a field of its own or in its text."""
    return [
        model
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if (isinstance(field, models.UUIDField) and model._base_manager.filter(**{field.attname: uuid}).exists())
        or (
            isinstance(field, models.CharField | models.TextField)
            and model._base_manager.filter(**{f"{field.attname}__contains": str(uuid)}).exists()
        )
    ]
