# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every odd film is used, every hostile file is refused with its reason, and none of them does any harm."""

import io
import itertools
import resource
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import av
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline import storage
from media_pipeline.encoding import encode
from media_pipeline.failures import Failure
from media_pipeline.ingest import add_film
from media_pipeline.models import VideoVersion
from tests.media_pipeline.corpus.drawing import draw
from tests.media_pipeline.corpus.hostile import SECRET, Hostile, Workshop, hostile_files
from tests.media_pipeline.corpus.odd import AAC, H264, Odd, odd_films

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

State = VideoVersion.State

ODD = list(odd_films())
HOSTILE = list(hostile_files())

_REFUSED_WITHIN = 60
"""Seconds."""
_WORKER_BYTES = 1_500_000_000
_OUR_WORDS = {"major_brand", "minor_version", "compatible_brands", "language", "handler_name", "vendor_id", "encoder"}
"""All that may be said of an output beside its picture and sound; no values of the upload's are among them."""
TRACES = (b"HEMMELIG", b"+55.6761")
"""What uploads here say of themselves."""


def test_there_are_enough_of_both() -> None:
    assert len({film.name for film in ODD}) == len(ODD) >= 40
    assert len({file.name for file in HOSTILE}) == len(HOSTILE) >= 40


def worked_on(content: bytes, name: str) -> VideoVersion:
    collection = Collection.get_first_root_node()
    version = add_film(ContentFile(content, name), title=name, collection=collection).versions.get()
    encode.encode(version.pk)
    version.refresh_from_db()
    version.video.refresh_from_db()
    return version


@pytest.mark.parametrize("film", ODD, ids=lambda film: film.name)
def test_odd_films(film: Odd, tmp_path: Path) -> None:
    version = worked_on(film.make(tmp_path).read_bytes(), film.name)
    assert (version.state, version.failure) == (State.READY, "")
    assert (version.width, version.height) == film.size
    assert version.has_audio == film.has_audio
    for rendition in version.renditions_in(version.video):
        check_output(rendition.key, film, version)
    for key in storage.walk(f"videos/{version.video.uuid}"):
        assert not {trace for trace in TRACES if trace in read(key)}, key
    assert bool(version.playlist) == (film.seconds >= 300)


def read(key: str) -> bytes:
    with default_storage.open(key) as file:
        return bytes(file.read())


def check_output(key: str, film: Odd, version: VideoVersion) -> None:
    content = read(key)
    with av.open(io.BytesIO(content), "r") as container:
        assert set(container.metadata) <= _OUR_WORDS
        assert not container.chapters()
        assert {stream.type for stream in container.streams} <= {"video", "audio"}
        for stream in container.streams:
            assert set(stream.metadata) <= _OUR_WORDS
        video = container.streams.video[0]
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert bool(container.streams.audio) == film.has_audio
        rate = video.average_rate
        assert rate is not None
        assert rate <= 30
        frames = list(container.decode(video))
    assert frames[0].rotation == 0
    assert not frames[0].interlaced_frame
    length = film.length or film.seconds
    assert len(frames) / float(rate) == pytest.approx(length, abs=max(0.25, 1.5 / float(rate)))
    times = [frame.pts or 0 for frame in frames]
    steps = {later - earlier for earlier, later in itertools.pairwise(times)}
    assert len(steps) <= 1, "the rate is even"
    keyframes = [frame.time for frame in frames if frame.key_frame]
    assert keyframes == pytest.approx([2.0 * number for number in range(len(keyframes))], abs=0.25)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    folder = tmp_path_factory.mktemp("hostile")
    film = draw(folder / "film.mp4", "testsrc2=size=640x360:rate=25", "sine", 2, (*H264, *AAC))
    quick = draw(
        folder / "quick.mp4", "testsrc2=size=640x360:rate=25", "sine", 2, (*H264, *AAC, "-movflags", "+faststart")
    )
    secret = folder / "secret.mp4"
    secret.write_bytes(SECRET)
    with Canary() as canary:
        yield Workshop(film.read_bytes(), quick.read_bytes(), secret, canary.address, folder)
        assert not canary.asked, "somebody was made to call"


class Canary:
    """Listens on a port of this machine, and notes that somebody came."""

    def __enter__(self) -> "Canary":
        self.asked: list[object] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._server.getsockname()[1]}/film.ts"
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def _listen(self) -> None:
        while True:
            try:
                connection, who = self._server.accept()
            except OSError:
                return
            self.asked.append(who)
            connection.close()

    def __exit__(self, *error: object) -> None:
        self._server.close()


@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.name)
def test_hostile_files(file: Hostile, shop: Workshop) -> None:
    content = file.make(shop)
    began = time.monotonic()
    version = worked_on(content, f"{file.name}.mp4")
    seconds = time.monotonic() - began
    if version.state == State.READY:
        assert file.may_be_ready
    else:
        assert version.state == State.FAILED
        assert Failure(version.failure) in file.failures
        assert version.failure != Failure.GAVE_UP
        assert seconds < _REFUSED_WITHIN
        assert not storage_keys(version), "nothing is left of what was refused"
    for rendition in version.renditions_in(version.video):
        assert SECRET not in read(rendition.key)


def storage_keys(version: VideoVersion) -> list[str]:
    try:
        folders, files = default_storage.listdir(f"videos/{version.video.uuid}/{version.uuid}")
    except FileNotFoundError:
        return []
    return [*folders, *files]


def test_a_good_film_follows_each_kind_of_bad_one(shop: Workshop, settings: Settings, tmp_path: Path) -> None:
    """In one worker, which has done all of this and is as small as before."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    for file in HOSTILE[::6]:
        worked_on(file.make(shop), file.name)
        good = worked_on(shop.film, "good")
        assert good.state == State.READY
        assert good.encoding_since
        assert good.encoding_since - good.queued_at < timedelta(seconds=10)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 < _WORKER_BYTES
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < _WORKER_BYTES
    assert not list(tmp_path.glob("vis-vej-*"))
