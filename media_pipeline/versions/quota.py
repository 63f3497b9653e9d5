# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How much room a collection's films take, and how much they may."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet, Sum
from wagtail.models import Collection

from media_pipeline import conf
from media_pipeline.failures import Failure
from media_pipeline.models import CollectionRules, Upload, Video, VideoVersion

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
    used = _used(VideoVersion.objects.filter(video__collection__in=ids))
    megabytes = CollectionRules.objects.filter(collection__in=ids, quota_megabytes__isnull=False)
    own = dict(megabytes.values_list("collection", "quota_megabytes"))
    return [
        Room(collection, used.get(collection.pk, 0), _allowed(own.get(collection.pk))) for collection in collections
    ]


def refusal(collection: Collection, more_bytes: int) -> Failure | None:
    """Why another film of this size is not taken, if it isn't. Uploads that have begun need room, too."""
    [room] = rooms([collection])
    begun = Upload.objects.filter(collection=collection, version=None).aggregate(bytes=Sum("length"))["bytes"] or 0
    return None if room.has_room_for(begun + more_bytes) else Failure.QUOTA


def bytes_of(film: Video) -> int:
    """How much room the film takes in its collection."""
    return sum(_used(VideoVersion.objects.filter(video=film)).values())


def _used(versions: QuerySet[VideoVersion]) -> dict[int, int]:
    """What was uploaded and is kept, and what was made of it, by collection. (Posters of one's own are not counted.)"""
    parts = [
        _bytes(_first_with_its("original", versions), "original_bytes"),
        _bytes(_first_with_its("described_sound", versions), "described_bytes"),
        _bytes(versions, "made_bytes"),
    ]
    used: dict[int, int] = {}
    for collection, taken in parts[0].union(*parts[1:], all=True).order_by():
        used[collection] = used.get(collection, 0) + taken
    return used


def _first_with_its(key: str, versions: QuerySet[VideoVersion]) -> QuerySet[VideoVersion]:
    """One version for each uploaded file that is kept: versions made anew share it."""
    earlier = VideoVersion.objects.filter(video=OuterRef("video"), pk__lt=OuterRef("pk"))
    return versions.exclude(**{key: ""}).filter(~Exists(earlier.filter(**{key: OuterRef(key)})))


def _bytes(versions: QuerySet[VideoVersion], field: str) -> "QuerySet[VideoVersion, tuple[int, int]]":
    by_collection = versions.order_by().values(owner=F("video__collection"))
    return by_collection.annotate(taken=Sum(field)).values_list("owner", "taken")


def _allowed(own_megabytes: int | None) -> int | None:
    return conf.quota_bytes() if own_megabytes is None else own_megabytes * _MEGABYTE
