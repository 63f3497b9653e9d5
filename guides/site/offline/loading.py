# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads a guide for its parcel, in a fixed number of queries, and remembers what doesn't change."""

from django.core.cache import cache
from django.utils import translation

from guides.chosen import prepare_guide
from guides.models import GuidePage
from guides.site.offline.parcel import Parcel, parcel
from media_pipeline import storage

REMEMBERED_SECONDS = 300


def load_parcel(guide: GuidePage) -> Parcel:
    """In the guide's own language."""
    with translation.override(guide.locale.language_code):
        return parcel(guide, prepare_guide(guide), stored_size)


def parcel_bytes(guide: GuidePage) -> int:
    """How large the guide is to keep, as it was at most five minutes ago."""
    size = cache.get_or_set(f"parcel-bytes:{guide.pk}", lambda: load_parcel(guide).bytes, REMEMBERED_SECONDS)
    return int(size or 0)


def stored_size(key: str) -> int | None:
    """In bytes. A bucket is asked once: a key never changes meaning."""
    name = f"stored-size:{key}"
    size: int | None = cache.get(name)
    if size is None:
        size = storage.size(key)
        cache.set(name, size, timeout=None if size is not None else REMEMBERED_SECONDS)
    return size
