# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One attempt, from the upload to a film that plays; with real, short films."""

import errno
import io
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import av
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.utils import timezone
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline import keys, storage
from media_pipeline.encoding import encode, ffmpeg, jobs, lease, posters
from media_pipeline.encoding.lease import Lease, LeaseLost, claim
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.ingest import add_film, add_version
from media_pipeline.models import Video, VideoVersion
from tests.media_pipeline.conftest import MakeFilm, stored

State = VideoVersion.State

pytestmark = pytest.mark.django_db


@pytest.fixture
def film(collection: Collection, film_bytes: bytes) -> Video:
    """Uploaded, and not yet worked on."""
    return add_film(ContentFile(film_bytes, "film.mp4"), title="Vejen", collection=collection)


def uploaded(collection: Collection, content: bytes) -> VideoVersion:
    video = add_film(ContentFile(content, "x.mp4"), title="Vejen", collection=collection)
    return video.versions.get()


def result(version: VideoVersion) -> tuple[str, str]:
    encode.encode(version.pk)
    version.refresh_from_db()
    return version.state, version.failure


def test_an_upload_becomes_a_film(ready_film: Video) -> None:
    version = ready_film.current_version
    assert ready_film.is_playable
    assert version is not None
    assert (version.width, version.height, version.percent, version.has_audio) == (640, 360, 100, True)
    assert 1900 <= version.duration_ms <= 2200
    assert [rendition.short_side for rendition in ready_film.renditions] == [360]


def test_what_is_published_plays_everywhere_and_says_nothing_of_the_recording(ready_film: Video) -> None:
    [rendition] = ready_film.renditions
    with default_storage.open(rendition.key) as file:
        content = file.read()
    assert len(content) == rendition.bytes
    assert b"+55.6761" not in content
    assert content.index(b"moov") < content.index(b"mdat"), "it does not start before all of it is there"
    assert content.index(b"mdat") < 2_700, "the index comes before the first picture, and a poor line waits for it"
    with av.open(default_storage.path(rendition.key), "r") as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert audio.codec_context.name == "aac"
        keyframes = [packet.pts for packet in container.demux(video) if packet.is_keyframe and packet.size]
        assert keyframes == [0]


def test_progress_is_told_while_there_is_some(
    collection: Collection, make_film: MakeFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only when all is done: who says nothing for long is taken for dead."""
    heard: list[int] = []
    encode_film = ffmpeg.encode

    def listening(fd: int, plan: Any, even: Any, files: Any, on_percent: Callable[[int], None]) -> None:
        def tell(percent: int) -> None:
            heard.append(percent)
            on_percent(percent)

        encode_film(fd, plan, even, files, tell)

    monkeypatch.setattr(ffmpeg, "encode", listening)
    film = make_film("slow.mp4", seconds=12, size="1280x720").read_bytes()
    assert result(uploaded(collection, film)) == (State.READY, "")
    assert heard[0] < 50


def test_the_poster_is_a_picture_of_the_film(ready_film: Video) -> None:
    assert ready_film.current_version is not None
    with default_storage.open(ready_film.current_version.poster) as file, Image.open(file) as poster:
        assert poster.size == (640, 360)
        assert not poster.getexif()


def test_two_sizes_from_a_large_film(collection: Collection, make_film: MakeFilm) -> None:
    path = make_film("hd.mp4", seconds=1, size="1920x1080", sound=False)
    version = uploaded(collection, path.read_bytes())
    assert result(version) == (State.READY, "")
    sizes = [(r.short_side, r.width, r.height) for r in version.renditions_in(version.video)]
    assert sizes == [(720, 1280, 720), (360, 640, 360)]
    assert not version.has_audio


def test_files_that_are_no_films(collection: Collection) -> None:
    assert result(uploaded(collection, b"%PDF-1.7 og lidt mere")) == (State.FAILED, Failure.NOT_A_FILM)
    assert stored(f"videos/{Video.objects.get().uuid}") == []


def test_a_playlist_opens_nothing(collection: Collection, film_path: Path) -> None:
    playlist = f"ffconcat version 1.0\nfile '{film_path}'\n"
    assert result(uploaded(collection, playlist.encode())) == (State.FAILED, Failure.NOT_A_FILM)
    hls = f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://{film_path}\n#EXT-X-ENDLIST\n"
    assert result(uploaded(collection, hls.encode())) == (State.FAILED, Failure.NOT_A_FILM)


def test_sound_without_a_picture(collection: Collection, make_film: MakeFilm, tmp_path: Path) -> None:
    sound = tmp_path / "sound.m4a"
    with av.open(str(make_film())) as source, av.open(str(sound), "w", format="mp4") as target:
        stream = target.add_stream_from_template(source.streams.audio[0])
        for packet in source.demux(source.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    assert result(uploaded(collection, sound.read_bytes())) == (State.FAILED, Failure.NO_VIDEO_STREAM)


@pytest.mark.parametrize("faststart", [True, False])
def test_half_a_film_is_damaged(collection: Collection, make_film: MakeFilm, faststart: bool) -> None:
    content = make_film().read_bytes()
    if faststart:  # the index comes first, so half of the file looks whole
        content = _with_index_first(content)
    assert result(uploaded(collection, content[: len(content) * 6 // 10])) == (State.FAILED, Failure.DAMAGED)


def _with_index_first(content: bytes) -> bytes:
    with (
        av.open(io.BytesIO(content), "r") as old,
        tempfile.NamedTemporaryFile(suffix=".mp4") as file,
    ):
        with av.open(file.name, "w", options={"movflags": "faststart"}) as new:
            streams = {stream.index: new.add_stream_from_template(stream) for stream in old.streams}
            for packet in old.demux():
                if packet.dts is not None:
                    packet.stream = streams[packet.stream.index]
                    new.mux(packet)
        return Path(file.name).read_bytes()


def test_too_long(film: Video, settings: Settings) -> None:
    settings.MEDIA_MAX_SECONDS = 1
    assert result(film.versions.get()) == (State.FAILED, Failure.TOO_LONG)


def test_too_large_is_refused_before_anything_is_stored(
    collection: Collection, film_bytes: bytes, settings: Settings
) -> None:
    settings.MEDIA_MAX_BYTES = 100
    with pytest.raises(MediaFailure) as caught:
        add_film(ContentFile(film_bytes), title="Stor", collection=collection)
    assert caught.value.failure == Failure.TOO_LARGE
    assert not Video.objects.exists()


def test_a_full_disk_is_said_in_words_and_leaves_nothing(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(key: str, path: Path, on_chunk: Callable[[], None]) -> None:
        if key.endswith("poster.webp"):
            raise OSError(errno.ENOSPC, "No space left on device")
        storage_save(key, path, on_chunk)

    storage_save = storage.save_path
    monkeypatch.setattr(storage, "save_path", full)
    assert result(film.versions.get()) == (State.FAILED, Failure.NO_SPACE)
    assert stored(f"videos/{film.uuid}") == []


def test_a_mistake_of_ours_is_tried_again(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    version = film.versions.get()
    with monkeypatch.context() as broken:
        broken.setattr(ffmpeg, "encode", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            encode.encode(version.pk)
    version.refresh_from_db()
    assert (version.state, version.attempt) == (State.WAITING, 1)
    assert result(version) == (State.READY, "")


def test_who_lost_the_lease_publishes_nothing_and_takes_its_files_along(
    film: Video, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = film.versions.get()

    def slow(*arguments: Any) -> None:
        posters_write(*arguments)
        assert claim(version.pk, timezone.now() + timedelta(hours=1)) == 2

    posters_write = posters.write_poster
    monkeypatch.setattr(posters, "write_poster", slow)
    encode.encode(version.pk)
    version.refresh_from_db()
    film.refresh_from_db()
    assert (version.state, version.fencing_token) == (State.CHECKING, 2)
    assert film.current_version is None
    assert stored(f"videos/{film.uuid}") == []


def test_the_next_attempt_removes_what_a_killed_one_left(film: Video) -> None:
    version = film.versions.get()
    assert claim(version.pk, timezone.now() - timedelta(hours=1)) == 1
    storage.save(keys.video_file(film.uuid, version.uuid, 1, "720.mp4"), ContentFile(b"half"))
    with storage.workspace(version.uuid, 1) as left_behind:
        (left_behind / "720.mp4").write_bytes(b"half")
        assert result(version) == (State.READY, "")
        assert not left_behind.exists()
        left_behind.mkdir()  # for the context manager to remove
    folder = keys.video_attempt_folder(film.uuid, version.uuid, 2)
    assert stored(f"videos/{film.uuid}") == [
        f"{folder}/{name}" for name in ("360.mp4", "poster.webp", "storyboard.jpg")
    ]


def test_who_comes_late_leaves_its_successors_files_alone(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    version = film.versions.get()

    def sleeping(version: VideoVersion, on_chunk: Callable[[], None]) -> None:
        assert claim(version.pk, timezone.now() + timedelta(hours=1)) == 2
        storage.save(keys.video_file(film.uuid, version.uuid, 2, "720.mp4"), ContentFile(b"whole"))

    monkeypatch.setattr(encode, "ensure_original", sleeping)
    encode.encode(version.pk)
    assert stored(f"videos/{film.uuid}") == [keys.video_file(film.uuid, version.uuid, 2, "720.mp4")]


def test_a_commit_whose_answer_got_lost_keeps_its_files(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    publish = encode._publish

    def committed_and_gone(*arguments: Any) -> None:
        publish(*arguments)
        raise OperationalError("the connection is gone")

    monkeypatch.setattr(encode, "_publish", committed_and_gone)
    with pytest.raises(OperationalError):
        encode.encode(film.versions.get().pk)
    film.refresh_from_db()
    assert all(default_storage.exists(rendition.key) for rendition in film.renditions)


def test_what_a_file_says_of_itself_stays_out_of_the_log(
    film: Video, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_args: object, **_kwargs: object) -> None:
        raise MediaFailure(Failure.DAMAGED, "title : Anna Hansens telefon")

    monkeypatch.setattr(ffmpeg, "encode", failing)
    caplog.set_level("DEBUG")
    encode.encode(film.versions.get().pk)
    assert "damaged" in caplog.text
    assert "Anna" not in caplog.text


def test_encoding_twice_changes_nothing(ready_film: Video) -> None:
    version = ready_film.versions.get()
    before = stored(f"videos/{ready_film.uuid}")
    assert result(version) == (State.READY, "")
    assert stored(f"videos/{ready_film.uuid}") == before


def test_a_film_deleted_meanwhile_leaves_no_files(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    version = film.versions.get()
    publish = encode._publish

    def deleted(*args: object) -> None:
        Video.objects.all().delete()
        publish(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(encode, "_publish", deleted)
    encode.encode(version.pk)
    assert stored(f"videos/{film.uuid}") == []


def test_a_new_version_of_a_public_film_waits_to_be_used(ready_film: Video, film_bytes: bytes) -> None:
    first = ready_film.current_version
    Video.objects.update(is_public=True)
    second = add_version(ready_film, ContentFile(film_bytes))
    assert result(second) == (State.READY, "")
    ready_film.refresh_from_db()
    assert ready_film.current_version == first


def test_a_new_upload_stops_the_work_on_the_one_before(film: Video, film_bytes: bytes) -> None:
    first = film.versions.get()
    token = claim(first.pk, timezone.now())
    assert token is not None
    add_version(film, ContentFile(film_bytes))
    with pytest.raises(LeaseLost):
        Lease(first.pk, token).renew(10)
    first.refresh_from_db()
    assert first.state == State.CANCELLED


def test_cancelled_while_it_is_encoded(film: Video, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder is stopped, and nothing of it stays."""
    version, encode_film = film.versions.get(), ffmpeg.encode
    stopped: list[bool] = []

    def encoding(fd: int, plan: Any, even: Any, files: Any, on_percent: Callable[[int], None]) -> None:
        def tell(percent: int) -> None:
            jobs.cancel(version)
            on_percent(percent)

        with pytest.raises(LeaseLost):
            encode_film(fd, plan, even, files, tell)
        stopped.append(True)
        raise LeaseLost

    monkeypatch.setattr(ffmpeg, "encode", encoding)
    monkeypatch.setattr(lease, "_SECONDS_BETWEEN_WRITES", 0)
    assert result(version) == (State.CANCELLED, "")
    assert stopped == [True]
    assert stored(f"videos/{film.uuid}") == []


def test_deleting_a_film_deletes_its_files(
    ready_film: Video, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    folders = f"videos/{ready_film.uuid}", f"originals/videos/{ready_film.uuid}"
    assert all(stored(folder) for folder in folders)
    with django_capture_on_commit_callbacks(execute=True):
        ready_film.delete()
    assert not any(stored(folder) for folder in folders)
