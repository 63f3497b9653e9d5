# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is made of an upload besides the usual files."""

import subprocess
from pathlib import Path

import av
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from PIL import Image
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline import keys, storage
from media_pipeline.encoding import encode, ffmpeg, jobs, profiles
from media_pipeline.encoding.probe import probe
from media_pipeline.ingest import add_film
from media_pipeline.models import Video, VideoVersion
from media_pipeline.publication import set_public
from media_pipeline.tasks import encode_version
from media_pipeline.versions import editions
from tests.media_pipeline.conftest import MakeFilm
from tests.media_pipeline.corpus import odd
from tests.media_pipeline.corpus.drawing import draw
from tests.media_pipeline.corpus.odd import H264

State = VideoVersion.State

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(collection: Collection, film_bytes: bytes) -> VideoVersion:
    return add_film(ContentFile(film_bytes, "film.mp4"), title="Vejen", collection=collection).versions.get()


def made(version: VideoVersion) -> VideoVersion:
    encode.encode(version.pk)
    version.refresh_from_db()
    assert version.state == State.READY
    version.video.refresh_from_db()
    return version


def test_av1_where_it_is_switched_on(waiting: VideoVersion, settings: Settings) -> None:
    settings.MEDIA_AV1 = True
    version = made(waiting)
    av1, h264 = version.renditions_in(version.video)
    assert (av1.codec, h264.codec) == ("av1", "h264")
    assert av1.media_type == 'video/mp4; codecs="av01.0.08M.08, mp4a.40.2"'
    with av.open(default_storage.path(av1.key)) as container:
        assert container.streams.video[0].codec_context.name in ("av1", "libdav1d")
        assert (container.streams.video[0].width, container.streams.video[0].height) == (av1.width, av1.height)


def test_the_promised_codecs_are_the_real_ones(ready_film: Video) -> None:
    [rendition] = ready_film.renditions
    assert rendition.mime_codecs == "avc1.640028, mp4a.40.2"
    with av.open(default_storage.path(rendition.key)) as container:
        extra = container.streams.video[0].codec_context.extradata
    assert extra is not None
    assert extra[1:4].hex() == "640028", "profile, constraints and level, as the avcC box says them"


def test_a_described_sound_track(ready_film: Video, tmp_path: Path) -> None:
    track = tmp_path / "described.mp3"
    command = [ffmpeg.executable(), "-v", "error", "-f", "lavfi", "-i", "sine=frequency=900:duration=2", str(track)]
    subprocess.run(command, check=True)
    key = "originals/videos/described"
    storage.save_path(key, track, lambda: None)
    shown = ready_film.current_version
    assert shown is not None
    version = made(editions.make(shown, described_sound=key))
    film = Video.objects.get(pk=ready_film.pk)
    [plain], [described] = film.renditions, film.described_renditions
    assert described.key.endswith("360-described.mp4")
    assert (described.width, described.height) == (plain.width, plain.height)
    with av.open(default_storage.path(plain.key)) as one, av.open(default_storage.path(described.key)) as other:
        pictures = [[bytes(packet) for packet in each.demux(each.streams.video[0])] for each in (one, other)]
    assert pictures[0] == pictures[1], "the picture was not encoded again"
    set_public(Video, {film.pk}, public=True)
    film.refresh_from_db()
    markup = render_to_string("media_pipeline/player.html", {"video": film, "request": RequestFactory().get("/")})
    assert markup.count("<video") == 2
    assert described.url.split("?")[0] in markup
    assert version.described_sound == key


def test_the_storyboard_and_the_colour(ready_film: Video) -> None:
    version = ready_film.current_version
    assert version is not None
    board = profiles.storyboard(version.duration_ms, version.width, version.height)
    with default_storage.open(version.storyboard) as file, Image.open(file) as picture:
        assert picture.size == (board.columns * board.tile_width, board.rows * board.tile_height)
    assert len(version.colour) == 7
    assert version.colour.startswith("#")


class TestLongFilms:
    @pytest.fixture
    def long_film(self, waiting: VideoVersion, monkeypatch: pytest.MonkeyPatch) -> VideoVersion:
        monkeypatch.setattr(profiles, "LONG_MS", 1_000)
        return waiting

    def test_it_moves_to_the_long_films_line_without_losing_an_attempt(self, long_film: VideoVersion) -> None:
        assert encode.encode(long_film.pk, takes_long_films=False) is encode.Outcome.LONG
        long_film.refresh_from_db()
        assert (long_film.state, long_film.is_long, long_film.attempt) == (State.WAITING, True, 0)

    def test_cancelled_meanwhile_it_moves_nowhere(
        self, long_film: VideoVersion, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(encode, "probe", lambda film: (jobs.cancel(long_film), probe(film))[1])
        assert encode.encode(long_film.pk, takes_long_films=False) is encode.Outcome.DONE
        long_film.refresh_from_db()
        assert long_film.state == State.CANCELLED

    def test_the_task_sends_it_there(self, long_film: VideoVersion) -> None:
        encode_version.enqueue(long_film.pk)
        long_film.refresh_from_db()
        assert (long_film.state, long_film.is_long) == (State.READY, True)

    def test_it_can_be_streamed_in_segments(self, long_film: VideoVersion, client: Client) -> None:
        version = made(long_film)
        Video.objects.filter(pk=version.video.pk).update(people=Video.People.NOBODY)
        set_public(Video, {version.video.pk}, public=True)
        version.video.refresh_from_db()
        answer = client.get(version.video.playlist_url)
        assert answer["Content-Type"] == "application/vnd.apple.mpegurl"
        master = b"".join(answer).decode()
        folder = version.video.playlist_url.rsplit("/", 1)[0]
        playlist = b"".join(client.get(f"{folder}/360.m3u8")).decode()
        assert "360.m3u8" in master
        assert "#EXT-X-MAP" in playlist
        assert "#EXT-X-ENDLIST" in playlist
        assert client.get(f"{folder}/360.mp4", headers={"Range": "bytes=0-3"}).status_code == 206

    def test_nobody_gets_segments_of_a_private_film(self, long_film: VideoVersion, client: Client) -> None:
        version = made(long_film)
        assert version.video.playlist_url == ""
        assert client.get(f"/media/{version.playlist}").status_code == 404


@pytest.mark.slow
def test_large_films_fit_into_the_memory_of_a_worker(make_film: MakeFilm, collection: Collection) -> None:
    import resource  # noqa: PLC0415  (what children have used so far counts too: asked here alone)

    film = make_film("4k.mp4", seconds=3, size="3840x2160")
    version = add_film(ContentFile(film.read_bytes()), title="4K", collection=collection).versions.get()
    assert made(version).width == 1280
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < 1_500_000_000


def test_each_name_that_is_stored_can_be_served(ready_film: Video) -> None:
    version = ready_film.current_version
    assert version is not None
    for key in (version.poster, version.storyboard, ready_film.renditions[0].key):
        assert keys.parse(key) == keys.VideoKey(ready_film.uuid, version.uuid)


QUARTERS = {(-1, -1): (255, 0, 0), (1, -1): (0, 255, 0), (-1, 1): (0, 0, 255), (1, 1): (0, 0, 0)}
"""Colours of the film's quarters, by where they are: left or right, above or below."""


@pytest.mark.parametrize(
    "matrix",
    [
        pytest.param((0, 1, -1, 0), id="turned right"),
        pytest.param((0, -1, 1, 0), id="turned left"),
        pytest.param((-1, 0, 0, -1), id="upside down"),
        pytest.param((-1, 0, 0, 1), id="mirrored"),
        pytest.param((1, 0, 0, -1), id="mirrored upside down"),
        pytest.param((0, 1, 1, 0), id="mirrored and turned left"),
        pytest.param((0, -1, -1, 0), id="mirrored and turned right"),
    ],
)
def test_every_quarter_is_where_the_phone_says(
    matrix: tuple[int, int, int, int], collection: Collection, tmp_path: Path
) -> None:
    colours = "r='255*lt(X,W/2)*lt(Y,H/2)':g='255*gte(X,W/2)*lt(Y,H/2)':b='255*lt(X,W/2)*gte(Y,H/2)'"
    source = f"color=black:size=320x180:rate=25,format=rgb24,geq={colours}"
    path = draw(tmp_path / "film.mp4", source, "anullsrc", 0.4, H264)
    content = odd.matrix(*matrix)(path.read_bytes())
    version = made(add_film(ContentFile(content), title="Vejen", collection=collection).versions.get())
    a, b, c, d = matrix
    with av.open(default_storage.path(version.renditions.get().key)) as container:
        picture = next(container.decode(video=0)).to_image()
    for (x, y), colour in QUARTERS.items():
        right, below = a * x + c * y, b * x + d * y
        seen = picture.getpixel((picture.width * (2 + right) // 4, picture.height * (2 + below) // 4))
        assert seen == pytest.approx(colour, abs=40), (x, y)
