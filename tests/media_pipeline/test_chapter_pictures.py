# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The pictures of chapters: taken from the film, as private as it, and gone when nothing points to them."""

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from cms.periodic import _picture_chapters
from media_pipeline import chapter_pictures, keys
from media_pipeline.encoding import posters
from media_pipeline.models import Chapter, Video, VideoVersion
from media_pipeline.publication import set_public
from media_pipeline.tasks import picture_chapters
from media_pipeline.versions import sweep
from media_pipeline.versions.takeover import take_over
from tests.factories.media import ChapterFactory, VideoFactory, add_version
from tests.media_pipeline.conftest import Staff, stored
from tests.media_pipeline.library.test_chapters import save
from tests.media_pipeline.test_player import player

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The moments of which pictures are asked for; every frame is a grey one."""
    moments: list[int] = []

    def frames_of(_version: VideoVersion, wanted: list[int]) -> Iterator[Image.Image]:
        for moment in wanted:
            moments.append(moment)
            yield Image.new("RGB", (1280, 720), "grey")

    monkeypatch.setattr(posters, "frames_of", frames_of)
    return moments


@pytest.fixture
def film(anna: Staff) -> Video:
    film: Video = VideoFactory(collection=anna.collection)
    ChapterFactory(video=film, start_ms=0, title="Fra bussen")
    ChapterFactory(video=film, start_ms=10_000, title="I huset", picture_ms=12_500)
    return film


def pictures(film: Video) -> list[str]:
    return list(film.chapters.values_list("picture", flat=True))


def test_a_real_film_gives_a_small_picture_of_nothing_but_pixels(ready_film: Video) -> None:
    ChapterFactory(video=ready_film)
    assert chapter_pictures.take(ready_film.pk) == 1
    content = default_storage.open(ready_film.chapters.get().picture).read()
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("WEBP", (640, 360))
        assert not picture.getexif()
    assert b"55.67" not in content, "the film's place"


def test_each_chapter_shows_its_moment_once(film: Video, taken: list[int]) -> None:
    assert chapter_pictures.take(film.pk) == 2
    assert taken == [1_000, 12_500]
    assert chapter_pictures.take(film.pk) == 0
    assert sorted(pictures(film)) == stored(f"posters/{film.uuid}")


def test_a_chapter_after_the_end_has_none(film: Video, taken: list[int]) -> None:
    Chapter.objects.filter(title="I huset").update(start_ms=42_000)
    assert chapter_pictures.take(film.pk) == 1
    assert chapter_pictures.films_that_lack_some() == []


def test_a_film_that_is_not_ready_waits(taken: list[int]) -> None:
    film = VideoFactory(state=VideoVersion.State.WAITING)
    ChapterFactory(video=film)
    assert chapter_pictures.take(film.pk) == 0
    assert taken == []


def test_what_comes_too_late_is_thrown_away(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    """Meanwhile somebody has saved the chapters anew."""

    def frames_of(_version: VideoVersion, wanted: list[int]) -> Iterator[Image.Image]:
        film.chapters.all().delete()
        yield from (Image.new("RGB", (64, 36)) for _moment in wanted)

    monkeypatch.setattr(posters, "frames_of", frames_of)
    assert chapter_pictures.take(film.pk) == 0
    assert stored(f"posters/{film.uuid}") == []


def test_they_are_as_public_as_their_film(film: Video, taken: list[int], client: Client) -> None:
    chapter_pictures.take(film.pk)
    key = pictures(film)[0]
    plain = reverse("media_pipeline:serve", args=[key])
    assert client.get(plain).status_code == 404
    assert client.get(film.chapters.all()[0].picture_url).status_code == 200, "signed"
    set_public(Video, {film.pk}, public=True)
    assert client.get(plain)["Content-Type"] == "image/webp"
    assert Chapter.objects.get(picture=key).picture_url == plain
    assert client.get(reverse("media_pipeline:serve", args=[keys.chapter_picture(film.uuid)])).status_code == 404
    set_public(Video, {film.pk}, public=False)
    assert client.get(plain).status_code == 404


def test_saving_takes_what_is_new_and_keeps_what_is_there(
    film: Video, anna: Staff, taken: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    chapter_pictures.take(film.pk)
    first, second = pictures(film)
    taken.clear()
    with django_capture_on_commit_callbacks(execute=True):
        rows = [
            {"start_ms": "0:00", "title": "Fra toget", "text": ""},
            {"start_ms": "0:10", "title": "I huset", "text": "", "picture_ms": "0:13"},
        ]
        assert save(anna, film, *rows).status_code == 302
    assert taken == [13_000]
    now = pictures(film)
    assert now[0] == first
    assert now[1] not in ("", second)
    assert stored(f"posters/{film.uuid}") == sorted(now), "the old one is gone"


def test_a_moment_outside_the_film_is_refused(film: Video, anna: Staff) -> None:
    page = save(anna, film, {"start_ms": "0:00", "title": "A", "text": "", "picture_ms": "0:42"})
    assert "varer kun 0:42" in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "starts", "moments", "kept"),
    [
        ({}, [0, 10_000], [None, 12_500], True),
        ({"without_sound": True}, [0, 10_000], [None, 12_500], True),
        ({"trim_start_ms": 5_000}, [0, 5_000], [None, 7_500], False),
        ({"trim_start_ms": 15_000}, [0], [None], False),
        ({"original": "originals/videos/x/y"}, [0, 10_000], [None, 12_500], False),
    ],
)
def test_another_version_of_the_film(
    film: Video,
    taken: list[int],
    changes: dict[str, object],
    starts: list[int],
    moments: list[int | None],
    kept: bool,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    chapter_pictures.take(film.pk)
    old = film.current_version
    assert old is not None
    coming = add_version(film, VideoVersion.State.READY)
    VideoVersion.objects.filter(pk=coming.pk).update(**{"original": old.original} | changes)
    coming.refresh_from_db()
    film.current_version = old
    with django_capture_on_commit_callbacks(execute=True):
        take_over(film, coming)
    assert list(film.chapters.values_list("start_ms", flat=True)) == starts
    assert list(film.chapters.values_list("picture_ms", flat=True)) == moments
    assert all(bool(picture) == kept for picture in pictures(film))
    assert bool(stored(f"posters/{film.uuid}")) == kept


def test_they_go_with_their_film(
    film: Video, taken: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    chapter_pictures.take(film.pk)
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert stored(f"posters/{film.uuid}") == []


def test_only_what_no_chapter_points_to_is_swept(film: Video, taken: list[int]) -> None:
    chapter_pictures.take(film.pk)
    gone, kept = pictures(film)
    Chapter.objects.filter(picture=gone).delete()
    orphans = set(sweep.orphans(timezone.now() + timedelta(days=2)))
    assert gone in orphans
    assert kept not in orphans


def test_what_was_left_undone_is_done_once_a_day(film: Video, taken: list[int]) -> None:
    cache.clear()
    _picture_chapters()
    assert all(pictures(film))
    Chapter.objects.update(picture="")
    _picture_chapters()
    assert not any(pictures(film))


def test_a_film_whose_file_is_gone_has_chapters_without_pictures(film: Video) -> None:
    assert picture_chapters.enqueue(film.pk).is_finished
    assert pictures(film) == ["", ""]


def test_the_player_shows_them_when_somebody_wants_them(film: Video, taken: list[int]) -> None:
    chapter_pictures.take(film.pk)
    set_public(Video, {film.pk}, public=True)
    markup = player(Video.objects.get())
    assert markup.count('loading="lazy"') == 2
    assert 'alt="Billede fra filmen: I huset"' in markup
    assert "?s=" not in markup


def test_a_film_that_is_withheld_has_the_text_of_its_chapters_only(film: Video, taken: list[int]) -> None:
    chapter_pictures.take(film.pk)
    Video.objects.update(people=Video.People.SOMEBODY)
    withheld = Video.objects.get()
    assert withheld.is_withheld
    markup = player(withheld)
    assert "Gå ind ad den blå dør." in markup
    assert "<img" not in markup
    assert "data-at" not in markup.partition("film-transcript")[0]
