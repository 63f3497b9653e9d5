# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The captions of a film, on its page in the admin."""

from typing import Any

from django import template
from django.tasks import TaskResultStatus

from media_pipeline import tasks
from media_pipeline.captions import transcriber
from media_pipeline.models import Video

register = template.Library()


@register.inclusion_tag("media_pipeline/admin/captions_list.html")
def captions_of(film: Video) -> dict[str, Any]:
    has_machine = film.is_playable and transcriber.is_configured()
    status = tasks.transcription_status(film.pk) if has_machine else None
    return {
        "film": film,
        "has_machine": has_machine,
        "machine_is_writing": status in tasks.TO_COME,
        "machine_has_failed": status == TaskResultStatus.FAILED,
    }
