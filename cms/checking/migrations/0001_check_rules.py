# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.db import migrations, models

import guides.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="CheckRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "strict",
                    guides.models.fields.ChoiceListField(
                        blank=True,
                        choices=[
                            ("hard-to-read", "Text that is hard to read"),
                            ("long-step", "A long step"),
                            ("long-title", "A long title"),
                            ("link-words", "A link that doesn't say where it leads, such as “here”"),
                            ("old-film", "An old film"),
                            ("many-steps", "More than nine steps"),
                        ],
                        default=list,
                        help_text="What isn't ticked is advice: the author sees it, and decides. All else is always demanded.",
                        verbose_name="These stop a page from being published, too",
                    ),
                ),
            ],
            options={
                "verbose_name": "check before publishing",
                "verbose_name_plural": "check before publishing",
            },
        ),
    ]
