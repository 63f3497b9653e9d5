# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where films come in: from the admin, from the demo, and from whatever comes later."""

from typing import Any
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from wagtail.models import Collection

from media_pipeline import conf, jobs, keys, storage
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Video, VideoVersion


def add_film(file: "File[bytes]", *, title: str, collection: Collection, user: Any = None, **fields: Any) -> Video:
    """Store a new film and have it encoded in the background; `fields` are the film's other fields.

    Raises MediaFailure if the file is too large. Whether it is a film at all shows later, on its version.
    """
    video = Video(title=title, collection=collection, uploaded_by=user, **fields)
    add_version(video, file)
    return video


def add_version(video: Video, file: "File[bytes]") -> VideoVersion:
    """Store another upload of the film (saving a new film with it) and have it encoded in the background.

    Work on earlier uploads that are not finished stops. Raises MediaFailure if the file is too large.
    """
    if file.size > conf.max_bytes():
        raise MediaFailure(Failure.TOO_LARGE)
    version = VideoVersion(uuid=uuid4(), original_bytes=file.size)
    version.original = keys.video_original(video.uuid, version.uuid)
    storage.save(version.original, file)
    try:
        with transaction.atomic():
            if video._state.adding:
                video.save()
            jobs.cancel_unfinished(video)
            version.video = video
            version.save()
            jobs.wake(version.pk)
    except BaseException:
        storage.delete(version.original)
        raise
    return version
