# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guides", "0005_look")]

    operations = [
        migrations.AddField(
            model_name="contactpage",
            name="origins",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="departmentpage",
            name="origins",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="guidepage",
            name="origins",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="homepage",
            name="origins",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
        migrations.AddField(
            model_name="placepage",
            name="origins",
            field=models.JSONField(blank=True, default=dict, editable=False),
        ),
    ]
