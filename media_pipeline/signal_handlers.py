# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files go when their rows have gone. (Pictures and documents: Wagtail sees to theirs.)"""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, pre_delete

from media_pipeline import keys, storage
from media_pipeline.models import ArchivedVersion, Upload, Video, VideoVersion
from media_pipeline.versions import archive, keeping


def connect() -> None:
    pre_delete.connect(archive_version, sender=VideoVersion, dispatch_uid="archive_version")
    post_delete.connect(delete_version_files, sender=VideoVersion, dispatch_uid="delete_version_files")
    post_delete.connect(delete_stills, sender=Video, dispatch_uid="delete_stills")
    post_delete.connect(delete_pieces, sender=Upload, dispatch_uid="delete_pieces")
    post_delete.connect(delete_archived_file, sender=ArchivedVersion, dispatch_uid="delete_archived_file")


def archive_version(instance: VideoVersion, **kwargs: Any) -> None:
    archive.keep(instance)


def delete_version_files(instance: VideoVersion, **kwargs: Any) -> None:
    folder = keys.video_version_folder(instance.video.uuid, instance.uuid)
    transaction.on_commit(partial(storage.delete_folder, folder))
    for key in (instance.original, instance.described_sound):
        transaction.on_commit(partial(keeping.delete_unless_used, key))


def delete_stills(instance: Video, **kwargs: Any) -> None:
    transaction.on_commit(partial(storage.delete_folder, keys.posters_folder(instance.uuid)))


def delete_pieces(instance: Upload, **kwargs: Any) -> None:
    transaction.on_commit(partial(storage.delete_folder, keys.upload_folder(instance.uuid)))


def delete_archived_file(instance: ArchivedVersion, **kwargs: Any) -> None:
    transaction.on_commit(partial(storage.delete, instance.key))
