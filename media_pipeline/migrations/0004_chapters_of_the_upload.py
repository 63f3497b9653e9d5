# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0003_films_from_before"),
    ]

    operations = [
        migrations.AddField(
            model_name="videoversion",
            name="found_chapters",
            field=models.JSONField(default=list),
        ),
    ]
