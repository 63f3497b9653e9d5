# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Versions made anew from a film's upload."""

from typing import Any
from uuid import uuid4

from django.db import transaction

from media_pipeline import jobs, profiles
from media_pipeline.models import Video, VideoVersion

Origin = VideoVersion.Origin

_EDITS = ("trim_start_ms", "trim_end_ms", "without_sound", "described_sound")


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
    """The versions that films show and that were encoded with another profile, as far as their uploads are kept."""
    shown = VideoVersion.objects.filter(pk__in=Video.objects.values("current_version")).exclude(original="")
    return list(shown.exclude(profile=profiles.NAME).select_related("video").order_by("pk"))


def _make(version: VideoVersion, origin: Origin, edits: dict[str, Any]) -> VideoVersion:
    if not version.original:
        raise OriginalGone
    made = VideoVersion(
        uuid=uuid4(),
        video=version.video,
        origin=origin,
        original=version.original,
        original_bytes=version.original_bytes,
        is_long=version.is_long,
        **{name: edits.get(name, getattr(version, name)) for name in _EDITS},
    )
    with transaction.atomic():
        jobs.cancel_unfinished(version.video)
        made.save()
        jobs.wake(made)
    return made
