# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A picture for each chapter, taken from the film, so that the way can be followed in pictures."""

from collections.abc import Iterable
from functools import partial

from django.core.files.base import ContentFile
from django.db import transaction

from media_pipeline import keys, storage
from media_pipeline.encoding import posters
from media_pipeline.models import Chapter, Video, VideoVersion


def take(film_id: int) -> int:
    """Take the pictures that the film's chapters lack; how many. Run twice, or killed halfway, it does no harm.

    Raises MediaFailure, process.Killed, and FileNotFoundError where the film's file is gone.
    """
    film = Video.objects.filter(pk=film_id).select_related("current_version").first()
    chapters = list(Chapter.objects.without_picture().filter(video=film_id))
    if film is None or film.current_version is None or not chapters:
        return 0
    frames = posters.frames_of(film.current_version, [chapter.picture_at_ms for chapter in chapters])
    return sum(
        _keep(film.current_version, chapter, keys.chapter_picture(film.uuid), posters.as_poster(frame))
        for chapter, frame in zip(chapters, frames, strict=True)
    )


def _keep(version: VideoVersion, chapter: Chapter, key: str, picture: bytes) -> bool:
    """Whether the chapter still waited for it. It may have got another moment, or the film another version."""
    with storage.room_for(key):
        storage.save(key, ContentFile(picture))
    waiting = Chapter.objects.filter(pk=chapter.pk, picture="", video__current_version=version)
    is_kept = bool(waiting.update(picture=key))
    if not is_kept:
        storage.delete(key)
    return is_kept


def forget(film: Video) -> None:
    """What the chapters showed is no longer what is seen in the film. To be called inside a transaction."""
    chapters = film.chapters.exclude(picture="")
    delete_later(chapters.values_list("picture", flat=True))
    chapters.update(picture="")


def delete_later(pictures: Iterable[str]) -> None:
    """Delete files that no chapter points to any more, once that is certain."""
    for key in pictures:
        transaction.on_commit(partial(storage.delete, key))


def films_that_lack_some() -> list[int]:
    """Primary keys of the films with chapters whose pictures have not been taken."""
    return list(Chapter.objects.without_picture().order_by().values_list("video", flat=True).distinct())
