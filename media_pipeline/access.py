# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may read the file behind a key: the owner's row decides, each time."""

from dataclasses import dataclass

from media_pipeline.keys import CaptionsKey, ChaptersKey, DocumentKey, ImageKey, PosterKey, ServedKey, VideoKey
from media_pipeline.models import Captions, Chapter, Document, Image, Video, VideoVersion


@dataclass(frozen=True, slots=True)
class Grant:
    """The owner of a key exists."""

    is_public: bool
    text: str | None = None
    """The file itself, if it lives in the database."""


def look_up(key: ServedKey) -> Grant | None:
    """What the owner says about the file, or None without an owner."""
    match key:
        case ImageKey(uuid):
            return _of(Image.objects.filter(uuid=uuid).values_list("is_public", flat=True).first())
        case DocumentKey(uuid):
            return _of(Document.objects.filter(uuid=uuid).values_list("is_public", flat=True).first())
        case VideoKey():
            return _of_version(key)
        case PosterKey():
            return _of_still(key)
        case CaptionsKey():
            return _of_captions(key)
        case ChaptersKey():
            return _of_chapters(key)


def _of(is_public: bool | None) -> Grant | None:
    return None if is_public is None else Grant(is_public)


def _of_version(key: VideoKey) -> Grant | None:
    version = VideoVersion.objects.filter(uuid=key.version, video__uuid=key.video).select_related("video").first()
    return Grant(version.is_public_in(version.video)) if version else None


def _of_still(key: PosterKey) -> Grant | None:
    chosen = Video.objects.filter(uuid=key.video, own_poster=key.key).values_list("is_public", flat=True)
    of_chapter = Chapter.objects.filter(video__uuid=key.video, picture=key.key)
    return _of(chosen.first()) or _of(of_chapter.values_list("video__is_public", flat=True).first())


def _of_captions(key: CaptionsKey) -> Grant | None:
    captions = Captions.objects.filter(language=key.language, video__uuid=key.video).select_related("video").first()
    if captions is None or not captions.key.endswith(f"-{key.digest}.vtt"):
        return None
    return Grant(captions.is_public, captions.vtt)


def _of_chapters(key: ChaptersKey) -> Grant | None:
    video = Video.objects.filter(uuid=key.video).select_related("current_version").first()
    if video is None or not video.chapters_key.endswith(f"/{key.digest}.vtt"):
        return None
    return Grant(video.is_public, video.chapters_vtt)
