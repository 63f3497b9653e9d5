# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import guides.models.fields
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="GuideTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        help_text='What the guide is called to begin with, such as "Find the way to …"',
                        max_length=255,
                        verbose_name="Title",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        help_text="Shown to whoever chooses among the templates.",
                        max_length=200,
                        verbose_name="What it is good for",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number comes first.", verbose_name="Place in the list"
                    ),
                ),
                ("summary", models.CharField(blank=True, max_length=250, verbose_name="Short about the guide")),
                (
                    "audiences",
                    guides.models.fields.ChoiceListField(
                        blank=True,
                        choices=[
                            ("citizen", "Citizen"),
                            ("relative", "Relative"),
                            ("supporter", "Support person"),
                            ("companion", "Companion"),
                            ("guardian", "Guardian"),
                            ("young", "Child or young person"),
                        ],
                        default=list,
                        verbose_name="Who it is for",
                    ),
                ),
                ("why", wagtail.fields.RichTextField(blank=True, verbose_name="Why")),
                (
                    "steps",
                    wagtail.fields.StreamField(
                        [("step", 24)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": 'Begin with what to do, such as "Find entrance B".',
                                    "label": "Title",
                                    "max_length": 80,
                                },
                            ),
                            1: (
                                "wagtail.blocks.TextBlock",
                                (),
                                {
                                    "help_text": "One to three short sentences.",
                                    "label": "Short text",
                                    "max_length": 400,
                                    "required": False,
                                    "rows": 3,
                                },
                            ),
                            2: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("required", "Yes, it is a part of the way"),
                                        ("optional", "No, it can be skipped"),
                                        ("alternative", "No, it is instead of the step before: either … or"),
                                    ],
                                    "label": "Must everybody do this?",
                                },
                            ),
                            3: ("guides.blocks.text.TextBlock", (), {}),
                            4: (
                                "wagtail.images.blocks.ImageBlock",
                                [],
                                {"icon": "image", "label": "Picture", "template": "guides/blocks/image.html"},
                            ),
                            5: (
                                "media_pipeline.blocks.VideoChooserBlock",
                                (),
                                {"label": "Film", "template": "guides/blocks/film.html"},
                            ),
                            6: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"default": "Bring along", "label": "Heading", "max_length": 80},
                            ),
                            7: ("wagtail.blocks.CharBlock", (), {"label": "Item", "max_length": 200}),
                            8: (
                                "wagtail.blocks.StreamBlock",
                                [[("item", 7)]],
                                {"default": [("item", "")], "label": "Items", "min_num": 1},
                            ),
                            9: ("wagtail.blocks.StructBlock", [[("title", 6), ("items", 8)]], {}),
                            10: ("guides.blocks.chooser.PlaceChooserBlock", (), {}),
                            11: ("guides.blocks.chooser.ContactChooserBlock", (), {}),
                            12: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Such as: no later than 2 hours before",
                                    "label": "Deadline",
                                    "max_length": 200,
                                },
                            ),
                            13: (
                                "wagtail.blocks.DateBlock",
                                (),
                                {
                                    "help_text": "Only if it is the same day for everybody.",
                                    "label": "Date",
                                    "required": False,
                                },
                            ),
                            14: ("wagtail.blocks.StructBlock", [[("text", 12), ("date", 13)]], {}),
                            15: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Say what one can do there.",
                                    "label": "Text on the button",
                                    "max_length": 100,
                                },
                            ),
                            16: ("wagtail.blocks.URLBlock", (), {"label": "Address"}),
                            17: (
                                "wagtail.blocks.BooleanBlock",
                                (),
                                {"label": "You log in with MitID", "required": False},
                            ),
                            18: ("wagtail.blocks.StructBlock", [[("label", 15), ("url", 16), ("needs_mitid", 17)]], {}),
                            19: ("guides.blocks.chooser.GuideChooserBlock", (), {}),
                            20: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": [("info", "Good to know"), ("important", "Important")], "label": "Kind"},
                            ),
                            21: ("guides.blocks.text.TextBlock", (), {"label": "Text"}),
                            22: ("wagtail.blocks.StructBlock", [[("kind", 20), ("text", 21)]], {}),
                            23: (
                                "wagtail.blocks.StreamBlock",
                                [
                                    [
                                        ("text", 3),
                                        ("image", 4),
                                        ("film", 5),
                                        ("checklist", 9),
                                        ("place", 10),
                                        ("contact", 11),
                                        ("deadline", 14),
                                        ("self_service", 18),
                                        ("guide", 19),
                                        ("callout", 22),
                                    ]
                                ],
                                {"label": "More in this step", "required": False},
                            ),
                            24: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("text", 1), ("kind", 2), ("content", 23)]],
                                {},
                            ),
                        },
                        verbose_name="Steps",
                    ),
                ),
                ("what_happens_next", wagtail.fields.RichTextField(blank=True, verbose_name="What happens next")),
                (
                    "questions",
                    wagtail.fields.StreamField(
                        [("question", 3)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "As people ask it, such as: May I bring my dog?",
                                    "label": "Question",
                                    "max_length": 150,
                                },
                            ),
                            1: ("guides.blocks.text.TextBlock", (), {"label": "Answer"}),
                            2: ("media_pipeline.blocks.VideoChooserBlock", (), {"label": "Film", "required": False}),
                            3: ("wagtail.blocks.StructBlock", [[("question", 0), ("answer", 1), ("film", 2)]], {}),
                        },
                        verbose_name="Questions and answers",
                    ),
                ),
                ("duration", models.CharField(blank=True, max_length=100, verbose_name="How long it takes")),
                ("cancellation", models.CharField(blank=True, max_length=200, verbose_name="Cancel no later than")),
                ("home_visit", models.CharField(blank=True, max_length=250, verbose_name="Can you come to my home?")),
            ],
            options={
                "verbose_name": "guide template",
                "verbose_name_plural": "guide templates",
                "ordering": ["position", "title"],
            },
        ),
    ]
