# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How much room a collection's films take, and how much they may."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Sum
from wagtail.models import Collection

from media_pipeline import conf
from media_pipeline.failures import Failure
from media_pipeline.models import CollectionRules, VideoRendition, VideoVersion

_MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes; without `allowed` there is no limit."""

    collection: Collection
    used: int
    allowed: int | None

    @property
    def is_full(self) -> bool:
        return self.allowed is not None and self.used >= self.allowed

    @property
    def is_nearly_full(self) -> bool:
        return self.allowed is not None and self.used >= self.high

    @property
    def high(self) -> int:
        """Where it becomes time to tell people."""
        return (self.allowed or 0) * 9 // 10

    def has_room_for(self, more_bytes: int) -> bool:
        return self.allowed is None or self.used + more_bytes <= self.allowed


def rooms(collections: Iterable[Collection]) -> list[Room]:
    """Of each of the collections, in their order. Two queries, whatever their number."""
    collections = list(collections)
    ids = [collection.pk for collection in collections]
    used = _used(ids)
    megabytes = CollectionRules.objects.filter(collection__in=ids, quota_megabytes__isnull=False)
    own = dict(megabytes.values_list("collection", "quota_megabytes"))
    return [
        Room(collection, used.get(collection.pk, 0), _allowed(own.get(collection.pk))) for collection in collections
    ]


def used(collection: Collection) -> int:
    """Bytes that the collection's films take: uploads that are kept, and what was made of them. One query."""
    return _used([collection.pk]).get(collection.pk, 0)


def refusal(collection: Collection, more_bytes: int) -> Failure | None:
    """Why another film of this size is not taken, if it isn't."""
    [room] = rooms([collection])
    return None if room.has_room_for(more_bytes) else Failure.QUOTA


def _used(ids: list[int]) -> dict[int, int]:
    originals = _by_collection(_kept_originals(), F("video__collection"), "original_bytes", ids)
    renditions = _by_collection(VideoRendition.objects.order_by(), F("version__video__collection"), "bytes", ids)
    used: dict[int, int] = {}
    for collection, taken in originals.union(renditions, all=True).order_by():
        used[collection] = used.get(collection, 0) + taken
    return used


def _kept_originals() -> QuerySet[VideoVersion]:
    """One version for each upload that is kept: versions made anew share it."""
    same = VideoVersion.objects.filter(video=OuterRef("video"), original=OuterRef("original"), pk__lt=OuterRef("pk"))
    return VideoVersion.objects.exclude(original="").filter(~Exists(same))


def _by_collection(rows: QuerySet, collection: F, bytes_field: str, ids: list[int]) -> QuerySet:  # type: ignore[type-arg]
    taken = rows.order_by().annotate(owner=collection).filter(owner__in=ids).values("owner")
    return taken.annotate(taken=Sum(bytes_field)).values_list("owner", "taken")


def _allowed(own_megabytes: int | None) -> int | None:
    return conf.quota_bytes() if own_megabytes is None else own_megabytes * _MEGABYTE
