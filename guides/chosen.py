# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the streams of a page point to (places, contacts, guides, films, pictures), made ready in bulk.

Wagtail fetches the objects of a stream in one query a type; what hangs on those (translations, film files, picture
sizes) would be fetched object by object while the templates render.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model, Prefetch, prefetch_related_objects
from wagtail.blocks import StreamValue, StructValue
from wagtail.images.models import Filter
from wagtail.models import Locale, Page

from guides.models import GuidePage, PlacePage
from guides.readable import attach_departments, readable_pages
from media_pipeline.models import PLAYER_RELATIONS, Image, ImageRendition, ShowsPeople, Video

PICTURE = "format-{avif,webp}|width-{320,640,960}"
"""Sizes of a picture inside the text, for phones and for a desktop's column; templates say the same to `picture`."""
THUMBNAIL = "format-{avif,webp}|fill-{192x144,384x288}"
"""Sizes of a guide's picture in lists."""


def prepare(values: Iterable[Any]) -> list[Page]:
    """Make ready for showing everything chosen in these block values, in a fixed number of queries.

    Returns the pages among it.
    """
    found: dict[type[Model], list[Any]] = defaultdict(list)
    for value in values:
        for chosen in _walk(value):
            found[Page if isinstance(chosen, Page) else type(chosen)].append(chosen)
    localise(found[Page])
    prepare_films(found[Video])
    prepare_pictures(found[Image], PICTURE)
    return found[Page]


def prepare_guide(guide: GuidePage) -> list[Page]:
    """Make ready what the guide shows on any of its pages and what its places show on theirs; its department, too.

    Returns the pages that its streams point to.
    """
    attach_departments([guide])
    chosen = prepare([guide.steps, guide.questions, guide.places, guide.contacts])
    prepare_pictures([guide.cover_image] if guide.cover_image else [], PICTURE)
    places = [shown for page in chosen if isinstance(page, PlacePage) and (shown := shown_as(page))]
    prefetch_related_objects(places, "film")
    prepare_films([place.film for place in places if place.film])
    return chosen


def _walk(value: Any) -> Iterator[Model]:
    if isinstance(value, StreamValue):
        for child in value:
            yield from _walk(child.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _walk(part)
    elif isinstance(value, Model):
        yield value


def chosen_keys(page: Page, *kinds: str) -> Iterator[int]:
    """Primary keys of what the page's streams point to by blocks of these kinds.

    From the streams as they are stored: turning them into objects costs queries for each.
    """
    for name in ("steps", "questions", "places", "contacts"):
        stream = getattr(page, name, None)
        if stream is not None:
            yield from _keys_in(stream.raw_data, kinds)


def _keys_in(blocks: Iterable[dict[str, Any]], kinds: tuple[str, ...]) -> Iterator[int]:
    for block in blocks:
        match block:
            case {"type": "step", "value": {"content": content}}:
                yield from _keys_in(content, kinds)
            case {"type": "question", "value": {"shared_text": int(pk)}} if "shared_text" in kinds:
                yield pk
            case {"type": kind, "value": int(pk)} if kind in kinds:
                yield pk


def localise(pages: list[Page]) -> None:
    """Let each page's `shown_as` be what citizens can open: its translation for the reader, or itself, or None."""
    if not pages:
        return
    translations = _translations(pages)
    keys = {page.pk for page in (*pages, *translations.values())}
    readable = set(readable_pages().filter(pk__in=keys).values_list("pk", flat=True))
    for page in pages:
        translated = translations.get(page.translation_key)
        shown = translated if translated and translated.pk in readable else page
        page.shown_as = shown if page.pk in readable else None


def _translations(pages: list[Page]) -> dict[Any, Page]:
    """By translation key: of the pages in other languages, those into the reader's."""
    locale = Locale.get_active()
    found: dict[Any, Page] = {}
    for model in {type(page) for page in pages if page.locale_id != locale.pk}:
        keys = [page.translation_key for page in pages if isinstance(page, model)]
        translations = model._default_manager.filter(locale=locale, translation_key__in=keys)
        found |= {page.translation_key: page for page in translations}
    return found


def shown_as[Shown: Page](page: Shown | None) -> Shown | None:
    """What citizens can open of the page, None for a deleted or withdrawn one; after `localise`, without a query."""
    if page is not None and not hasattr(page, "shown_as"):
        localise([page])
    shown: Shown | None = getattr(page, "shown_as", None)
    return shown


def prepare_films(films: list[Video]) -> None:
    _prepare_private(films)
    prefetch_related_objects(films, *PLAYER_RELATIONS)
    for film in films:
        if film.current_version:
            film.current_version.video = film


def prepare_pictures(pictures: list[Image], sizes: str) -> None:
    _prepare_private(pictures)
    renditions = ImageRendition.objects.filter(filter_spec__in=Filter.expand_spec(sizes))
    prefetch_related_objects(pictures, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions"))


def _prepare_private(things: Iterable[ShowsPeople]) -> None:
    """What is not public may be withheld for somebody's sake: `is_withheld` asks for the grounds."""
    prefetch_related_objects([thing for thing in things if not thing.is_public], "consents")
