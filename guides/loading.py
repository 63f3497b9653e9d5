# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads a guide or a place with all that a document or leaflet of it shows, in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from guides.chosen import prepare_films, prepare_guide, shown_as
from guides.media_use import media_changes
from guides.models import ContactPage, GuidePage, PlacePage


@dataclass(frozen=True)
class LoadedGuide:
    """`modified` is when something of the guide last came, went or changed for its readers."""

    guide: GuidePage
    modified: datetime | None


@dataclass(frozen=True)
class LoadedPlace:
    """`modified` as for a guide."""

    place: PlacePage
    modified: datetime | None


def load_guide(guide: GuidePage) -> LoadedGuide:
    """Also fetches in bulk what the guide's streams point to, in the active language."""
    chosen = prepare_guide(guide)
    kept = [shown_as(page) or page for page in chosen if isinstance(page, (PlacePage, ContactPage))]
    used: list[Page] = [guide, guide.department, *kept]
    return LoadedGuide(guide, _modified(used))


def load_place(place: PlacePage) -> LoadedPlace:
    """Also fetches its film."""
    prepare_films([place.film] if place.film else [])
    return LoadedPlace(place, _modified([place, place.department]))


def _modified(pages: list[Page]) -> datetime | None:
    return latest_change(pages, media_changes([page.pk for page in pages], timezone.now()))


def latest_change(pages: Iterable[Page], changes: Mapping[int, datetime]) -> datetime | None:
    """When one of the pages was last published, or lost or got back a film or picture."""
    moments = (moment for page in pages for moment in (page.last_published_at, changes.get(page.pk)))
    return max((moment for moment in moments if moment), default=None)
