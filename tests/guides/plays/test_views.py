# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The address where pages report plays, from the outside."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guides.models import GuidePage
from guides.plays.messages import MAX_AGE_MS, MAX_BYTES
from guides.plays.models import DropDay, Play
from guides.plays.senders import Brake, Drop
from guides.plays.views import MOST_MESSAGES_IN_A_MINUTE
from media_pipeline.models import Video
from tests.factories import GuideFactory, PlaceFactory, VideoFactory
from tests.guides.plays.messages import PHONE, play_message

pytestmark = pytest.mark.django_db

BLOCK = str(UUID(int=5))


@pytest.fixture
def guide() -> GuidePage:
    return GuideFactory()


@pytest.fixture
def video() -> Video:
    return VideoFactory.create(is_public=True)


def post(body: Any, **headers: str) -> Any:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Client(headers=PHONE | headers).generic("POST", "/api/v1/plays", content, content_type="application/json")


def test_play_is_recorded_with_all_that_was_told(video: Video, guide: GuidePage) -> None:
    message = play_message(video, guide, block=BLOCK, nth=2, twice="3", total_ms=44_000)

    response = post(message, **{"Sec-Fetch-Site": "same-origin"})

    assert (response.status_code, response.content, response.cookies) == (204, b"", {})
    play = Play.objects.get()
    assert str(play.id) == message["play"]
    assert (play.video, play.guide, play.place, play.block) == (video.uuid, guide.uuid, None, BLOCK)
    assert (play.nth, play.seen_once, play.seen_twice, play.seen_thrice) == (2, 2**42 - 1, 3, 0)
    assert (play.distinct_ms, play.total_ms, play.duration_ms, play.ended) == (42_000, 44_000, 42_000, True)
    assert (play.started_hour.minute, play.started_hour.second, play.started_hour.microsecond) == (0, 0, 0)


def test_no_words_that_somebody_sends_are_kept(video: Video, guide: GuidePage) -> None:
    assert post(play_message(video, guide, block="personligt", language="zz-jensen")).status_code == 204
    assert Play.objects.values_list("block", "language").get() == ("", "")


def test_play_on_a_places_own_page_is_recorded(video: Video) -> None:
    place = PlaceFactory()

    post(play_message(video, place=str(place.uuid)))

    assert Play.objects.get().place == place.uuid


def test_longest_honest_message_fits(video: Video, guide: GuidePage) -> None:
    longest = play_message(
        video,
        guide,
        block=str(uuid4()),
        language="da-simple",
        nth=10,
        once=f"{2**63 - 1:x}",
        twice=f"{2**63 - 1:x}",
        thrice=f"{2**63 - 1:x}",
        distinct_ms=MAX_AGE_MS,
        total_ms=MAX_AGE_MS,
        age_ms=MAX_AGE_MS,
        ended=False,
    )
    body = json.dumps(longest, separators=(",", ":")).encode()

    assert len(body) <= MAX_BYTES
    assert post(body).status_code == 204
    assert Play.objects.count() == 1


def test_what_is_not_published_is_left_out_in_silence(video: Video, guide: GuidePage) -> None:
    draft = GuideFactory(live=False)
    private = VideoFactory.create(is_public=False)
    other = VideoFactory.create(is_public=True)
    unpublished = [
        play_message(video, draft),
        play_message(private, guide),
        play_message(video, guide) | {"version": play_message(other)["version"]},
        play_message(video, guide) | {"video": str(uuid4())},
        play_message(video, guide) | {"guide": str(uuid4())},
        play_message(video, guide, age_ms=MAX_AGE_MS + 1),
    ]
    for message in unpublished:
        assert post(message).status_code == 204

    assert not Play.objects.exists()
    assert dropped() == {Drop.NOT_PUBLISHED: 5, Drop.TOO_OLD: 1}


def test_what_no_reader_watched_is_dropped_and_counted(video: Video, guide: GuidePage) -> None:
    message = play_message(video, guide)

    assert post(message, **{"User-Agent": "Googlebot/2.1"}).status_code == 204
    assert post(message | {"automated": True}).status_code == 204
    assert post(message, **{"Sec-Purpose": "prefetch;prerender"}).status_code == 204
    assert post(message, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert post(b"no message").status_code == 400

    assert not Play.objects.exists()
    assert dropped() == {Drop.MACHINE: 2, Drop.AHEAD: 1, Drop.OTHER_SITE: 1, Drop.UNREADABLE: 1}


def test_a_play_on_a_page_that_offers_no_memory_has_none_whatever_is_sent_later(video: Video, guide: GuidePage) -> None:
    message = play_message(video, guide, nth=5)
    for remembered in (True, False, True):
        post(message | {"remembered": remembered})
        assert (Play.objects.get().nth, Play.objects.get().remembered) == (1, False)


def test_more_messages_than_a_page_sends_change_nothing(video: Video, guide: GuidePage) -> None:
    message = play_message(video, guide, total_ms=42_000)
    for _ in range(MOST_MESSAGES_IN_A_MINUTE):
        post(message)
    assert post(message | {"total_ms": 43_000}).status_code == 204
    assert Play.objects.get().total_ms == 42_000
    assert dropped() == {Drop.TOO_OFTEN: 1}


def test_more_plays_than_readers_begin_are_not_counted(
    video: Video, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.plays.views._plays_brake", Brake(3))
    began = [play_message(video, guide) for _ in range(5)]
    for message in began:
        post(message)
    assert Play.objects.count() == 3
    assert dropped() == {Drop.TOO_OFTEN: 2}
    post(began[0] | {"total_ms": 50_000})  # one that has begun goes on
    post(play_message(video, place=str(PlaceFactory().uuid)))  # and another page has its own
    assert Play.objects.filter(total_ms=50_000).count() == 1
    assert Play.objects.count() == 4


def dropped() -> dict[str, int]:
    return dict(DropDay.objects.values_list("reason", "count"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"nth": 0},
        {"nth": 11},
        {"nth": "1"},
        {"once": 3},
        {"once": f"{2**63:x}"},
        {"once": "-1"},
        {"once": "1", "twice": "2"},
        {"twice": "1", "thrice": "2"},
        {"distinct_ms": 42_001},
        {"distinct_ms": 41_999.5},
        {"age_ms": -1},
        {"ended": 1},
        {"language": ""},
        {"block": "<script>"},
        {"clock": "2026-11-22T10:00:00Z"},
        {"guide": None},
        {"place": str(uuid4())},
    ],
)
def test_malformed_messages_are_refused(video: Video, guide: GuidePage, wrong: dict[str, Any]) -> None:
    response = post(play_message(video, guide) | wrong)

    assert response.status_code == 422
    assert "<" not in response.json()["detail"]
    assert not Play.objects.exists()


def test_refusals_name_their_reason(video: Video, guide: GuidePage) -> None:
    message = play_message(video, guide)

    assert post(b"{").status_code == 400
    assert post(message | {"block": "x" * MAX_BYTES}).status_code == 413
    assert (
        Client(headers=PHONE).post("/api/v1/plays", json.dumps(message), content_type="text/plain").status_code == 415
    )
    assert post(message, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert post(message, **{"Sec-Fetch-Site": "same-site"}).status_code == 403
    assert Client().get("/api/v1/plays").status_code == 405
    assert not Play.objects.exists()


def test_no_token_is_asked_for(video: Video, guide: GuidePage) -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/api/v1/plays", json.dumps(play_message(video, guide)), content_type="application/json"
    )

    assert response.status_code == 204


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(min_size=1, max_size=600)
    | st.recursive(st.none() | st.floats() | st.text(), st.lists).map(lambda x: json.dumps(x).encode())
)
def test_arbitrary_bytes_change_nothing(body: bytes) -> None:
    assert post(body).status_code in {400, 413, 422}
    assert not Play.objects.exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_message_with_any_value_in_any_field_never_breaks_the_server(
    data: st.DataObject, video: Video, guide: GuidePage
) -> None:
    message = play_message(video, guide)
    field = data.draw(st.sampled_from(sorted(message)))
    value = data.draw(st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()))

    assert post(message | {field: value}).status_code in {204, 400, 413, 422}
