# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reads guides with all that their feed items show, in a fixed number of queries."""

from collections.abc import Iterable

from django.utils import timezone
from wagtail.models import Page

from guides.chosen import PICTURE, chosen_keys, localise, prepare_pictures, shown_as
from guides.loading import LoadedGuide, latest_change
from guides.media_use import media_changes
from guides.models import GuidePage
from guides.notices.current import changes as notice_changes
from guides.notices.current import given_on
from guides.readable import attach_departments, readable_guides


def load_items(guides: Iterable[GuidePage]) -> list[LoadedGuide]:
    """What feed items show. The streams stay as they are stored: turning them into objects costs queries for each."""
    guides = list(guides)
    attach_departments(guides)
    prepare_pictures([guide.cover_image for guide in guides if guide.cover_image], PICTURE)
    used = {guide.pk: set(chosen_keys(guide, "place", "contact", "shared_text")) for guide in guides}
    kept = Page.objects.in_bulk(set().union(*used.values()))
    localise(list(kept.values()))
    kept = {pk: shown_as(page) or page for pk, page in kept.items()}
    now = timezone.now()
    changes = media_changes([*used, *(page.pk for page in kept.values())], now)
    spoken_of = [*(guide.department for guide in guides), *kept.values()]
    told = notice_changes(given_on({page.translation_key for page in spoken_of}), now)
    return [
        LoadedGuide(
            guide,
            latest_change([guide, guide.department, *(kept[pk] for pk in used[guide.pk] if pk in kept)], changes, told),
        )
        for guide in guides
    ]


def load_translations(guide: GuidePage) -> list[GuidePage]:
    """The same guide in other languages, where citizens can reach it."""
    same = readable_guides().filter(translation_key=guide.translation_key).exclude(pk=guide.pk)
    return list(same.select_related("locale").order_by("locale__language_code"))
