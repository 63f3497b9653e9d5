# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which pages name a place, contact or film: as they are stored, and in drafts, in a fixed number of queries.

Wagtail's reference index knows only what is stored of a page itself. Drafts of published pages are revisions: of these
the few that hold the number at all are read.
"""

import json
from collections.abc import Collection, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from guides.models import ContactPage, PlacePage, SharedTextPage
from media_pipeline.models import Video

type Thing = PlacePage | ContactPage | SharedTextPage | Video

KINDS: dict[type[PlacePage | ContactPage | SharedTextPage | Video], str] = {
    PlacePage: "place",
    ContactPage: "contact",
    SharedTextPage: "shared_text",
    Video: "film",
}
"""What blocks and fields that point to such a thing are called."""


def stored_naming(model: type[Thing], keys: Collection[int]) -> set[int]:
    """Primary keys of the pages whose own row names one of these things. (Aliases follow what they mirror.)"""
    of = ContentType.objects.get_for_model(Video if model is Video else Page)
    found = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=of,
        to_object_id__in=list(map(str, keys)),
    )
    naming = {int(pk) for pk in found.values_list("object_id", flat=True)}
    return set(Page.objects.filter(pk__in=naming, alias_of=None).values_list("pk", flat=True))


def drafts_naming(model: type[Thing], keys: Collection[int]) -> set[int]:
    """Primary keys of the pages whose newest draft, not published yet, names one of these things."""
    if not keys:
        return set()
    drafts = Page.objects.filter(has_unpublished_changes=True, alias_of=None).annotate(
        words=Cast("latest_revision__content", TextField())
    )
    candidates = drafts.filter(reduce(or_, (Q(words__contains=str(key)) for key in keys)))
    return {
        pk
        for pk, content in candidates.values_list("pk", "latest_revision__content")
        if not set(keys).isdisjoint(named_in(content or {}, KINDS[model]))
    }


def named_in(content: dict[str, Any], kind: str) -> Iterator[int]:
    """Primary keys of the things of a kind that a revision names. Pure."""
    for name, value in content.items():
        if name == kind and isinstance(value, int):
            yield value
        elif isinstance(value, str) and value.startswith("["):
            yield from _named_in_blocks(_blocks(value), kind)


def _blocks(stream: str) -> Any:
    try:
        return json.loads(stream)
    except ValueError:  # a text that only begins as a stream does
        return []


def _named_in_blocks(value: Any, kind: str) -> Iterator[int]:
    match value:
        case {"type": str(named), "value": int(pk)} if named == kind:
            yield pk
        case dict():
            if isinstance(value.get(kind), int):
                yield value[kind]
            for part in value.values():
                yield from _named_in_blocks(part, kind)
        case list():
            for part in value:
                yield from _named_in_blocks(part, kind)
