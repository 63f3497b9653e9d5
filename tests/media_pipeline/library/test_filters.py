# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The library: finding films, seeing how far they have come, and trying again."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings
from wagtail.models import Collection, GroupCollectionPermission

from media_pipeline.failures import Failure
from media_pipeline.library import progress
from media_pipeline.models import Video, VideoVersion
from tests.factories.media import CaptionsFactory, VideoFactory, add_version
from tests.factories.pages import PlaceFactory
from tests.media_pipeline.conftest import Staff

State = VideoVersion.State

pytestmark = pytest.mark.django_db


def titles(staff: Staff, name: str = "index", **query: Any) -> set[str]:
    response = staff.client.get(reverse(f"films:{name}"), query)
    assert response.status_code == 200
    return {film.title for film in response.context["films"]}


# --- Finding --------------------------------------------------------------------------------------------------------


def film_in(staff: Staff, state: str, **fields: Any) -> Video:
    film: Video = VideoFactory(collection=staff.collection, title=state, state=state, **fields)
    return film


def test_by_state(anna: Staff) -> None:
    for state in State.values:
        film_in(anna, state)
    awaiting = VideoFactory(collection=anna.collection, title="awaiting")
    shown = awaiting.current_version
    add_version(awaiting, State.READY)
    Video.objects.filter(pk=awaiting.pk).update(current_version=shown)
    back = VideoFactory(collection=anna.collection, title="back to what it was")
    add_version(back, State.CANCELLED)

    assert titles(anna, state="working") == {"waiting", "checking", "encoding"}
    assert titles(anna, state="ready") == {"ready", "awaiting", "back to what it was"}
    assert titles(anna, state="awaiting") == {"awaiting"}
    assert titles(anna, state="failed") == {"failed"}
    assert titles(anna, state="cancelled") == {"cancelled"}
    assert len(titles(anna, state="nonsense")) == 8


def test_by_captions(anna: Staff) -> None:
    for title in ("approved", "draft", "missing", "silent"):
        VideoFactory(collection=anna.collection, title=title, no_speech=title == "silent")
    CaptionsFactory(video=Video.objects.get(title="approved"))
    CaptionsFactory(video=Video.objects.get(title="draft"), state="draft")
    assert titles(anna, captions="approved") == {"approved"}
    assert titles(anna, captions="draft") == {"draft"}
    assert titles(anna, captions="missing") == {"missing"}
    assert titles(anna, captions="nobody-speaks") == {"silent"}


def test_by_age(anna: Staff) -> None:
    for days in (1, 20, 200, 400):
        film = VideoFactory(collection=anna.collection, title=str(days))
        Video.objects.filter(pk=film.pk).update(created_at=timezone.now() - timedelta(days=days))
    assert titles(anna, age="7") == {"1"}
    assert titles(anna, age="30") == {"1", "20"}
    assert titles(anna, age="365") == {"1", "20", "200"}
    assert titles(anna, age="older") == {"400"}


def test_by_the_page_that_shows_it(admin_client: Any, anna: Staff) -> None:
    film, other = VideoFactory(title="a", collection=anna.collection), VideoFactory(title="b")
    place = PlaceFactory(title="Klinikken", film=film)
    url = reverse("films:index")
    page = admin_client.get(url)
    assert "Klinikken" in page.content.decode()
    assert [film.title for film in admin_client.get(url, {"page": place.pk}).context["films"]] == ["a"]
    assert [film.title for film in admin_client.get(url, {"page": "none"}).context["films"]] == ["b"]
    assert "Klinikken" not in anna.client.get(url).content.decode(), "she may not know of the page"
    assert titles(anna, page=place.pk) == {"a"}, "a page that is not offered narrows nothing"
    assert other.title not in titles(anna, page="none")


def test_searching_within_what_is_filtered(
    anna: Staff, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for state in (State.READY, State.FAILED):
            VideoFactory(collection=anna.collection, title=f"Vejen til klinikken {state}", state=state)
            VideoFactory(collection=anna.collection, title=f"Noget andet {state}", state=state)
    found = titles(anna, "index_results", q="klinikken", state="failed", captions="missing", age="7", ordering="title")
    assert found == {"Vejen til klinikken failed"}


def test_by_collection(anna: Staff) -> None:
    second = Collection.get_first_root_node().add_child(name="Annas anden samling")
    group = anna.user.groups.get()
    for row in GroupCollectionPermission.objects.filter(group=group):
        GroupCollectionPermission.objects.create(group=group, collection=second, permission=row.permission)
    VideoFactory(title="her", collection=anna.collection)
    VideoFactory(title="der", collection=second)
    assert titles(anna, collection=second.pk) == {"der"}


@pytest.mark.parametrize(
    ("ordering", "expected"), [("", ["b", "a"]), ("created_at", ["a", "b"]), ("title", ["a", "b"]), ("x", ["b", "a"])]
)
def test_the_order(anna: Staff, ordering: str, expected: list[str]) -> None:
    for title in ("a", "b"):
        VideoFactory(title=title, collection=anna.collection)
    response = anna.client.get(reverse("films:index"), {"ordering": ordering} if ordering else {})
    assert [film.title for film in response.context["films"]] == expected


def test_many_films_ask_no_more_of_the_database_than_few(anna: Staff) -> None:
    def some() -> None:
        for state in State.values:
            film = film_in(anna, state)
            add_version(film, State.WAITING)
            CaptionsFactory(video=film)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            anna.client.get(reverse("films:index"))
        return len(captured)

    some()
    queries()
    few = queries()
    some()
    some()
    assert queries() == few < 40


# --- What the cards say ---------------------------------------------------------------------------------------------


def card(staff: Staff) -> str:
    return str(staff.client.get(reverse("films:index_results")).content.decode())


def test_a_card_tells_of_captions_use_and_length(anna: Staff) -> None:
    film = VideoFactory(collection=anna.collection)
    assert "Ingen undertekster" in card(anna)
    assert "Bruges ikke" in card(anna)
    assert "0:42" in card(anna)
    CaptionsFactory(video=film)
    assert "Undertekster er godkendt" in card(anna)


def test_the_archive_is_found_from_the_library(anna: Staff) -> None:
    assert reverse("films:archive") in anna.client.get(reverse("films:index")).content.decode()


def test_room_is_told(anna: Staff, settings: Settings) -> None:
    settings.MEDIA_QUOTA_BYTES = 100_000_000
    url = reverse("films:index")
    assert "<meter" in anna.client.get(url).content.decode()
    assert "plads" not in anna.client.get(url).context["rooms"]
    settings.MEDIA_QUOTA_BYTES = 1
    VideoFactory(collection=anna.collection)
    assert "Der er ikke mere plads" in anna.client.get(url).content.decode()
    settings.MEDIA_QUOTA_BYTES = 0
    assert "<meter" not in anna.client.get(url).content.decode()


# --- States ---------------------------------------------------------------------------------------------------------


def status(staff: Staff, *films: Video, **query: str) -> Any:
    wanted: dict[str, Any] = {"film": [film.pk for film in films], **query}
    return staff.client.get(reverse("films:status"), wanted).json()


def test_places_in_line(anna: Staff, bo: Staff) -> None:
    others = VideoFactory(collection=bo.collection, state=State.WAITING)
    film = film_in(anna, State.WAITING)
    answer = status(anna, film, others)
    assert list(answer) == [str(film.pk)], "others' films are not told of"
    assert "nummer 2 i køen" in answer[str(film.pk)]["detail"]
    assert "nummer 2 i køen" in answer[str(film.pk)]["html"]
    assert "nummer 2 i køen" in card(anna)


@pytest.mark.parametrize(
    ("percent", "since", "words"),
    [
        (40, 60, "40 % · ca. 2 minutter tilbage"),
        (50, 60, "50 % · ca. 1 minut tilbage"),
        (90, 60, "90 % · under et minut tilbage"),
        (1, 60, "1 %"),
    ],
)
def test_progress_in_words(anna: Staff, percent: int, since: int, words: str) -> None:
    film = film_in(anna, State.ENCODING)
    VideoVersion.objects.update(percent=percent, encoding_since=timezone.now() - timedelta(seconds=since))
    answer = status(anna, film)[str(film.pk)]
    assert (answer["state"], answer["percent"], answer["is_unfinished"]) == ("encoding", percent, True)
    assert answer["detail"] == words
    assert f'value="{percent}"' in answer["html"]
    assert words in anna.client.get(reverse("films:edit", args=[film.pk])).content.decode(), "a reload shows it too"


def test_asking_about_many_films_costs_as_much_as_about_one(anna: Staff) -> None:
    films = [film_in(anna, State.WAITING) for _number in range(5)]
    status(anna, *films)
    with CaptureQueriesContext(connection) as one:
        status(anna, films[0])
    with CaptureQueriesContext(connection) as many:
        status(anna, *films)
    assert len(many) == len(one)


def test_nonsense_is_answered(anna: Staff) -> None:
    assert anna.client.get(reverse("films:status"), {"film": ["x", "9" * 30, "-1", "٣"]}).json() == {}


def test_films_that_wait_for_nothing_ask_nothing(anna: Staff, django_assert_num_queries: Any) -> None:
    film_in(anna, State.READY)
    films = list(Video.objects.prefetch_related("versions", "current_version"))
    with django_assert_num_queries(0):
        assert progress.of_films(films)[films[0].pk].detail == ""


def test_cancelling(anna: Staff) -> None:
    film = film_in(anna, State.ENCODING)
    edit = reverse("films:edit", args=[film.pk])
    cancel = reverse("films:cancel", args=[film.pk])
    assert cancel in anna.client.get(edit).content.decode()
    page = anna.client.post(cancel, follow=True).content.decode()
    assert film.versions.get().state == State.CANCELLED
    assert cancel not in page
    assert reverse("films:retry", args=[film.pk]) in page, "one may change one's mind"
    anna.client.post(reverse("films:retry", args=[film.pk]))
    assert film.versions.get().state == State.WAITING


def test_cancelling_a_replacement_shows_what_was_there_before(anna: Staff) -> None:
    film = film_in(anna, State.READY)
    add_version(film, State.CHECKING)
    anna.client.post(reverse("films:cancel", args=[film.pk]))
    answer = status(anna, film)[str(film.pk)]
    assert (answer["state"], answer["is_unfinished"]) == ("ready", False)


def test_cancelling_what_is_ready_does_nothing(anna: Staff) -> None:
    film = film_in(anna, State.READY)
    anna.client.post(reverse("films:cancel", args=[film.pk]))
    assert film.versions.get().state == State.READY


def test_trying_all_failed_ones_again(anna: Staff, bo: Staff) -> None:
    may_pass = [film_in(anna, State.FAILED) for _number in range(2)]
    hopeless = film_in(anna, State.FAILED)
    others = VideoFactory(collection=bo.collection, state=State.FAILED)
    VideoVersion.objects.update(failure=Failure.GAVE_UP)
    hopeless.versions.update(failure=Failure.NOT_A_FILM)
    url = reverse("films:retry_failed")
    assert url in card(anna)
    anna.client.post(url)
    assert [film.versions.get().state for film in may_pass] == [State.WAITING] * 2
    assert {film.versions.get().state for film in (hopeless, others)} == {State.FAILED}
    assert url not in card(anna)
    assert anna.client.get(url).status_code == 405


def test_where_a_film_is_used_is_told_where_it_is_replaced(anna: Staff) -> None:
    film = film_in(anna, State.READY)
    PlaceFactory(film=film)
    page = anna.client.get(reverse("films:edit", args=[film.pk])).content.decode()
    assert "Filmen bruges 1 sted." in page
    assert "skifter den alle steder" in page
