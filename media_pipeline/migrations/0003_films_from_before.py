# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Versions from before these fields: none of them was cut, and what citizens see is to be archived one day."""

from typing import Any

from django.db import migrations
from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone


def fill_in(apps: Any, schema_editor: Any) -> None:
    versions = apps.get_model("media_pipeline", "VideoVersion").objects.order_by()
    renditions = apps.get_model("media_pipeline", "VideoRendition").objects.order_by()
    made = renditions.filter(version=OuterRef("pk")).values("version").annotate(total=Sum("bytes")).values("total")
    versions.update(original_ms=F("duration_ms"), made_bytes=Coalesce(Subquery(made), 0))
    shown = apps.get_model("media_pipeline", "Video").objects.filter(is_public=True).values("current_version")
    versions.filter(pk__in=shown).update(first_public_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("media_pipeline", "0002_wider_pipeline")]

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop)]
