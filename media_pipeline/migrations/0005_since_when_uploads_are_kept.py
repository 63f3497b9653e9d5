# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Uploads from before this field came with the earliest version that is left of them."""

from typing import Any

import django.utils.timezone
from django.db import migrations, models
from django.db.models import Min, OuterRef, Subquery


def fill_in(apps: Any, schema_editor: Any) -> None:
    versions = apps.get_model("media_pipeline", "VideoVersion").objects.order_by()
    alike = versions.filter(video=OuterRef("video"), original=OuterRef("original"))
    versions.update(original_since=Subquery(alike.values("original").annotate(first=Min("created_at")).values("first")))


class Migration(migrations.Migration):
    dependencies = [("media_pipeline", "0004_chapters_of_the_upload")]

    operations = [
        migrations.AddField(
            model_name="videoversion",
            name="original_since",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
