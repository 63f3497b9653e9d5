# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The people in a film or picture, on its page in the admin."""

from typing import Any

from django import template

from media_pipeline.models import Image, Video
from media_pipeline.people.admin import kind_of, rows

register = template.Library()


@register.inclusion_tag("media_pipeline/admin/people.html")
def people_of(thing: Video | Image) -> dict[str, Any]:
    return {"thing": thing, "kind": kind_of(thing), "rows": list(rows(thing))}
