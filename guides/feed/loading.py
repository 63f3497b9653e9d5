# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads guides with all that their documents and feed items show, in a fixed number of queries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from guides.chosen import PICTURE, prepare, prepare_films, prepare_pictures, shown_as
from guides.models import GuidePage, PlacePage
from guides.readable import attach_departments, readable_guides


@dataclass(frozen=True)
class LoadedGuide:
    """`modified` is when the guide, its department, or a place or contact in it was last published."""

    guide: GuidePage
    modified: datetime | None


def find_guide(uuid: UUID) -> GuidePage | None:
    """The guide if citizens can reach it."""
    return readable_guides().select_related("locale", "cover_image").filter(uuid=uuid).first()


def load_document(guide: GuidePage) -> LoadedGuide:
    """Also fetches in bulk what the guide's streams point to, in the active language."""
    attach_departments([guide])
    streams = [guide.steps, guide.questions, guide.places, guide.contacts]
    chosen = prepare(streams)
    prepare_pictures([guide.cover_image] if guide.cover_image else [], PICTURE)
    places = [shown_as(page) for page in chosen if isinstance(page, PlacePage)]
    prefetch_related_objects(places, "film")
    prepare_films([place.film for place in places if place.film])
    return LoadedGuide(guide, _latest([guide, guide.department, *chosen]))


def load_items(guides: Iterable[GuidePage]) -> list[LoadedGuide]:
    """What feed items show. The streams stay as they are stored: turning them into objects costs queries for each."""
    guides = list(guides)
    attach_departments(guides)
    prepare_pictures([guide.cover_image for guide in guides if guide.cover_image], PICTURE)
    used = {guide.pk: set(_kept_pages(guide)) for guide in guides}
    kept = Page.objects.in_bulk(set().union(*used.values()))
    return [
        LoadedGuide(guide, _latest([guide, guide.department, *(kept[pk] for pk in used[guide.pk] if pk in kept)]))
        for guide in guides
    ]


def load_translations(guide: GuidePage) -> list[GuidePage]:
    """The same guide in other languages, where citizens can reach it."""
    same = readable_guides().filter(translation_key=guide.translation_key).exclude(pk=guide.pk)
    return list(same.select_related("locale").order_by("locale__language_code"))


def _latest(pages: Iterable[Page]) -> datetime | None:
    return max((page.last_published_at for page in pages if page.last_published_at), default=None)


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
