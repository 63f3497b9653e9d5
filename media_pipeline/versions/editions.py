# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Versions made anew from a film's upload."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef

from media_pipeline.encoding import jobs, profiles
from media_pipeline.models import Video, VideoVersion

Origin = VideoVersion.Origin


class OriginalGone(Exception):
    """The upload is no longer kept, so nothing can be made from it."""


def make(version: VideoVersion, **edits: Any) -> VideoVersion:
    """Have another version made from the upload of `version`, with its edits except those that are given.

    `edits`: trim_start_ms, trim_end_ms (None: to the end), without_sound, described_sound (a key). Raises OriginalGone.
    """
    return _make(version, Origin.EDIT, edits)


def make_again(version: VideoVersion) -> VideoVersion:
    """Have `version` encoded with today's profile. The film shows the old one until the new one is ready."""
    return _make(version, Origin.PROFILE, {})


def outdated() -> "list[VideoVersion]":
    """The versions that films show and that were encoded with another profile, as far as their uploads are kept.

    Not where a later version is being made or waits for somebody's word: that one comes with today's profile anyway.
    """
    shown = VideoVersion.objects.filter(pk__in=Video.objects.values("current_version")).exclude(original="")
    later = VideoVersion.objects.filter(video=OuterRef("video"), pk__gt=OuterRef("pk"))
    coming = later.filter(state__in=(*VideoVersion.UNFINISHED, VideoVersion.State.READY))
    outdated = shown.exclude(profile=profiles.NAME).filter(~Exists(coming))
    return list(outdated.select_related("video").order_by("pk"))


def _make(version: VideoVersion, origin: Origin, edits: dict[str, Any]) -> VideoVersion:
    if not version.original:
        raise OriginalGone
    made = VideoVersion(
        uuid=uuid4(),
        video=version.video,
        origin=origin,
        original=version.original,
        original_since=version.original_since,
        original_bytes=version.original_bytes,
        original_ms=version.original_ms,
        is_long=version.is_long,
        **version.edits | edits,
    )
    with transaction.atomic():
        jobs.cancel_unfinished(version.video)
        made.save()
        jobs.wake(made)
    return made
