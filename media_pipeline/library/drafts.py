# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Drafts of live pages that a film stands in. Wagtail's reference index knows only what is stored of a page itself."""

from wagtail.models import Page

from media_pipeline.models import Video


def drafts_with(film: Video) -> list[Page]:
    """The newest drafts that use the film. Reads every draft that isn't published: for rare occasions."""
    pages = Page.objects.live().filter(has_unpublished_changes=True)
    drafts = (page.get_latest_revision_as_object() for page in pages)
    return [draft for draft in drafts if _uses(draft, film)]


def _uses(draft: Page, film: Video) -> bool:
    for field in draft._meta.get_fields():
        if hasattr(field, "extract_references"):
            references = field.extract_references(field.value_from_object(draft))
            if any((model, str(pk)) == (Video, str(film.pk)) for model, pk, *_path in references):
                return True
        elif field.many_to_one and field.related_model is Video and field.value_from_object(draft) == film.pk:
            return True
    return False
