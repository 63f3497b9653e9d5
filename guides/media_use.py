# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which films, pictures and documents citizens may see: those that a live page or the header uses, and no others."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from guides.models import Look
from guides.readable import readable_pages
from guides.tasks import make_sizes
from media_pipeline.models import Consent, Document, Image, Publishable, Video, may_be_shown
from media_pipeline.people.rules import Basis, last_change
from media_pipeline.publication import set_public

PUBLISHABLE: tuple[type[Publishable], ...] = (Video, Image, Document)


def sync_public_media() -> None:
    """Make public what live pages and the header use and may show, withdraw the rest.

    Idempotent, in a fixed number of statements.
    """
    for model in PUBLISHABLE:
        used = _used_by_live_pages(model) | _used_by_the_look(model)
        came = set_public(model, used, public=True)
        may_stay = Q(pk__in=used) & may_be_shown(model, timezone.localdate())
        too_much = model._default_manager.filter(is_public=True).exclude(may_stay)
        set_public(model, set(too_much.values_list("pk", flat=True)), public=False)
        if model is Image:
            for pk in came:
                make_sizes.enqueue(pk)


def _used_by_live_pages(model: type[Publishable]) -> set[int]:
    """Primary keys of the model's objects that a live page refers to."""
    # The index keeps primary keys as text, because it refers to rows of any table.
    key = ReferenceIndex._meta.get_field("object_id")
    live = readable_pages().annotate(key=Cast("pk", key)).values("key")
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
        object_id__in=live,
    )
    return {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def _used_by_the_look(model: type[Publishable]) -> set[int]:
    """Primary keys of what the header shows on every page."""
    if model is not Image:
        return set()
    return set(Look.objects.exclude(logo=None).values_list("logo_id", flat=True))


def media_changes(pages: Collection[int], now: datetime) -> dict[int, datetime]:
    """When films and pictures of these live pages last came or went for the sake of somebody in them, by page."""
    owners = {
        ContentType.objects.get_for_model(Video).pk: "video",
        ContentType.objects.get_for_model(Image).pk: "image",
    }
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type__in=owners,
        object_id__in=list(map(str, pages)),
    ).values_list("object_id", "to_content_type_id", "to_object_id")
    used = {(int(page), owners[kind], int(pk)) for page, kind, pk in references}
    consents = Consent.objects.filter(
        Q(video__in={pk for _, owner, pk in used if owner == "video"})
        | Q(image__in={pk for _, owner, pk in used if owner == "image"})
    )
    bases: dict[tuple[str, int | None], list[Basis]] = defaultdict(list)
    for consent in consents:
        owner = ("video", consent.video_id) if consent.video_id else ("image", consent.image_id)
        bases[owner].append(consent.basis)
    changes: dict[int, datetime] = {}
    for page, owner_name, pk in used:
        change = last_change(bases[owner_name, pk], now)
        if change:
            changes[page] = max(change, changes.get(page, change))
    return changes
