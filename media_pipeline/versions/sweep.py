# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Finds files in the storage that no row owns: what processes left that were killed between storing and saying so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import batched
from pathlib import PurePosixPath
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from media_pipeline import storage
from media_pipeline.models import ArchivedVersion, Chapter, Upload, Video, VideoRendition, VideoVersion

YOUNG = timedelta(days=1)
"""Somebody may just be about to save the row that owns a file as new as this."""

_AT_ONCE = 200


def sweep(now: datetime | None = None) -> int:
    """Delete what nobody owns; how many files."""
    deleted = 0
    for key in orphans(now or timezone.now()):
        storage.delete(key)
        deleted += 1
    return deleted


def orphans(now: datetime) -> Iterator[str]:
    """Keys of files that no row owns and that are older than a day; in fixed memory, whatever their number."""
    for folder, owned_of in _OWNERS.items():
        for keys in batched(storage.walk(folder), _AT_ONCE):
            owned = owned_of(keys)
            for key in keys:
                if key not in owned and storage.is_older(key, now - YOUNG):
                    yield key


def _originals(keys: Iterable[str]) -> set[str]:
    rows = VideoVersion.objects.filter(Q(original__in=keys) | Q(described_sound__in=keys))
    return {key for row in rows.values_list("original", "described_sound") for key in row}


def _posters(keys: Iterable[str]) -> set[str]:
    chosen = Video.objects.filter(own_poster__in=keys).values_list("own_poster", flat=True)
    return {*chosen, *Chapter.objects.filter(picture__in=keys).values_list("picture", flat=True)}


def _archived(keys: Iterable[str]) -> set[str]:
    return set(ArchivedVersion.objects.filter(key__in=keys).values_list("key", flat=True))


def _uploads(keys: Iterable[str]) -> set[str]:
    """uploads/<upload>/…"""
    uuids = {key: _uuid(key, 1) for key in keys}
    known = set(Upload.objects.filter(uuid__in=_given(uuids)).values_list("uuid", flat=True))
    return {key for key, uuid in uuids.items() if uuid in known}


def _version_files(keys: Iterable[str]) -> set[str]:
    """videos/<video>/<version>/<attempt>/…: everything in the folders of a ready version's own attempt.

    What belongs to versions that are worked on is left to those who work.
    """
    uuids = {key: _uuid(key, 2) for key in keys}
    versions = VideoVersion.objects.filter(uuid__in=_given(uuids))
    unfinished = set(versions.filter(state__in=VideoVersion.UNFINISHED).values_list("uuid", flat=True))
    named = versions.values_list("poster", "storyboard", "playlist")
    renditions = VideoRendition.objects.filter(version__uuid__in=_given(uuids)).values_list("key", flat=True)
    attempts = {_attempt(key) for key in (*(key for row in named for key in row), *renditions) if key}
    return {key for key, uuid in uuids.items() if uuid in unfinished or _attempt(key) in attempts}


def _attempt(key: str) -> tuple[str, ...]:
    return PurePosixPath(key).parts[:4]


def _given(uuids: Mapping[str, UUID | None]) -> set[UUID]:
    return {uuid for uuid in uuids.values() if uuid}


def _uuid(key: str, part: int) -> UUID | None:
    try:
        return UUID(PurePosixPath(key).parts[part])
    except (ValueError, IndexError):
        return None


_OWNERS: Mapping[str, Callable[[Iterable[str]], set[str]]] = MappingProxyType(
    {
        "videos": _version_files,
        "originals/videos": _originals,
        "posters": _posters,
        "archive": _archived,
        "uploads": _uploads,
    }
)
