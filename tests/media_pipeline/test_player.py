# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The player in citizens' pages."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from media_pipeline import keys
from media_pipeline.models import Captions, Video, VideoRendition, VideoVersion
from tests.factories.media import CaptionsFactory, ChapterFactory, VideoFactory

pytestmark = pytest.mark.django_db


def player(video: Video | None, **context: Any) -> str:
    context.setdefault("request", RequestFactory().get("/"))
    return render_to_string("media_pipeline/player.html", {"video": video, **context}).strip()


def elements(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]
    parser.feed(markup)
    return found


@pytest.fixture
def film() -> Video:
    film: Video = VideoFactory(is_public=True, title="Vejen <til> klinikken")
    CaptionsFactory(video=film)
    return film


def test_what_citizens_get(film: Video) -> None:
    markup = player(film, play_reporting=True, play_guide="g", play_block="b")
    found = elements(markup)
    [video] = [attributes for tag, attributes in found if tag == "video"]
    sources = [attributes for tag, attributes in found if tag == "source"]
    [track] = [attributes for tag, attributes in found if tag == "track"]
    assert (video["width"], video["height"]) == ("1280", "720"), "no thousand separators"
    assert video["data-duration"] == "42000"
    assert (video["data-guide"], video["data-block"], video["data-place"]) == ("g", "b", "")
    assert [("360.mp4" in str(source["src"]), source.get("media")) for source in sources] == [
        (True, "(max-width: 640px)"),
        (False, None),
    ]
    assert (track["kind"], track["srclang"], "default" in track) == ("captions", "da", True)
    assert "?s=" not in markup
    assert "Tag elevatoren til 2. sal." in markup
    assert "<til>" not in markup
    assert any("js-replay" in str(attributes.get("class")) for tag, attributes in found if tag == "button")


def test_new_phones_get_the_smaller_of_two_large_files(film: Video) -> None:
    version = film.current_version
    assert version is not None
    version.colour = "#336699"
    version.save()
    av1 = {"codec": VideoRendition.Codec.AV1, "mime_codecs": "av01.0.08M.08", "key": "videos/av1.mp4"}
    VideoRendition.objects.create(version=version, short_side=720, width=1280, height=720, bytes=1, **av1)
    found = elements(player(Video.objects.get()))
    assert [(source["type"], source.get("media")) for tag, source in found if tag == "source"] == [
        ("video/mp4", "(max-width: 640px)"),
        ('video/mp4; codecs="av01.0.08M.08"', None),
        ("video/mp4", None),
    ]
    assert next(attributes for tag, attributes in found if tag == "video")["data-colour"] == "#336699"


def test_long_films_are_offered_in_segments_first(film: Video) -> None:
    VideoVersion.objects.update(playlist=keys.video_file(film.uuid, film.uuid, 1, "hls/all.m3u8"))
    sources = [attributes for tag, attributes in elements(player(Video.objects.get())) if tag == "source"]
    assert [source["type"] for source in sources] == ["application/vnd.apple.mpegurl", "video/mp4", "video/mp4"]


def test_previews_and_the_admin_report_no_plays(film: Video) -> None:
    request = RequestFactory().get("/")
    request.is_preview = True  # type: ignore[attr-defined]
    assert "data-play" not in player(film, play_reporting=True, request=request)
    assert "data-play" not in player(film, is_staff=True)


def test_a_private_film_is_shown_in_previews_only() -> None:
    film = VideoFactory()
    assert player(film) == ""
    request = RequestFactory().get("/")
    request.is_preview = True  # type: ignore[attr-defined]
    assert "?s=" in player(film, request=request)


@pytest.mark.parametrize("state", [VideoVersion.State.WAITING, VideoVersion.State.FAILED, None])
def test_a_film_that_is_not_ready_shows_nothing(state: str | None) -> None:
    assert player(VideoFactory(is_public=True, state=state)) == ""


def test_no_film_shows_nothing() -> None:
    assert player(None) == ""


def test_captions_nobody_has_approved_are_left_out(film: Video) -> None:
    Captions.objects.update(state=Captions.State.DRAFT)
    markup = player(Video.objects.get())
    assert "<track" not in markup
    assert "Tag elevatoren" not in markup


@pytest.mark.parametrize("language", ["da", "en"])
def test_chapters_are_in_the_language_of_the_page(film: Video, language: str) -> None:
    ChapterFactory(video=film)
    with translation.override(language):
        tracks = [attributes for tag, attributes in elements(player(film)) if tag == "track"]
    assert [track["srclang"] for track in tracks if track["kind"] == "chapters"] == [language]
