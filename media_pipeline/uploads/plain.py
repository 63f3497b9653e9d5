# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files that come with a form: the disk may be full before any form or view is asked."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from media_pipeline import storage


class NoRoom(UploadedFile[bytes]):
    """Instead of a file that the disk had no room for; empty, so that any form refuses it."""


class RoomTellingHandler(TemporaryFileUploadHandler):
    """Django's own handler lets a full disk end the request. Here the form gets to know, and can say so."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self.is_full = False
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.is_full:
            try:
                super().receive_data_chunk(raw_data, start)
            except OSError as error:
                self._give_up(error)

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        if not self.is_full:
            try:
                return super().file_complete(file_size)
            except OSError as error:  # what was still to be written
                self._give_up(error)
        return NoRoom(BytesIO(), self.file_name, self.content_type, 0)

    def _give_up(self, error: OSError) -> None:
        if error.errno not in storage.NO_ROOM:
            raise error
        self.is_full = True
        with suppress(OSError):  # closing tries to write once more, and deletes the file all the same
            self.file.close()
