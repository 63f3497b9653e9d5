# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is kept, how long, and what goes when nobody needs it any more. Every job here may run twice, or die halfway."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from media_pipeline import conf, storage
from media_pipeline.models import CollectionRules, Video, VideoVersion
from media_pipeline.versions import archive

logger = logging.getLogger(__name__)

State = VideoVersion.State


def delete_unless_used(key: str) -> None:
    """Delete an uploaded file that no version needs any more; versions made anew from an upload share it."""
    if key and not VideoVersion.objects.filter(Q(original=key) | Q(described_sound=key)).exists():
        storage.delete(key)


def drop_superseded() -> int:
    """Delete versions whose place others have taken, with their files; how many. Archives those that were public."""
    return sum(map(_drop, _superseded().select_related("video__collection")[:_AT_ONCE]))


def _drop(version: VideoVersion) -> bool:
    """Whether it went; one that can't go keeps nobody else from going."""
    try:
        archive.keep(version)  # before the transaction of the deletion: copying takes long
        with transaction.atomic():
            Video.objects.select_for_update(of=("self",)).filter(pk=version.video_id).first()
            if not _superseded().filter(pk=version.pk).exists():
                return False  # meanwhile somebody said that the film shall show it
            version.delete()
    except Exception:
        logger.exception("version %s could not be dropped", version.pk)
        return False
    return True


def drop_old_originals(now: datetime | None = None) -> int:
    """Delete the uploads that were kept as long as their departments say; how many.

    A film that is ready needs its upload no more, except to be cut or made again.
    """
    now = now or timezone.now()
    rules = dict(CollectionRules.objects.values_list("collection", "keep_originals_days"))
    dropped = sum(
        _drop_originals(Q(video__collection=collection), now - timedelta(days=days))
        for collection, days in rules.items()
        if days is not None
    )
    if default := conf.keep_originals():
        dropped += _drop_originals(~Q(video__collection__in=rules), now - default)
    return dropped


_AT_ONCE = 100


def _superseded() -> QuerySet[VideoVersion]:
    """Neither shown nor worked on, and followed by another one; a failed upload need not be followed by success."""
    newer = VideoVersion.objects.filter(video=OuterRef("video"), pk__gt=OuterRef("pk"))
    unwanted = Q(state=State.CANCELLED, video__current_version__isnull=False)  # no page offers to try it again
    return (
        VideoVersion.objects.exclude(state__in=VideoVersion.UNFINISHED)
        .exclude(video__current_version=F("pk"))
        .filter(
            Q(Exists(newer.filter(state=State.READY)), state=State.READY)
            | Q(Exists(newer), state__in=(State.FAILED, State.CANCELLED))
            | unwanted
        )
        .order_by("pk")
    )


def _drop_originals(owners: Q, uploaded_before: datetime) -> int:
    uploads = VideoVersion.objects.filter(owners).exclude(original="").order_by().values("original")
    ready = Count("pk", filter=Q(state=State.READY))
    busy = Count("pk", filter=Q(state__in=VideoVersion.UNFINISHED))
    dispensable = uploads.annotate(since=Min("original_since"), ready=ready, busy=busy).filter(
        since__lt=uploaded_before, ready__gt=0, busy=0
    )
    keys = list(dispensable.values_list("original", flat=True)[:_AT_ONCE])
    for key in keys:
        _forget_original(key)
    return len(keys)


def _forget_original(key: str) -> None:
    versions = VideoVersion.objects.filter(original=key)
    with transaction.atomic():
        sounds = set(versions.exclude(described_sound="").values_list("described_sound", flat=True))
        versions.exclude(state__in=VideoVersion.UNFINISHED).update(original="", described_sound="")
    for unused in (key, *sounds):
        delete_unless_used(unused)
