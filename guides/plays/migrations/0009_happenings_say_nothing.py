# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, F


def count_at_once(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """As if they were sealed: the published figures don't move, and the next night counts them in."""
    fields = ("day", "what", "page", "block", "language")
    rows = apps.get_model("plays", "Happening").objects.values(*fields).annotate(happened=Count("pk"))
    counters = apps.get_model("plays", "SubjectDay").objects
    for cell in list(rows):
        happened = cell.pop("happened")
        row, _ = counters.get_or_create(**cell, part="waiting", is_demo=False)
        counters.filter(pk=row.pk).update(count=F("count") + happened)


class Migration(migrations.Migration):
    dependencies = [
        ("plays", "0008_remembered_plays"),
    ]

    operations = [
        migrations.RunPython(count_at_once, migrations.RunPython.noop),
        migrations.RemoveField(model_name="happening", name="what"),
        migrations.RemoveField(model_name="happening", name="page"),
        migrations.RemoveField(model_name="happening", name="block"),
        migrations.RemoveField(model_name="happening", name="language"),
    ]
