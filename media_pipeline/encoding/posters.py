# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The still picture that stands for a film until it plays."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageFilter, ImageStat

from media_pipeline import storage
from media_pipeline.encoding import ffmpeg
from media_pipeline.encoding.storyboards import Tile
from media_pipeline.models import VideoRendition, VideoVersion


@dataclass(frozen=True, slots=True)
class Looks:
    """What can be said of a picture without understanding it; each from 0 to 255, roughly."""

    light: float
    contrast: float
    sharpness: float

    @property
    def score(self) -> float:
        """Higher is better; nothing that is nearly black, nearly white or nearly even scores above 0."""
        if self.contrast < _LEAST_CONTRAST or not _DARK < self.light < _BRIGHT:
            return -abs(self.light - 128)
        return self.contrast + _SHARPNESS_COUNTS * self.sharpness - abs(self.light - 128) / 4


_DARK, _BRIGHT = 32, 232
_LEAST_CONTRAST = 12
_SHARPNESS_COUNTS = 3
SHORT_SIDE = 480
"""Pixels of a poster's shorter side. On a poor line its bytes come before the film's."""
_QUALITY = 60
_BEGINNING = 0.8
"""The end of a film gives away less of what it is about: a late picture must be this much better than an early one."""


def looks(picture: Image.Image) -> Looks:
    grey = picture.convert("L")
    # The outermost pixels of a filtered picture are the filter's own.
    edges = grey.filter(ImageFilter.FIND_EDGES).crop((1, 1, max(2, grey.width - 1), max(2, grey.height - 1)))
    levels = ImageStat.Stat(grey)
    return Looks(light=levels.mean[0], contrast=levels.stddev[0], sharpness=ImageStat.Stat(edges).mean[0])


def best_tile(tiles: Sequence[Tile]) -> int:
    """The number of the tile that makes the best poster."""

    def value(number: int) -> float:
        score = looks(tiles[number]).score
        lateness = number / max(1, len(tiles) - 1)
        return score * (1 - (1 - _BEGINNING) * lateness) if score > 0 else score

    return max(range(len(tiles)), key=value)


def write_poster(film: Path, tiles: Sequence[Tile], interval_ms: int, poster: Path) -> None:
    """Write the best-looking moment of `film`, one of our outputs, as a WebP; raises MediaFailure.

    `tiles` show it, one every `interval_ms`.
    """
    frame = poster.with_name("frame.jpg")
    with film.open("rb") as content:
        ffmpeg.write_picture(content.fileno(), best_tile(tiles) * interval_ms, frame)
    with Image.open(frame) as picture:
        poster.write_bytes(as_poster(picture))


def as_poster(picture: Image.Image) -> bytes:
    """A WebP of nothing but the picture's pixels, of which there are no more than a poster needs."""
    width, height = picture.size
    scale = min(1, SHORT_SIDE / min(width, height))
    content = BytesIO()
    small = picture.convert("RGB").resize((round(width * scale), round(height * scale)), Image.Resampling.LANCZOS)
    small.save(content, "WEBP", quality=_QUALITY, method=6)
    return content.getvalue()


def average_colour(poster: Path) -> str:
    """As #rrggbb."""
    with Image.open(poster) as picture:
        red, green, blue = ImageStat.Stat(picture.convert("RGB").resize((32, 32))).mean
    return f"#{round(red):02x}{round(green):02x}{round(blue):02x}"


def frame_of(version: VideoVersion, at_ms: int) -> Image.Image:
    """The picture that is seen at `at_ms` of a version that is ready; raises MediaFailure, and process.Killed."""
    [frame] = frames_of(version, [at_ms])
    return frame


def frames_of(version: VideoVersion, moments: Sequence[int]) -> Iterator[Image.Image]:
    """As `frame_of`, of several moments (in milliseconds) one after the other: the film is fetched once."""
    playable = version.renditions.filter(is_described=False, codec=VideoRendition.Codec.H264)
    largest = playable.order_by("-short_side").first()
    if largest is None:
        raise ValueError("The version has nothing that plays.")
    # Not in the version's workspace, which every new one empties: two people may be choosing.
    with (
        tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder,
        storage.local_file(largest.key, lambda: None) as film,
    ):
        path = Path(folder) / "frame.jpg"
        for at_ms in moments:
            ffmpeg.write_picture(film, min(at_ms, max(0, version.duration_ms - 100)), path)
            with Image.open(path) as picture:
                yield picture.copy()
