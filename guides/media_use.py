# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which films, pictures and documents citizens may see: those that a live page uses, and no others."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from guides.readable import readable_pages
from media_pipeline.models import Document, Image, Publishable, Video
from media_pipeline.publication import set_public

PUBLISHABLE: tuple[type[Publishable], ...] = (Video, Image, Document)


def sync_public_media() -> None:
    """Make public what live pages use, and withdraw the rest. Idempotent, in a fixed number of statements."""
    for model in PUBLISHABLE:
        used = _used_by_live_pages(model)
        set_public(model, used, public=True)
        unused = model._default_manager.filter(is_public=True).exclude(pk__in=used)
        set_public(model, set(unused.values_list("pk", flat=True)), public=False)


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
