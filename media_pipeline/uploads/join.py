# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From pieces to the film as it was uploaded. The worker's first step: it takes long, and nobody should wait for it."""

from collections.abc import Callable

from media_pipeline import keys, storage
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.models import Upload, VideoVersion
from media_pipeline.uploads import pieces


def ensure_original(version: VideoVersion, on_chunk: Callable[[], None]) -> None:
    """Have the version's original in one piece. Killed at any line and run again, the result is the same.

    One query where there is nothing to join. `on_chunk` is called often while bytes move, and may raise to stop.
    Raises MediaFailure when pieces are missing.
    """
    upload = Upload.objects.filter(version=version).first()
    if upload is not None:
        join(upload, version.original, on_chunk)


def join(upload: Upload, original: str, on_chunk: Callable[[], None]) -> None:
    """Make `original` of the upload's pieces, which go when it is there in full length, and not before."""
    if storage.size(original) != upload.length:
        found = pieces.chain(pieces.stored(upload.uuid, on_chunk), upload.length)
        if found is None:
            raise MediaFailure(Failure.DAMAGED, f"pieces of upload {upload.uuid} are missing")
        storage.delete(original)  # what a killed process left
        storage.save(original, pieces.joined(found, on_chunk))
    on_chunk()
    if storage.size(original) == upload.length:
        storage.delete_folder(keys.upload_folder(upload.uuid))
