# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens could see is kept in private when it leaves its film, because an authority must be able to show it."""

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from media_pipeline import keys, storage
from media_pipeline.models import ArchivedVersion, Video, VideoRendition, VideoVersion


def keep(version: VideoVersion) -> ArchivedVersion | None:
    """Copy a version that was public to the archive, with the text that went with it; None for any other version.

    Killed at any line and run again, the result is the same. To be called while the version and its files are there.
    Raises MediaFailure when the disk is full.
    """
    kept = ArchivedVersion.objects.filter(version_uuid=version.uuid).first() or note(version)
    if kept is None or kept.key:
        return kept
    largest = _largest(version)
    if largest is not None:
        key = keys.archived_version(version.video.uuid, version.uuid)
        storage.delete(key)  # what an attempt that was killed may have left
        with storage.room_for(key):
            storage.copy(largest.key, key)
        kept.key = key
        kept.save(update_fields=["key"])
    return kept


def note(version: VideoVersion) -> ArchivedVersion | None:
    """Write down which text goes with a version that was public; None for any other. Its bytes follow with `keep`.

    To be called before the film shows another version: then the text changes with it.
    """
    film = version.video
    if version.first_public_at is None:
        return None
    text = {
        "collection": film.collection,
        "video_uuid": film.uuid,
        "title": film.title,
        "text_description": film.text_description,
        "captions": {captions.language: captions.vtt for captions in film.approved_captions},
        "duration_ms": version.duration_ms,
        "first_public_at": version.first_public_at,
    }
    return ArchivedVersion.objects.update_or_create(version_uuid=version.uuid, defaults=text)[0]


def archived_for(user: Any) -> "QuerySet[ArchivedVersion]":
    """What the user may see of the archive: that of collections whose films the user may change.

    What belongs to no collection any more is for those who may change every film.
    """
    policy = policy_registry.get_by_type(Video)
    collections = policy.collections_user_has_permission_for(user, "change")
    own = Q(collection__in=collections)
    everything = collections.filter(depth=1).exists()
    return ArchivedVersion.objects.filter(own | Q(collection=None) if everything else own)


def may_delete(user: Any) -> bool:
    """Whether the user looks after all collections, and so after the archive."""
    policy = policy_registry.get_by_type(Collection)
    return bool(policy.user_has_permission_for_instance(user, "delete", Collection.get_first_root_node()))


def _largest(version: VideoVersion) -> VideoRendition | None:
    """The H.264 file that shows most: it plays everywhere, and will in many years."""
    playable = version.renditions.filter(codec=VideoRendition.Codec.H264)
    return playable.order_by("is_described", "-short_side").first()
