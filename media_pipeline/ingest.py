# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where films come in: from the admin, from the demo, and from whatever comes later."""

from typing import Any
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from wagtail.models import Collection

from media_pipeline import conf, keys, storage
from media_pipeline.encoding import jobs
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Upload, Video, VideoVersion
from media_pipeline.versions import quota


def add_film(file: "File[bytes]", *, title: str, collection: Collection, user: Any = None, **fields: Any) -> Video:
    """Store a new film and have it encoded in the background; `fields` are the film's other fields.

    Raises MediaFailure if the file is too large for us, for its collection or for the disk. Whether it is a film at all
    shows later, on its version.
    """
    video = Video(title=title, collection=collection, uploaded_by=user, **fields)
    add_version(video, file)
    return video


def add_version(video: Video, file: "File[bytes]") -> VideoVersion:
    """Store another upload of the film (saving a new film with it) and have it encoded in the background.

    Work on earlier uploads that are not finished stops. Raises MediaFailure as `add_film` does.
    """
    if file.size > conf.max_bytes():
        raise MediaFailure(Failure.TOO_LARGE)
    if failure := quota.refusal(video.collection, file.size):
        raise MediaFailure(failure)
    version = _new_version(video, file.size)
    store(version.original, file)
    try:
        _begin(video, version)
    except BaseException:
        storage.delete(version.original)
        raise
    return version


def store(key: str, file: "File[bytes]") -> None:
    """Store what somebody has uploaded. Raises MediaFailure when the disk is full."""
    with storage.room_for(key):
        storage.save(key, file)


@transaction.atomic
def add_uploaded(upload: Upload) -> VideoVersion:
    """A version, and for a new film the film, of an upload that is all here, though in pieces: a worker joins them."""
    video = upload.video or Video(title=upload.title, collection=upload.collection, uploaded_by=upload.user)
    version = _new_version(video, upload.length)
    _begin(video, version)
    upload.version = version
    upload.save(update_fields=["version"])
    return version


def _new_version(video: Video, size: int) -> VideoVersion:
    version = VideoVersion(uuid=uuid4(), original_bytes=size)
    version.original = keys.video_original(video.uuid, version.uuid)
    return version


@transaction.atomic
def _begin(video: Video, version: VideoVersion) -> None:
    if video._state.adding:
        video.save()
    jobs.cancel_unfinished(video)
    version.video = video
    version.save()
    jobs.wake(version)
