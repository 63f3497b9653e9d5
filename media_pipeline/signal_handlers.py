# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files go when their rows have gone. (Pictures and documents: Wagtail sees to theirs.)"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from media_pipeline import keys, storage
from media_pipeline.models import VideoVersion


def connect() -> None:
    post_delete.connect(delete_version_files, sender=VideoVersion, dispatch_uid="delete_version_files")


def delete_version_files(instance: VideoVersion, **kwargs: Any) -> None:
    transaction.on_commit(partial(storage.delete, instance.original))
    folder = keys.video_version_folder(instance.video.uuid, instance.uuid)
    transaction.on_commit(partial(storage.delete_folder, folder))
