# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which version a film shows."""

from django.utils import timezone

from media_pipeline.models import Video, VideoVersion
from media_pipeline.shift import shift_cues, shift_starts


def takes_over(video: Video, version: VideoVersion) -> bool:
    """Whether a version that has become ready is shown without anybody saying so.

    Not if a later upload was ready first. Where the public sees another version, only the same film in a better
    encoding takes its place by itself.
    """
    current = video.current_version
    if current is None:
        return True
    if version.origin == VideoVersion.Origin.PROFILE:
        return current.pk < version.pk and current.original == version.original
    return not video.is_public and current.pk < version.pk


def take_over(video: Video, version: VideoVersion) -> None:
    """Let the film show this version. To be called inside a transaction, with the film's row locked."""
    old = video.current_version
    video.current_version = version
    video.save(update_fields=["current_version"])
    if video.is_public and version.first_public_at is None:
        version.first_public_at = timezone.now()
        version.save(update_fields=["first_public_at"])
    if old is not None and old.original == version.original and old.trim_start_ms != version.trim_start_ms:
        _shift_texts(video, old.trim_start_ms - version.trim_start_ms, version.duration_ms)


def _shift_texts(video: Video, by_ms: int, length_ms: int) -> None:
    """Captions and chapters follow when the beginning of the film is cut elsewhere; what is cut away goes."""
    for captions in video.captions.all():
        captions.vtt = shift_cues(captions.vtt, by_ms, length_ms)
        if captions.vtt:
            captions.save(update_fields=["vtt", "updated_at"])
        else:
            captions.delete()
    chapters = list(video.chapters.all())
    starts = shift_starts([chapter.start_ms for chapter in chapters], by_ms, length_ms)
    # Away from each other first: two chapters must never begin at the same time, not even on the way.
    video.chapters.all().delete()
    for chapter, start_ms in zip(chapters, starts, strict=True):
        if start_ms is not None:
            chapter.pk, chapter.start_ms = None, start_ms
            chapter.save(force_insert=True)
