# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every object key: made here, read back here, and nowhere else.

A key names one file in the storage and never changes meaning: new bytes get a new key. All parts are generated; the
only trace of an uploader's file name is the last part of a document's key, which is reduced to safe characters.

    originals/images/<image>/<token>.<ext>              private: no address leads to it
    originals/videos/<video>/<version>                  private: no address leads to it
    images/<image>/<token>.<ext>                        one size of a picture
    documents/<document>/<token>/<file name>
    videos/<video>/<version>/<attempt>/<short side>.mp4
    videos/<video>/<version>/<attempt>/poster.jpg
    captions/<video>/<language>-<digest>.vtt            bytes live in the database
"""

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from uuid import UUID

from django.utils.text import slugify

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_MAX_STEM = 30
"""Characters kept of a document's name, so that the whole key fits Django's default of 100."""


@dataclass(frozen=True, slots=True)
class ImageKey:
    image: UUID


@dataclass(frozen=True, slots=True)
class DocumentKey:
    document: UUID


@dataclass(frozen=True, slots=True)
class VideoKey:
    video: UUID
    version: UUID


@dataclass(frozen=True, slots=True)
class CaptionsKey:
    video: UUID
    language: str
    digest: str


type ServedKey = ImageKey | DocumentKey | VideoKey | CaptionsKey


def image_original(image: UUID, filename: str) -> str:
    return f"originals/images/{image}/{_token()}{_extension(filename)}"


def image_rendition(image: UUID, filename: str) -> str:
    return f"images/{image}/{_token()}{_extension(filename)}"


def document_file(document: UUID, filename: str) -> str:
    stem = slugify(PurePosixPath(filename).stem)[:_MAX_STEM].strip("-") or "file"
    return f"documents/{document}/{_token()}/{stem}{_extension(filename)}"


def video_original(video: UUID, version: UUID) -> str:
    return f"originals/videos/{video}/{version}"


def video_version_folder(video: UUID, version: UUID) -> str:
    return f"videos/{video}/{version}"


def video_attempt_folder(video: UUID, version: UUID, attempt: int) -> str:
    """Each attempt writes to a folder of its own, so that a worker that was given up can't disturb its successor."""
    return f"{video_version_folder(video, version)}/{attempt}"


def video_rendition(video: UUID, version: UUID, attempt: int, short_side: int) -> str:
    return f"{video_attempt_folder(video, version, attempt)}/{short_side}.mp4"


def video_poster(video: UUID, version: UUID, attempt: int) -> str:
    return f"{video_attempt_folder(video, version, attempt)}/poster.jpg"


def captions_file(video: UUID, language: str, vtt: str) -> str:
    return f"captions/{video}/{language}-{sha256(vtt.encode()).hexdigest()[:16]}.vtt"


def parse(key: str) -> ServedKey | None:
    """Whose key this is, or None for anything that must never be served (originals, foreign or damaged keys)."""
    if match := _IMAGE.fullmatch(key):
        return ImageKey(UUID(match["image"]))
    if match := _DOCUMENT.fullmatch(key):
        return DocumentKey(UUID(match["document"]))
    if match := _VIDEO.fullmatch(key):
        return VideoKey(UUID(match["video"]), UUID(match["version"]))
    if match := _CAPTIONS.fullmatch(key):
        return CaptionsKey(UUID(match["video"]), match["language"], match["digest"])
    return None


_IMAGE = re.compile(rf"images/(?P<image>{_UUID})/[\w-]{{1,40}}\.[a-z0-9]{{1,8}}", re.ASCII)
_DOCUMENT = re.compile(rf"documents/(?P<document>{_UUID})/[\w-]{{1,40}}/[\w-]{{1,60}}(?:\.[a-z0-9]{{1,8}})?", re.ASCII)
_VIDEO = re.compile(
    rf"videos/(?P<video>{_UUID})/(?P<version>{_UUID})/[0-9]{{1,6}}/(?:[0-9]{{2,4}}\.mp4|poster\.jpg)", re.ASCII
)
_CAPTIONS = re.compile(
    rf"captions/(?P<video>{_UUID})/(?P<language>[a-z-]{{2,12}})-(?P<digest>[0-9a-f]{{16}})\.vtt", re.ASCII
)


def _token() -> str:
    return secrets.token_hex(8)


def _extension(filename: str) -> str:
    """The lower-case extension with its dot, or nothing when it holds anything but a few letters and digits."""
    suffix = PurePosixPath(filename).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""
