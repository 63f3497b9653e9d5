# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads guides with all that their feed items show, in a fixed number of queries."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from guides.chosen import PICTURE, localise, prepare_pictures, shown_as
from guides.loading import LoadedGuide, latest_change
from guides.media_use import media_changes
from guides.models import GuidePage
from guides.readable import attach_departments, readable_guides


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
            guide, latest_change([guide, guide.department, *(kept[pk] for pk in used[guide.pk] if pk in kept)], changes)
        )
        for guide in guides
    ]


def load_translations(guide: GuidePage) -> list[GuidePage]:
    """The same guide in other languages, where citizens can reach it."""
    same = readable_guides().filter(translation_key=guide.translation_key).exclude(pk=guide.pk)
    return list(same.select_related("locale").order_by("locale__language_code"))


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
