# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which version a film shows."""

from django.utils import timezone

from media_pipeline import chapter_pictures, own_poster
from media_pipeline.captions.shift import shift_cues, shift_starts
from media_pipeline.models import Chapter, Video, VideoVersion
from media_pipeline.versions import archive


def takes_over(video: Video, version: VideoVersion) -> bool:
    """Whether a version that has become ready is shown without anybody saying so.

    Not if a later upload was ready first. Where the public sees another version, only the same film in a better
    encoding takes its place by itself.
    """
    current = video.current_version
    if current is None:
        return True
    if version.origin == VideoVersion.Origin.PROFILE:
        return current.pk < version.pk and current.has_same_original(version) and current.edits == version.edits
    return not video.is_public and current.pk < version.pk


def take_over(video: Video, version: VideoVersion) -> None:
    """Let the film show this version. To be called inside a transaction, with the film's row locked."""
    old = video.current_version
    video.current_version = version
    video.save(update_fields=["current_version"])
    if video.is_public and version.first_public_at is None:
        version.first_public_at = timezone.now()
        version.save(update_fields=["first_public_at"])
    if old is None:
        return
    if old.is_cut_at != version.is_cut_at or not old.has_same_original(version):
        chapter_pictures.forget(video)
    archive.note(old)  # with the texts as they were
    if not old.has_same_original(version):
        _forget_the_old_film(video)
    elif old.is_cut_at != version.is_cut_at:
        _shift_texts(video, old.trim_start_ms - version.trim_start_ms, version.duration_ms)


def _forget_the_old_film(video: Video) -> None:
    """What was said of it need not be true of the new one. In public, somebody has said it anew: `UseVersionView`.

    A film that is withheld for the sake of somebody stays so until somebody answers.
    """
    if video.own_poster:
        own_poster.choose_automatic(video)
    if video.people == Video.People.NOBODY and not video.is_public:
        video.people = Video.People.UNANSWERED
        video.save(update_fields=["people"])


def _shift_texts(video: Video, by_ms: int, length_ms: int) -> None:
    """Captions and chapters follow when the film is cut elsewhere; what is cut away goes."""
    for captions in video.captions.all():
        captions.vtt = shift_cues(captions.vtt, by_ms, length_ms)
        if captions.vtt:
            captions.save(update_fields=["vtt"])
        else:
            captions.delete()
    chapters = list(video.chapters.all())
    starts = shift_starts([chapter.start_ms for chapter in chapters], by_ms, length_ms)
    # Away from each other first: two chapters must never begin at the same time, not even on the way.
    video.chapters.all().delete()
    Chapter.objects.bulk_create(
        Chapter(
            video=video,
            title=chapter.title,
            text=chapter.text,
            start_ms=start_ms,
            picture_ms=_shifted(chapter.picture_ms, by_ms, length_ms),
        )
        for chapter, start_ms in zip(chapters, starts, strict=True)
        if start_ms is not None
    )


def _shifted(moment_ms: int | None, by_ms: int, length_ms: int) -> int | None:
    """None for a moment that is cut away, too."""
    return moment_ms + by_ms if moment_ms is not None and 0 <= moment_ms + by_ms < length_ms else None
