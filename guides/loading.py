# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads a guide or a place with all that a document or leaflet of it shows, in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from guides.chosen import prepare_films, prepare_guide, shown_as
from guides.media_use import media_changes
from guides.models import ContactPage, GuidePage, PlacePage, SharedTextPage
from guides.notices import current
from guides.notices.current import Notice

KEPT_ONCE = (PlacePage, ContactPage, SharedTextPage)
"""What a guide shows as it is now, whoever keeps it."""


@dataclass(frozen=True)
class LoadedGuide:
    """`modified` is when something of the guide last came, went or changed for its readers."""

    guide: GuidePage
    modified: datetime | None
    notices: list[Notice] = field(default_factory=list)


@dataclass(frozen=True)
class LoadedPlace:
    """`modified` as for a guide."""

    place: PlacePage
    modified: datetime | None
    notices: list[Notice] = field(default_factory=list)


def load_guide(guide: GuidePage) -> LoadedGuide:
    """Also fetches in bulk what the guide's streams point to, in the active language."""
    chosen = prepare_guide(guide)
    kept = [shown_as(page) or page for page in chosen if isinstance(page, KEPT_ONCE)]
    return LoadedGuide(guide, *_news([guide, guide.department, *kept]))


def load_place(place: PlacePage) -> LoadedPlace:
    """Also fetches its film."""
    prepare_films([place.film] if place.film else [])
    return LoadedPlace(place, *_news([place, place.department]))


def _news(pages: list[Page]) -> tuple[datetime | None, list[Notice]]:
    """When something of these pages last changed, and the notices that hold now."""
    now = timezone.now()
    given = list(current.given_on(page.translation_key for page in pages))
    changes = media_changes([page.pk for page in pages], now)
    return latest_change(pages, changes, current.changes(given, now)), current.shown(given, now)


def latest_change(
    pages: Iterable[Page], changes: Mapping[int, datetime], told: Mapping[UUID, datetime]
) -> datetime | None:
    """When one of the pages was last published, lost or got back a film or picture, or was spoken of in a notice.

    `changes` go by primary key, `told` by translation key.
    """
    moments = (
        moment
        for page in pages
        for moment in (page.last_published_at, changes.get(page.pk), told.get(page.translation_key))
    )
    return max((moment for moment in moments if moment), default=None)
