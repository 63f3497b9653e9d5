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

from media_pipeline.models import PLAYER_RELATIONS, Image, ImageRendition, Video

PICTURE = "width-{480,960,1440}"
"""Sizes of a picture inside the text; templates say the same to `srcset_image`."""
THUMBNAIL = "fill-{192x144,384x288}"
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


def _walk(value: Any) -> Iterator[Model]:
    if isinstance(value, StreamValue):
        for child in value:
            yield from _walk(child.value)
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _walk(part)
    elif isinstance(value, Model):
        yield value


def localise(pages: list[Page]) -> None:
    """Let each page's `shown_as` be its live translation in the reader's language, or the page itself."""
    if not pages:
        return
    locale = Locale.get_active()
    translations: dict[Any, Page] = {}
    for model in {type(page) for page in pages if page.locale_id != locale.pk}:
        keys = [page.translation_key for page in pages if isinstance(page, model)]
        live = model._default_manager.filter(live=True, locale=locale, translation_key__in=keys)
        translations |= {page.translation_key: page for page in live}
    for page in pages:
        page.shown_as = translations.get(page.translation_key, page)


def shown_as[Shown: Page](page: Shown) -> Shown:
    """The page in the reader's language; after `localise`, without asking the database."""
    found: Shown = getattr(page, "shown_as", None) or page.localized
    return found


def prepare_films(films: list[Video]) -> None:
    prefetch_related_objects(films, *PLAYER_RELATIONS)
    for film in films:
        if film.current_version:
            film.current_version.video = film


def prepare_pictures(pictures: list[Image], sizes: str) -> None:
    renditions = ImageRendition.objects.filter(filter_spec__in=Filter.expand_spec(sizes))
    prefetch_related_objects(pictures, Prefetch("renditions", queryset=renditions, to_attr="prefetched_renditions"))
