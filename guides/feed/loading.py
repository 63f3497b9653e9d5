# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads guides with all that their documents and feed items show, in a fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from guides.chosen import PICTURE, localise, prepare_guide, prepare_pictures, shown_as
from guides.media_use import media_changes
from guides.models import ContactPage, GuidePage, PlacePage
from guides.readable import attach_departments, readable_guides


@dataclass(frozen=True)
class LoadedGuide:
    """`modified` is when something of the guide last came, went or changed for its readers."""

    guide: GuidePage
    modified: datetime | None


def load_document(guide: GuidePage) -> LoadedGuide:
    """Also fetches in bulk what the guide's streams point to, in the active language."""
    chosen = prepare_guide(guide)
    kept = [shown_as(page) or page for page in chosen if isinstance(page, (PlacePage, ContactPage))]
    used: list[Page] = [guide, guide.department, *kept]
    return LoadedGuide(guide, _latest(used, media_changes([page.pk for page in used], timezone.now())))


def load_items(guides: Iterable[GuidePage]) -> list[LoadedGuide]:
    """What feed items show. The streams stay as they are stored: turning them into objects costs queries for each."""
    guides = list(guides)
    attach_departments(guides)
    prepare_pictures([guide.cover_image for guide in guides if guide.cover_image], PICTURE)
    used = {guide.pk: set(_kept_pages(guide)) for guide in guides}
    kept = Page.objects.in_bulk(set().union(*used.values()))
    localise(list(kept.values()))
    kept = {pk: shown_as(page) or page for pk, page in kept.items()}
    changes = media_changes([*used, *(page.pk for page in kept.values())], timezone.now())
    return [
        LoadedGuide(
            guide, _latest([guide, guide.department, *(kept[pk] for pk in used[guide.pk] if pk in kept)], changes)
        )
        for guide in guides
    ]


def load_translations(guide: GuidePage) -> list[GuidePage]:
    """The same guide in other languages, where citizens can reach it."""
    same = readable_guides().filter(translation_key=guide.translation_key).exclude(pk=guide.pk)
    return list(same.select_related("locale").order_by("locale__language_code"))


def _latest(pages: Iterable[Page], changes: Mapping[int, datetime]) -> datetime | None:
    """When one of the pages was last published, or lost or got back a film or picture."""
    moments = (moment for page in pages for moment in (page.last_published_at, changes.get(page.pk)))
    return max((moment for moment in moments if moment), default=None)


def _kept_pages(guide: GuidePage) -> Iterator[int]:
    """Primary keys of the places and contacts in the guide."""
    for stream in (guide.steps, guide.places, guide.contacts):
        yield from _chosen_in(stream.raw_data)


def _chosen_in(blocks: Iterable[dict[str, Any]]) -> Iterator[int]:
    for block in blocks:
        match block:
            case {"type": "step", "value": {"content": content}}:
                yield from _chosen_in(content)
            case {"type": "place" | "contact", "value": int(pk)}:
                yield pk
