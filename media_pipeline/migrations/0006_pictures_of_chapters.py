# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media_pipeline", "0005_since_when_uploads_are_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="chapter",
            name="picture",
            field=models.CharField(blank=True, editable=False, max_length=255),
        ),
        migrations.AddField(
            model_name="chapter",
            name="picture_ms",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="The moment that shows best where to go. Empty: just after the chapter begins.",
                null=True,
                verbose_name="picture from",
            ),
        ),
    ]
