# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The pieces of an upload in the storage, each an object of its own."""

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.http import HttpRequest, UnreadablePostError

from media_pipeline import keys, storage

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """`size` bytes of the film from `offset` on. All pieces at one offset begin alike."""

    offset: int
    size: int
    key: str


@contextmanager
def receive(request: HttpRequest, size: int) -> Iterator[tuple[IO[bytes], int]]:
    """The body in a file without a name, and how much of it came: at most `size` bytes.

    A connection that drops half-way ends the body early: what came is kept, as the protocol wants it.
    """
    with tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR) as body:
        received = 0
        while received < size and (chunk := _read(request, min(_CHUNK, size - received))):
            received += body.write(chunk)
        body.seek(0)
        yield body, received


def _read(request: HttpRequest, size: int) -> bytes:
    try:
        return request.read(size)
    except UnreadablePostError:
        return b""


def store(upload: UUID, offset: int, body: IO[bytes]) -> str:
    """Store the piece; its key, which no other piece has.

    So a request that was given up, and that the server notices only later, can't write over its successor's bytes.
    """
    key = keys.upload_piece(upload, offset)
    storage.save(key, File(body))
    return key


def stored(upload: UUID, on_chunk: Callable[[], None]) -> list[Piece]:
    """Each is asked for its size, and `on_chunk` called before."""
    found = []
    for key in storage.walk(keys.upload_folder(upload)):
        on_chunk()
        found.append(Piece(keys.upload_piece_offset(key), storage.size(key) or 0, key))
    return found


def chain(pieces: Iterable[Piece], length: int) -> list[Piece] | None:
    """Pieces that follow on each other from 0 to `length`; None if some are missing. Pure.

    There may be others: of requests that came too late, or of a process that was killed while it wrote.
    """
    following: dict[int, Piece] = {}
    for piece in sorted(pieces, reverse=True):
        end = piece.offset + piece.size
        if piece.size and (end == length or end in following):
            following.setdefault(piece.offset, piece)
    return list(_walk(following, length)) if 0 in following else None


def _walk(following: Mapping[int, Piece], length: int) -> Iterator[Piece]:
    offset = 0
    while offset < length:
        yield following[offset]
        offset += following[offset].size


def joined(pieces: Iterable[Piece], on_chunk: Callable[[], None]) -> "File[bytes]":
    """The pieces as one file, to be read once from front to back; `on_chunk` is called now and then meanwhile."""
    return File(io.BufferedReader(_Joined(_chunks(pieces, on_chunk)), _CHUNK))


def _chunks(pieces: Iterable[Piece], on_chunk: Callable[[], None]) -> Iterator[bytes]:
    for piece in pieces:
        for chunk in storage.read(piece.key, 0, piece.size):
            on_chunk()
            yield chunk


class _Joined(io.RawIOBase):
    """What an iterator of bytes gives, as a file."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._chunks, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
