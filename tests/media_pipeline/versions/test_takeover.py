# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which version a film shows, and how another one is made from the same upload."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from media_pipeline.encoding import encode, profiles
from media_pipeline.ingest import add_version
from media_pipeline.models import Chapter, Video, VideoVersion
from media_pipeline.versions import editions
from media_pipeline.versions.takeover import takes_over
from tests.factories.media import CaptionsFactory

State, Origin = VideoVersion.State, VideoVersion.Origin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("is_public", "shown", "origin", "expected"),
    [
        (False, "none", Origin.UPLOAD, True),
        (True, "none", Origin.UPLOAD, True),
        (False, "older", Origin.UPLOAD, True),
        (True, "older", Origin.UPLOAD, False),
        (True, "older", Origin.EDIT, False),
        (True, "older", Origin.PROFILE, True),
        (False, "newer", Origin.UPLOAD, False),
        (True, "newer", Origin.PROFILE, False),
        (True, "another upload", Origin.PROFILE, False),
    ],
)
def test_which_version_takes_over_by_itself(is_public: bool, shown: str, origin: str, expected: bool) -> None:
    current = {
        "none": None,
        "older": VideoVersion(pk=4, original="o"),
        "newer": VideoVersion(pk=6, original="o"),
        "another upload": VideoVersion(pk=4, original="p"),
    }[shown]
    film = Video(is_public=is_public, current_version=current)
    assert takes_over(film, VideoVersion(pk=5, original="o", origin=origin)) is expected


def ready(version: VideoVersion) -> VideoVersion:
    encode.encode(version.pk)
    version.refresh_from_db()
    assert version.state == State.READY
    return version


def shown(film: Video) -> VideoVersion | None:
    return Video.objects.get(pk=film.pk).current_version


def test_a_cut_film_is_shorter_and_silent_and_comes_from_the_same_upload(ready_film: Video) -> None:
    old = ready_film.current_version
    assert old is not None
    cut = ready(editions.make(old, trim_start_ms=500, trim_end_ms=1_500, without_sound=True))
    assert cut.duration_ms == 1_000
    assert not cut.has_audio
    assert (cut.original, cut.origin) == (old.original, Origin.EDIT)
    assert shown(ready_film) == cut
    longer = ready(editions.make(cut, trim_end_ms=None))
    assert longer.trim_start_ms == 500, "what is not said again stays"
    assert not longer.has_audio
    assert longer.duration_ms == pytest.approx(old.duration_ms - 500, abs=50)


def test_texts_follow_when_the_beginning_is_cut(ready_film: Video) -> None:
    old = ready_film.current_version
    assert old is not None
    vtt = "WEBVTT\n\n00:00.000 --> 00:00.400\nVæk\n\n00:01.000 --> 00:01.500\nTil højre\n"
    CaptionsFactory(video=ready_film, vtt=vtt)
    for start_ms, title in ((0, "Indgangen"), (400, "Trappen"), (1_200, "Døren")):
        Chapter.objects.create(video=ready_film, start_ms=start_ms, title=title)
    cut = ready(editions.make(old, trim_start_ms=500))
    assert shown(ready_film) == cut
    assert ready_film.captions.get().vtt == "WEBVTT\n\n00:00.500 --> 00:01.000\nTil højre\n"
    assert list(ready_film.chapters.values_list("start_ms", "title")) == [(0, "Trappen"), (700, "Døren")]
    ready(editions.make(cut, trim_start_ms=0))
    assert ready_film.captions.get().vtt == vtt.replace("00:00.000 --> 00:00.400\nVæk\n\n", "")


def test_a_public_film_stays_as_it_is_until_somebody_uses_the_cut_one(ready_film: Video) -> None:
    Video.objects.update(is_public=True)
    old = ready_film.current_version
    assert old is not None
    ready(editions.make(old, trim_start_ms=500))
    assert shown(ready_film) == old


def test_a_public_film_is_made_again_without_being_away(ready_film: Video) -> None:
    Video.objects.update(is_public=True)
    VideoVersion.objects.update(profile="older")
    [old] = editions.outdated()
    call_command("reencode_films", verbosity=0, stdout=StringIO())
    again = ready_film.versions.first()
    assert again is not None
    assert again.origin == Origin.PROFILE
    assert shown(ready_film) == old
    again = ready(again)
    assert shown(ready_film) == again
    assert again.profile == profiles.NAME
    assert again.first_public_at is not None
    assert editions.outdated() == []


@pytest.mark.parametrize("state", [State.WAITING, State.READY])
def test_what_is_coming_is_not_cancelled_to_make_the_film_again(
    ready_film: Video, film_bytes: bytes, state: str
) -> None:
    Video.objects.update(is_public=True)
    VideoVersion.objects.update(profile="older")
    coming = add_version(ready_film, ContentFile(film_bytes))
    VideoVersion.objects.filter(pk=coming.pk).update(state=state)
    assert editions.outdated() == []


def test_a_film_made_again_takes_over_only_as_it_was_cut() -> None:
    film = Video(is_public=True, current_version=VideoVersion(pk=4, original="o", trim_start_ms=500))
    assert not takes_over(film, VideoVersion(pk=5, original="o", origin=Origin.PROFILE))


def test_texts_end_where_the_film_ends(ready_film: Video) -> None:
    old = ready_film.current_version
    assert old is not None
    CaptionsFactory(video=ready_film, vtt="WEBVTT\n\n00:00.000 --> 00:00.400\nHer\n\n00:01.600 --> 00:01.900\nVæk\n")
    ready(editions.make(old, trim_end_ms=1_500))
    assert ready_film.captions.get().vtt == "WEBVTT\n\n00:00.000 --> 00:00.400\nHer\n"


def test_what_was_said_of_the_old_film_need_not_be_true_of_the_new_one(ready_film: Video, film_bytes: bytes) -> None:
    Video.objects.update(people=Video.People.NOBODY, own_poster="videos/x/own.jpg")
    ready(add_version(ready_film, ContentFile(film_bytes)))
    ready_film.refresh_from_db()
    assert (ready_film.people, ready_film.own_poster) == (Video.People.UNANSWERED, "")


def test_cutting_a_film_changes_nobody_in_it(ready_film: Video) -> None:
    Video.objects.update(people=Video.People.NOBODY, own_poster="videos/x/own.jpg")
    old = ready_film.current_version
    assert old is not None
    ready(editions.make(old, trim_start_ms=500))
    ready_film.refresh_from_db()
    assert (ready_film.people, ready_film.own_poster) == (Video.People.NOBODY, "videos/x/own.jpg")


def test_without_the_upload_nothing_can_be_made(ready_film: Video) -> None:
    VideoVersion.objects.update(original="")
    with pytest.raises(editions.OriginalGone):
        editions.make(ready_film.versions.get(), trim_start_ms=500)


def test_a_later_upload_that_was_ready_first_stays(ready_film: Video, film_bytes: bytes) -> None:
    old = ready_film.current_version
    assert old is not None
    again = editions.make_again(old)
    later = ready(add_version(ready_film, ContentFile(film_bytes)))
    again.refresh_from_db()
    assert again.state == State.CANCELLED
    assert shown(ready_film) == later
