# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The upsert merges as the pure function does, whatever arrives when and how often."""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import timedelta
from functools import reduce
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.plays import rules
from guides.plays.merge import PlayState, merge
from guides.plays.models import Play
from guides.plays.record import _update, _upsert
from media_pipeline.models import Video
from tests.factories import GuideFactory, VideoFactory
from tests.guides.plays.messages import PHONE, play_message, states


def stored(play: Play) -> PlayState:
    return PlayState(**{name: getattr(play, name) for name in PlayState.__dataclass_fields__})


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(states(), min_size=1, max_size=5))
def test_database_merges_like_the_pure_function(arrived: list[PlayState]) -> None:
    uuids = {name: uuid4() for name in ("id", "video", "version", "guide")}
    for number, state in enumerate(arrived):
        if number % 2 == 0 or not _update(uuids["id"], state):
            _upsert(Play(**uuids, language="da", duration_ms=42_000, **asdict(state)))

    assert stored(Play.objects.get(id=uuids["id"])) == reduce(merge, arrived)


def growing_play(message: dict[str, Any], steps: int = 6) -> list[dict[str, Any]]:
    """The reports of one play, from its first seconds to its end."""
    return [
        message
        | {
            "once": f"{rules.all_segments(played_ms):x}",
            "distinct_ms": played_ms,
            "total_ms": played_ms,
            "age_ms": played_ms,
            "ended": played_ms == 42_000,
        }
        for played_ms in range(42_000 // steps, 42_001, 42_000 // steps)
    ]


@pytest.mark.django_db(transaction=True)
def test_shuffled_and_repeated_messages_through_several_threads_count_once() -> None:
    guide, video = GuideFactory(), VideoFactory.create()
    Video.objects.update(is_public=True)  # last: with each change, films that no live page uses are withdrawn
    plays = [growing_play(play_message(video, guide, nth=1 + number % 2)) for number in range(12)]
    messages = [message for play in plays for message in play] * 2
    random.Random(7).shuffle(messages)

    def send(batch: list[dict[str, Any]]) -> list[int]:
        client = Client(headers=PHONE)
        try:
            return [
                client.post("/api/v1/plays", json.dumps(message), content_type="application/json").status_code
                for message in batch
            ]
        finally:
            connection.connection.close()  # Django's own `close()` leaves a database in memory open
            connection.connection = None  # a thread that takes another batch opens one anew

    with ThreadPoolExecutor(4) as threads:
        answers = [status for batch in threads.map(send, [messages[n::4] for n in range(4)]) for status in batch]

    assert set(answers) == {204}
    assert Play.objects.count() == 12
    for play in Play.objects.all():
        assert (play.distinct_ms, play.seen_once.bit_count(), play.ended) == (42_000, 42, True)
    assert Play.objects.filter(nth=2).count() == 6


@pytest.mark.django_db
def test_what_has_no_row_is_not_merged() -> None:
    assert not _update(uuid4(), PlayState(timezone.now(), 1, 1, 0, 0, 1_000, 1_000, ended=False))
    assert not Play.objects.exists()


@pytest.mark.django_db
def test_age_decides_the_hour_and_the_earliest_stands() -> None:
    video, guide = VideoFactory.create(is_public=True), GuideFactory()
    message = play_message(video, guide)
    client = Client(headers=PHONE)
    for age in (timedelta(hours=5), timedelta(hours=6), timedelta(hours=4)):
        body = json.dumps(message | {"age_ms": age // timedelta(milliseconds=1)})
        client.post("/api/v1/plays", body, content_type="application/json")
    now = Play.objects.get().started_hour

    client.post("/api/v1/plays", json.dumps(play_message(video, guide, age_ms=0)), content_type="application/json")

    fresh = Play.objects.exclude(pk=message["play"]).get().started_hour
    assert fresh - now in {timedelta(hours=6), timedelta(hours=7)}  # the hour may have turned in between
