# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Uploads that nobody goes on with."""

from datetime import datetime

from django.db import transaction

from media_pipeline import storage
from media_pipeline.models import Upload, VideoVersion
from media_pipeline.uploads.protocol import LIFETIME

_KEPT_FOR = (*VideoVersion.UNFINISHED, VideoVersion.State.FAILED)
"""States in which a version may still need its pieces."""


def sweep_expired(now: datetime) -> int:
    """Delete uploads that nobody has touched for a day, with their pieces; how many. Idempotent.

    A finished upload stays for a day too: a browser that lost the last answer asks for it again.
    """
    untouched = Upload.objects.filter(updated_at__lt=now - LIFETIME).select_related("version")
    return sum(_forget(upload) for upload in untouched if not _is_needed(upload))


def _is_needed(upload: Upload) -> bool:
    version = upload.version
    return version is not None and version.state in _KEPT_FOR and _is_in_pieces(upload, version)


def _is_in_pieces(upload: Upload, version: VideoVersion) -> bool:
    return bool(version.original) and storage.size(version.original) != upload.length


@transaction.atomic
def _forget(upload: Upload) -> bool:
    """Whether it went: somebody may go on with it, or try its version again, after all."""
    if not Upload.objects.select_for_update().filter(pk=upload.pk, updated_at=upload.updated_at).exists():
        return False
    version = VideoVersion.objects.select_for_update().filter(upload=upload).first()
    if version and version.state in _KEPT_FOR and _is_in_pieces(upload, version):
        return False
    if version and _is_in_pieces(upload, version):
        # Cancelled before the pieces were joined: with them goes the film, and nobody can try again.
        VideoVersion.objects.filter(pk=version.pk).update(original="")
    upload.delete()  # and after it its pieces: signal_handlers
    return True
