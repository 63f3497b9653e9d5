# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What workers are woken for. Encoding has queues of its own, so that it never holds up anything else."""

import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.tasks import TaskResultStatus, task
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from media_pipeline import chapter_pictures
from media_pipeline.captions import transcriber
from media_pipeline.encoding import encode, process
from media_pipeline.failures import MediaFailure
from media_pipeline.models import Video

logger = logging.getLogger(__name__)

TO_COME = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@task(queue_name="media")
def encode_version(version_id: int) -> None:
    """Encode a film, unless it turns out to be a long one: it then goes to the end of the long films' line."""
    match encode.encode(version_id, takes_long_films=False):
        case encode.Outcome.LONG:
            encode_long_version.enqueue(version_id)
        case encode.Outcome.AGAIN:
            encode_version.enqueue(version_id)
        case encode.Outcome.DONE:
            _picture_chapters_of(version_id)


@task(queue_name="media_long")
def encode_long_version(version_id: int) -> None:
    if encode.encode(version_id, takes_long_films=True) is encode.Outcome.AGAIN:
        encode_long_version.enqueue(version_id)
    else:
        _picture_chapters_of(version_id)


@task(queue_name="media")
def picture_chapters(film_id: int) -> None:
    """Take the pictures that a film's chapters lack. Without one, a chapter has its text."""
    try:
        chapter_pictures.take(film_id)
    except (MediaFailure, process.Killed, FileNotFoundError):
        logger.warning("no picture for a chapter of film %s", film_id, exc_info=True)


def picture_chapters_later(film: Video) -> None:
    """Have the pictures taken once the current transaction is committed."""
    transaction.on_commit(partial(picture_chapters.enqueue, film.pk))


def _picture_chapters_of(version_id: int) -> None:
    """The film may have got its chapters before it was ready, or others may be seen in another version."""
    for film in Video.objects.filter(current_version=version_id, chapters__picture="").distinct():
        picture_chapters_later(film)


@task(queue_name="media")
def transcribe(video_id: int, language: str) -> None:
    """Have a draft of captions written, if the film is still there."""
    video = Video.objects.filter(pk=video_id).first()
    if video and video.is_playable:
        transcriber.transcribe(video, language)


def transcription_status(video_id: int) -> TaskResultStatus | None:
    """How it went the last time that a machine was to write this film's captions, if that was today."""
    lately = timezone.now() - timedelta(days=1)
    rows = DBTaskResult.objects.filter(
        task_path=transcribe.module_path, args_kwargs__args__0=video_id, enqueued_at__gt=lately
    )
    last = rows.order_by("-enqueued_at").values_list("status", flat=True).first()
    return TaskResultStatus(last) if last else None


def queued_versions() -> set[int]:
    """Ids of the versions that a worker will be woken for anyway."""
    paths = [encode_version.module_path, encode_long_version.module_path]
    rows = DBTaskResult.objects.filter(task_path__in=paths, status=TaskResultStatus.READY)
    return {row["args"][0] for row in rows.values_list("args_kwargs", flat=True)}
