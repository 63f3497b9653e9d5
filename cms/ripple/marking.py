# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A change runs on: everything that names what has changed is to be checked."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.ripple.models import ToBeChecked
from cms.ripple.naming import Thing, drafts_naming, stored_naming
from cms.ripple.tasks import tell_owners
from cms.ripple.uses import same_in_other_languages
from guides.models import PlacePage
from media_pipeline.models import Video

Reason = ToBeChecked.Reason


def ripple(thing: Thing, changed: Iterable[str]) -> int:
    """The thing has changed in these fields, in public; how many are to be checked."""
    translations = same_in_other_languages(thing)
    keys = [thing.pk, *(page.pk for page in translations)]
    pages = stored_naming(type(thing), keys) | drafts_naming(type(thing), keys)
    if not isinstance(thing, Video) and thing.language != settings.LANGUAGE_CODE:
        pages = set(Page.objects.filter(pk__in=pages, locale=thing.locale_id).values_list("pk", flat=True))
    else:
        pages |= {page.pk for page in translations}
    films = [thing.film_id] if isinstance(thing, PlacePage) and thing.film_id and "film" not in set(changed) else []
    return _mark(thing, list(changed), pages - {thing.pk}, films)


@transaction.atomic
def _mark(thing: Thing, changed: list[str], pages: Collection[int], films: Collection[int]) -> int:
    source = {"source_film": thing} if isinstance(thing, Video) else {"source_page_id": thing.pk}
    open_rows = ToBeChecked.objects.select_for_update().filter(**source, reason=Reason.CHANGED, checked_at=None)
    known = {(row.page_id, row.film_id): row for row in open_rows}
    for row in known.values():
        row.changed = list(dict.fromkeys([*row.changed, *changed]))
        row.since = timezone.now()
    ToBeChecked.objects.bulk_update(known.values(), ["changed", "since"])
    wanted = [*((page, None) for page in pages), *((None, film) for film in films)]
    new = [
        ToBeChecked(page_id=page, film_id=film, source_title=thing.title, changed=changed, **source)
        for page, film in wanted
        if (page, film) not in known
    ]
    ToBeChecked.objects.bulk_create(new)
    if new:
        transaction.on_commit(tell_owners.enqueue)
    return len(wanted)
