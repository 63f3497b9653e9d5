# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What templates about reviews show."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.reviewing.changes import Thing
from media_pipeline.models import Image, Video

register = template.Library()


@register.inclusion_tag("cms/reviewing/thing.html")
def thing(shown: Thing) -> dict[str, Any]:
    kinds: dict[type, str] = {Image: "picture", Video: "film"}
    return {"thing": shown, "kind": kinds.get(type(shown.shown), "")}


@register.simple_tag
def name_in_subject(page: Page) -> str:
    """What a page is called in the subject of a letter, which is read on locked phones: nothing, if it is discreet."""
    saved = Page.objects.get(pk=page.pk)  # the editor's own page is the draft
    draft = saved.get_latest_revision_as_object()
    if getattr(saved.specific, "discreet", False) or getattr(draft, "discreet", False):
        return _("a guide")
    return _("“%(title)s”") % {"title": draft.title}
