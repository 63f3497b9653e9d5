# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The one way to stored bytes, on any Django storage."""

import errno
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage

from media_pipeline.failures import Failure, MediaFailure

_CHUNK = 1024 * 1024

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when a disk, or one's share of it, is full."""


@contextmanager
def room_for(key: str = "") -> Iterator[None]:
    """Raises MediaFailure where a disk is full, and deletes what of the file at `key` there was room for."""
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        delete(key)
        raise MediaFailure(Failure.NO_SPACE) from error


def save(key: str, content: "File[bytes]") -> None:
    """Store `content` under exactly this key; keys are new each time, so another name means a clash."""
    if (stored := default_storage.save(key, content)) != key:
        default_storage.delete(stored)
        raise FileExistsError(key)


def save_path(key: str, path: Path, on_chunk: Callable[[], None]) -> None:
    """Store a file of this machine; `on_chunk` is called now and then meanwhile."""
    with path.open("rb") as content:
        save(key, _Watched(content, on_chunk))


class _Watched(File):  # type: ignore[type-arg]
    """A file that tells when somebody reads it."""

    def __init__(self, file: IO[bytes], on_chunk: Callable[[], None]) -> None:
        super().__init__(file)
        self._read, self._on_chunk = file.read, on_chunk

    def read(self, size: int = -1) -> bytes:
        self._on_chunk()
        return self._read(size)


def copy(key: str, to: str) -> None:
    """Store the same bytes under another key, without holding them in memory; in a bucket, without fetching them."""
    if (bucket := _bucket()) is not None:
        bucket.copy({"Bucket": bucket.name, "Key": key}, to, Config=default_storage.transfer_config)  # type: ignore[attr-defined]
        return
    with default_storage.open(key, "rb") as stored:
        save(to, stored)


def delete(key: str) -> None:
    """Delete one file; none is fine too."""
    if key:
        default_storage.delete(key)


def delete_folder(folder: str) -> None:
    """Delete everything whose key starts with `folder/`."""
    for key in list(walk(folder)):
        default_storage.delete(key)


def size(key: str) -> int | None:
    """In bytes; None if there is no such file."""
    try:
        return default_storage.size(key)
    except FileNotFoundError:
        return None


def beginning(key: str) -> bytes:
    """The first bytes of a file, which tell what kind of file it is."""
    return b"".join(read(key, 0, 16))


def _listing(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def walk(folder: str) -> Iterator[str]:
    """Every key below a folder, in no particular order."""
    inner, files = _listing(folder)
    yield from (f"{folder}/{name}" for name in files if name)
    for name in inner:
        yield from walk(f"{folder}/{name}")


def is_older(key: str, than: datetime) -> bool:
    """Whether the file was last written before `than`; a file that has just gone is not older."""
    try:
        return default_storage.get_modified_time(key) < than
    except FileNotFoundError:
        return False


def read(key: str, start: int, length: int) -> Generator[bytes]:
    """`length` bytes from `start`, in pieces. The file is open only while somebody reads."""
    if (bucket := _bucket()) is not None:
        part = bucket.Object(key).get(Range=f"bytes={start}-{start + length - 1}")
        with closing(part["Body"]) as body:
            yield from body.iter_chunks(_CHUNK)
        return
    with default_storage.open(key, "rb") as stored:
        stored.seek(start)
        while length > 0 and (chunk := stored.read(min(_CHUNK, length))):
            length -= len(chunk)
            yield chunk


@contextmanager
def local_file(key: str, on_chunk: Callable[[], None]) -> Iterator[int]:
    """A file descriptor of the stored file on this machine: itself, or a copy without a name.

    `on_chunk` is called while a copy comes in, so that long downloads are not taken for dead; it may raise to stop.
    """
    if _bucket() is None:
        with default_storage.open(key, "rb") as stored:
            yield stored.fileno()
        return
    with tempfile.TemporaryFile(dir=_temporary()) as fetched:
        with closing(read(key, 0, default_storage.size(key))) as chunks:
            for chunk in chunks:
                fetched.write(chunk)
                on_chunk()
        fetched.flush()
        yield fetched.fileno()


@contextmanager
def workspace(version: UUID, attempt: int) -> Iterator[Path]:
    """An empty folder for one attempt; what killed attempts at the same version left behind is removed first."""
    for left_behind in _temporary().glob(f"vis-vej-{version}-*"):
        shutil.rmtree(left_behind, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"vis-vej-{version}-{attempt}-", dir=_temporary()) as folder:
        yield Path(folder)


def _bucket() -> Any:
    """Where the files lie in one, the S3 bucket itself.

    What django-storages opens, it fetches as a whole, into memory, and without a word to whoever waits: films are too
    large for that.
    """
    return getattr(default_storage, "bucket", None)


def _temporary() -> Path:
    return Path(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir())
