# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What an installation needs before it can take films: asked by `manage.py check`."""

from typing import Any
from uuid import uuid4

from django.core.checks import CheckMessage, Error, Tags, register
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from media_pipeline.encoding import ffmpeg


@register(Tags.compatibility)
def ffmpeg_is_found(**kwargs: Any) -> list[CheckMessage]:
    try:
        ffmpeg.executable()
    except RuntimeError as error:
        hint = "Set MEDIA_FFMPEG to the path of an ffmpeg 6.1 or later, or leave it empty."
        return [Error(str(error), hint=hint, id="media_pipeline.E001")]
    return []


@register(Tags.files, deploy=True)
def ffmpeg_reads_descriptors(**kwargs: Any) -> list[CheckMessage]:
    """Films reach ffmpeg as open files only, which old versions cannot read."""
    try:
        if "fd" in ffmpeg.protocols():
            return []
    except (OSError, RuntimeError):
        pass
    return [
        Error("This ffmpeg cannot read from a file descriptor.", hint="Use 6.1 or later.", id="media_pipeline.E002")
    ]


@register(Tags.files, deploy=True)
def storage_is_writable(**kwargs: Any) -> list[CheckMessage]:
    try:
        key = default_storage.save(f"checks/{uuid4()}", ContentFile(b"Vis Vej"))
        default_storage.delete(key)
    except Exception as error:  # noqa: BLE001  (each storage has its own)
        hint = "Check the folder's owner, or the bucket's name and keys."
        return [
            Error(f"The storage of films and pictures cannot be written: {error}", hint=hint, id="media_pipeline.E003")
        ]
    return []
