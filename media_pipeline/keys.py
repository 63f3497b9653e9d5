# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every object key: made here, read back here, and nowhere else.

A key names one file in the storage and never changes meaning: new bytes get a new key. All parts are generated; the
only trace of an uploader's file name is the last part of a document's key, which is reduced to safe characters.

    originals/images/<image>/<token>.<ext>              private: no address leads to it
    originals/videos/<video>/<version>                  private: no address leads to it
    originals/videos/<video>/described-<token>          private: a second sound track, as it was uploaded
    images/<image>/<token>.<ext>                        one size of a picture
    documents/<document>/<token>/<file name>
    videos/<video>/<version>/<attempt>/<name>           films, pictures and segments that were made of an upload
    uploads/<upload>/<offset>-<token>                   private: a piece of a film that is being uploaded
    posters/<video>/<token>.webp                        a still picture: of a chapter, or one that an author chose
    archive/<video>/<version>.mp4                       private: what citizens saw once
    captions/<video>/<language>-<digest>.vtt            bytes live in the database
    chapters/<video>/<digest>.vtt                       bytes live in the database
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from uuid import UUID

from django.utils.text import slugify

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
UPLOADS = "uploads"
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
class PosterKey:
    video: UUID
    key: str


@dataclass(frozen=True, slots=True)
class CaptionsKey:
    video: UUID
    language: str
    digest: str


@dataclass(frozen=True, slots=True)
class ChaptersKey:
    video: UUID
    digest: str


type ServedKey = ImageKey | DocumentKey | VideoKey | PosterKey | CaptionsKey | ChaptersKey


def image_original(image: UUID, filename: str) -> str:
    return f"originals/images/{image}/{_token()}{_extension(filename)}"


def image_rendition(image: UUID, filename: str) -> str:
    return f"images/{image}/{_token()}{_extension(filename)}"


def document_file(document: UUID, filename: str) -> str:
    stem = slugify(PurePosixPath(filename).stem)[:_MAX_STEM].strip("-") or "file"
    return f"documents/{document}/{_token()}/{stem}{_extension(filename)}"


def video_original(video: UUID, version: UUID) -> str:
    return f"originals/videos/{video}/{version}"


def upload_folder(upload: UUID) -> str:
    return f"{UPLOADS}/{upload}"


def upload_piece(upload: UUID, offset: int) -> str:
    """A new key for bytes of the film from `offset` on; several pieces may begin there, of which one counts."""
    return f"{upload_folder(upload)}/{offset:020}-{_token()}"


def upload_piece_offset(key: str) -> int:
    return int(key.rpartition("/")[2].partition("-")[0])


def video_version_folder(video: UUID, version: UUID) -> str:
    return f"videos/{video}/{version}"


def video_attempt_folder(video: UUID, version: UUID, attempt: int) -> str:
    """Each attempt writes to a folder of its own, so that a worker that was given up can't disturb its successor."""
    return f"{video_version_folder(video, version)}/{attempt}"


SEGMENTS = "hls"
"""Folder of the files for streaming, inside an attempt's."""


def video_file(video: UUID, version: UUID, attempt: int, name: str) -> str:
    """`name` is one of those that the pipeline gives: 720.mp4, 360-described.mp4, poster.webp, hls/all.m3u8 ..."""
    return f"{video_attempt_folder(video, version, attempt)}/{name}"


def own_poster(video: UUID) -> str:
    return f"{posters_folder(video)}/{_token()}.webp"


def chapter_picture(video: UUID) -> str:
    return f"{posters_folder(video)}/{_token()}.webp"


def posters_folder(video: UUID) -> str:
    return f"posters/{video}"


def archived_version(video: UUID, version: UUID) -> str:
    return f"archive/{video}/{version}.mp4"


def captions_file(video: UUID, language: str, vtt: str) -> str:
    return f"captions/{video}/{language}-{_digest(vtt)}.vtt"


def chapters_file(video: UUID, vtt: str) -> str:
    return f"chapters/{video}/{_digest(vtt)}.vtt"


def described_sound(video: UUID) -> str:
    return f"originals/videos/{video}/described-{_token()}"


def parse(key: str) -> ServedKey | None:
    """Whose key this is, or None for anything that must never be served (originals, foreign or damaged keys)."""
    for pattern, made_of in _SERVED:
        if match := pattern.fullmatch(key):
            return made_of(match)
    return None


_IMAGE = re.compile(rf"images/(?P<image>{_UUID})/[\w-]{{1,40}}\.[a-z0-9]{{1,8}}", re.ASCII)
_DOCUMENT = re.compile(rf"documents/(?P<document>{_UUID})/[\w-]{{1,40}}/[\w-]{{1,60}}(?:\.[a-z0-9]{{1,8}})?", re.ASCII)
_VIDEO_NAME = (
    r"[0-9]{1,4}(?:-described)?\.mp4|av1\.mp4|poster\.(?:jpg|webp)|storyboard\.jpg|hls/(?:all|[0-9]{1,4})\.(?:m3u8|mp4)"
)
_VIDEO = re.compile(rf"videos/(?P<video>{_UUID})/(?P<version>{_UUID})/[0-9]{{1,6}}/(?:{_VIDEO_NAME})", re.ASCII)
_POSTER = re.compile(rf"posters/(?P<video>{_UUID})/[0-9a-f]{{16}}\.(?:jpg|webp)", re.ASCII)
_CAPTIONS = re.compile(
    rf"captions/(?P<video>{_UUID})/(?P<language>[a-z-]{{2,12}})-(?P<digest>[0-9a-f]{{16}})\.vtt", re.ASCII
)

_CHAPTERS = re.compile(rf"chapters/(?P<video>{_UUID})/(?P<digest>[0-9a-f]{{16}})\.vtt", re.ASCII)

_SERVED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], ServedKey]], ...] = (
    (_IMAGE, lambda match: ImageKey(UUID(match["image"]))),
    (_DOCUMENT, lambda match: DocumentKey(UUID(match["document"]))),
    (_VIDEO, lambda match: VideoKey(UUID(match["video"]), UUID(match["version"]))),
    (_POSTER, lambda match: PosterKey(UUID(match["video"]), match[0])),
    (_CAPTIONS, lambda match: CaptionsKey(UUID(match["video"]), match["language"], match["digest"])),
    (_CHAPTERS, lambda match: ChaptersKey(UUID(match["video"]), match["digest"])),
)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _token() -> str:
    return secrets.token_hex(8)


def _extension(filename: str) -> str:
    """The lower-case extension with its dot, or nothing when it holds anything but a few letters and digits."""
    suffix = PurePosixPath(filename).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""
