# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films as phones and cameras really make them; manifest.json says what must become of each."""

import io
import json
from pathlib import Path

import av
import pytest
from django.core.files import File
from django.core.files.storage import default_storage
from PIL import Image, ImageStat
from pytest_django.fixtures import Settings
from wagtail.models import Collection

from media_pipeline.encoding import encode
from media_pipeline.failures import Failure
from media_pipeline.ingest import add_film
from media_pipeline.models import VideoVersion

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

State = VideoVersion.State
READY = (State.READY, "")

EXPECTED: dict[str, tuple[tuple[str, str], tuple[int, int]]] = {
    "hlg10-color-test.mp4": (READY, (1280, 720)),
    "internal_emulator_transformer_output_270_rotated.mp4": (READY, (720, 1280)),
    "long_1080p_lowbitrate.mp4": ((State.FAILED, Failure.TOO_LONG), (0, 0)),
    "mei_Issue_515__java_.mp4": (READY, (1280, 720)),
    "mei_sample_iPod.m4v": (READY, (320, 240)),
    "mei_with-gps.mov": (READY, (320, 568)),
    "mv_with_2_top_shots.mp4": (READY, (720, 960)),
    "sample_audio_only.mp4": ((State.FAILED, Failure.NO_VIDEO_STREAM), (0, 0)),
    "sample_edit_list.mp4": (READY, (720, 1280)),
    "sample_missing_stsd.mp4": (READY, (1080, 720)),
    "sample_portrait.mp4": (READY, (720, 1080)),
    "sample_video_only.mp4": (READY, (1080, 720)),
}
"""State and failure, and width and height as seen; the long one against a limit of five minutes."""


def encoded(path: Path, settings: Settings) -> VideoVersion:
    settings.MEDIA_MAX_SECONDS = 300
    with path.open("rb") as content:
        film = add_film(File(content), title=path.name, collection=Collection.get_first_root_node())
    version = film.versions.get()
    encode.encode(version.pk)
    version.refresh_from_db()
    version.video.refresh_from_db()
    return version


def test_every_film_of_the_manifest_is_tried(shared_media: Path) -> None:
    names = {film["name"] for film in json.loads((shared_media / "manifest.json").read_text())}
    assert names == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_what_becomes_of_it(shared_media: Path, name: str, settings: Settings) -> None:
    version = encoded(shared_media / name, settings)
    outcome, size = EXPECTED[name]
    assert (version.state, version.failure) == outcome
    assert (version.width, version.height) == size
    for rendition in version.renditions_in(version.video):
        with default_storage.open(rendition.key) as file:
            content = file.read()
        check_output(content, rendition.width, rendition.height, version)


def check_output(content: bytes, width: int, height: int, version: VideoVersion) -> None:
    assert b"+32.09" not in content
    assert b"Apple" not in content
    with av.open(io.BytesIO(content), "r") as container:
        video = container.streams.video[0]
        assert (video.width, video.height) == (width, height)
        assert bool(container.streams.audio) == version.has_audio
        frames = list(container.decode(video))
        assert frames[0].rotation == 0
        seconds = float(video.duration * video.time_base) if video.duration else 0
    assert seconds == pytest.approx(version.duration_ms / 1000, abs=0.35)
    assert frames[0].time == pytest.approx(0, abs=0.05), "picture and sound begin together"


def test_a_silent_film_has_no_sound(shared_media: Path, settings: Settings) -> None:
    assert not encoded(shared_media / "sample_video_only.mp4", settings).has_audio
    assert not encoded(shared_media / "sample_missing_stsd.mp4", settings).has_audio


def test_hdr_keeps_its_colours(shared_media: Path, settings: Settings) -> None:
    """The chart's patches have about the saturation of their sRGB references; unmapped HLG has a third of it."""
    version = encoded(shared_media / "hlg10-color-test.mp4", settings)
    centres = {"blue": (107, 273, 160), "green": (207, 273, 85), "red": (307, 273, 0), "yellow": (413, 273, 36)}
    with default_storage.open(version.poster) as file, Image.open(file) as poster:
        for colour, (x, y, expected) in centres.items():
            patch = poster.crop((x - 7, y - 7, x + 7, y + 7)).resize((1, 1)).convert("HSV")
            hue, saturation, _value = ImageStat.Stat(patch).mean
            assert saturation > 110, colour
            assert min(abs(hue - expected), 255 - abs(hue - expected)) < 18, colour
