# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The still picture that an author chooses for a film, instead of the one that the pipeline picked."""

from functools import partial
from typing import IO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image, ImageOps

from media_pipeline import keys, storage
from media_pipeline.encoding import posters, process
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Video, VideoVersion

MAX_BYTES = 20 * 10**6
MAX_PIXELS = 40_000_000
_FORMATS = ("JPEG", "PNG", "WEBP")


class NotAPicture(Exception):
    """The file is no picture that we can read, or has too many pixels."""


def choose_frame(film: Video, version: VideoVersion, at_ms: int) -> None:
    """Let what is seen at `at_ms` of the version stand for the film. Raises MediaFailure."""
    try:
        with storage.room_for():
            frame = posters.frame_of(version, at_ms)
    except process.Killed as error:
        raise MediaFailure(Failure.GAVE_UP) from error
    _set(film, frame)


def choose_picture(film: Video, version: VideoVersion, picture: IO[bytes]) -> None:
    """Let a picture stand for the film: of the film's size, and without anything but its pixels.

    Raises NotAPicture and MediaFailure.
    """
    _set(film, _fitted(picture, (version.width, version.height)))


def choose_automatic(film: Video) -> None:
    """Back to the picture that the pipeline picked."""
    _point_to(film, "")


def _fitted(picture: IO[bytes], size: tuple[int, int]) -> Image.Image:
    try:
        opened = Image.open(picture, formats=_FORMATS)
        if opened.width * opened.height > MAX_PIXELS:
            raise NotAPicture("too many pixels")
        return ImageOps.fit(ImageOps.exif_transpose(opened).convert("RGB"), size)
    except NotAPicture:
        raise
    except Exception as error:  # decoders fail in ways of their own: OSError, ValueError, SyntaxError ...
        raise NotAPicture(str(error)) from error


def _set(film: Video, picture: Image.Image) -> None:
    key = keys.own_poster(film.uuid)
    with storage.room_for(key):
        storage.save(key, ContentFile(posters.as_poster(picture)))
    _point_to(film, key)


def _point_to(film: Video, key: str) -> None:
    with transaction.atomic():
        old = Video.objects.select_for_update().values_list("own_poster", flat=True).get(pk=film.pk)
        film.own_poster = key
        film.save(update_fields=["own_poster"])
        transaction.on_commit(partial(storage.delete, old))
