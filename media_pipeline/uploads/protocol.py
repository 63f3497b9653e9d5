# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The rules of tus 1.0.0 (https://tus.io/protocols/resumable-upload), as pure functions: headers in, decisions out.

Core, creation, termination and expiration. What is not offered: uploads of unknown length, concatenation, checksums.
"""

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.http import http_date
from django.utils.translation import gettext as _

from media_pipeline.numbers import number

VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
PIECE_TYPE = "application/offset+octet-stream"
LIFETIME = timedelta(hours=24)
"""How long an unfinished upload waits for its next piece."""
MIN_PIECE_BYTES = 1024 * 1024
"""Each piece is an object in the storage, and is looked at again when they are joined: thousands are too many."""

type Headers = Mapping[str, str]


class Refusal(Exception):
    """A request that is not carried out: its status, and for the user's eyes the reason."""

    def __init__(self, status: int, message: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True)
class Creation:
    """What a client says of the upload that it begins."""

    length: int
    metadata: Mapping[str, str]


def check_version(method: str, headers: Headers) -> None:
    """Everything but the question what we speak must be said in the version that we speak."""
    if method != "OPTIONS" and headers.get("Tus-Resumable") != VERSION:
        raise Refusal(412)


def method_meant(method: str, headers: Headers) -> str:
    """The request's method; a POST may stand for one that some proxy doesn't let through."""
    return headers.get("X-HTTP-Method-Override", method).upper() if method == "POST" else method


def read_creation(headers: Headers) -> Creation:
    length = number(headers.get("Upload-Length", ""))
    if length is None:
        raise Refusal(400)
    return Creation(length, read_metadata(headers.get("Upload-Metadata", "")))


def read_metadata(header: str) -> dict[str, str]:
    """Pairs of a name and a Base64 text, separated by commas."""
    pairs = (pair.split() for pair in header.split(",") if pair.strip())
    try:
        metadata = {name: b64decode("".join(value), validate=True).decode() for name, *value in pairs}
    except ValueError as error:  # neither Base64, nor UTF-8
        raise Refusal(400) from error
    if any("\0" in value for value in metadata.values()):  # which no database takes
        raise Refusal(400)
    return metadata


def bytes_expected(headers: Headers, *, offset: int, length: int) -> int:
    """How many bytes the piece is to have, which must go on exactly where the upload stands.

    Fewer may come, where a connection drops. Of an empty piece, nothing is stored.
    """
    if headers.get("Content-Type") != PIECE_TYPE:
        raise Refusal(415)
    if number(headers.get("Upload-Offset", "")) != offset:
        raise Refusal(409)
    size = number(headers.get("Content-Length", ""))
    if size is None:
        raise Refusal(411)
    if offset + size > length:
        raise Refusal(413)
    if 0 < size < min(MIN_PIECE_BYTES, length - offset):
        raise Refusal(400, _("The film comes in pieces that are too small. Send at least 1 MB at a time."))
    return size


def options(max_bytes: int) -> dict[str, str]:
    return {"Tus-Version": VERSION, "Tus-Extension": EXTENSIONS, "Tus-Max-Size": str(max_bytes)}


def progress(*, offset: int, length: int, touched_at: datetime) -> dict[str, str]:
    """Where an upload stands, and until when it waits if it isn't finished."""
    headers = {"Upload-Offset": str(offset), "Upload-Length": str(length)}
    if offset < length:
        headers["Upload-Expires"] = http_date((touched_at + LIFETIME).timestamp())
    return headers
