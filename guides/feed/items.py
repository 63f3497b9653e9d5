# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Guides as a JSON Feed. Pure over guides that `guides.feed.loading` has loaded."""

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from wagtail.images.shortcuts import get_rendition_or_not_found

from guides.feed import schema
from guides.feed.presenters import document_path, permanent_path
from guides.loading import LoadedGuide
from guides.models import GuidePage
from guides.statistics.disclosure import Disclosed
from guides.steps import StepKind, number_steps
from media_pipeline.models import Image

IMAGE = "format-webp|width-960"
"""One of the sizes of guides.chosen.PICTURE."""


def feed_item(loaded: LoadedGuide, view_counts: Mapping[UUID, Disclosed]) -> schema.FeedItem:
    """`view_counts` leaves out the guides whose figures are no business of the public."""
    guide, department = loaded.guide, loaded.guide.department
    disclosed = view_counts.get(guide.uuid)
    return schema.FeedItem(
        id=permanent_path(guide.uuid),
        url=guide.get_url(),
        title=guide.title,
        summary=guide.summary,
        content_text=_in_words(guide),
        image=_image(guide.cover_image),
        date_published=guide.first_published_at,
        date_modified=loaded.modified,
        authors=[schema.Author(name=department.title, url=department.get_url())],
        tags=guide.audience_labels,
        language=guide.locale.language_code,
        vis_vej=schema.ItemExtension(
            about=reverse("api:openapi-json"),
            document_url=document_path(guide.uuid),
            department=schema.FeedDepartment(uuid=department.uuid, title=department.title, url=department.get_url()),
            audiences=guide.audiences,
            view_count=disclosed.value if disclosed else None,
        ),
    )


def _in_words(guide: GuidePage) -> str:
    """The summary and the numbered steps; the document has the rest."""
    steps = [block["value"] for block in guide.steps.raw_data]
    numbers = number_steps(step.get("kind", StepKind.REQUIRED) for step in steps)
    numbered = [
        f"{number.key}. {step['title']}\n{step.get('text', '')}".strip()
        for number, step in zip(numbers, steps, strict=True)
    ]
    return "\n\n".join([guide.summary, *numbered])


def _image(image: Image | None) -> str | None:
    if image is None or not image.is_public:
        return None
    url: str = get_rendition_or_not_found(image, IMAGE).url
    return url
