# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("plays", "0009_happenings_say_nothing"),
    ]

    operations = [
        migrations.RemoveField(model_name="play", name="block"),
        migrations.RemoveField(model_name="play", name="language"),
    ]
