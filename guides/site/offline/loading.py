# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads a guide for its parcel, in a fixed number of queries, and remembers what doesn't change."""

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone, translation

from guides.chosen import prepare_guide
from guides.models import GuidePage
from guides.notices.current import notices_on
from guides.short_addresses import existing
from guides.site.offline.parcel import Parcel, parcel, places_among
from media_pipeline import storage

REMEMBERED_SECONDS = 300
_MISSING = -1
"""Remembered of a file that isn't there; None would be taken for not known."""


def load_parcel(guide: GuidePage) -> Parcel:
    """In the guide's own language."""
    with translation.override(guide.locale.language_code):
        chosen = prepare_guide(guide)
        danish = None if guide.language == settings.LANGUAGE_CODE else guide.published_danish()
        places = places_among(chosen)
        codes = existing({guide.pk, *(place.pk for place in places)})
        notices = notices_on(guide, timezone.now())
        return parcel(guide, [*chosen, *([danish] if danish else [])], places, stored_size, codes, notices)


def parcel_bytes(guide: GuidePage) -> int:
    """How large the guide is to keep, as it was at most five minutes ago."""
    size = cache.get_or_set(f"parcel-bytes:{guide.pk}", lambda: load_parcel(guide).bytes, REMEMBERED_SECONDS)
    return int(size or 0)


def stored_size(key: str) -> int | None:
    """In bytes. A bucket is asked once: a key never changes meaning."""
    name = f"stored-size:{key}"
    size: int | None = cache.get(name)
    if size is None:
        found = storage.size(key)
        size = _MISSING if found is None else found
        cache.set(name, size, timeout=REMEMBERED_SECONDS if found is None else None)
    return None if size == _MISSING else size
