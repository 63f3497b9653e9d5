# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the search knows of live pages: passages, and the words in them. Made by guides.search.index, never edited."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Passage(models.Model):
    """Something that can be found: a page, or a step or a question in a guide."""

    class Kind(models.TextChoices):
        GUIDE = "guide", _("Guide")
        STEP = "step", _("Step")
        QUESTION = "question", _("Question")
        PLACE = "place", _("Place")
        DEPARTMENT = "department", _("Department")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.PositiveSmallIntegerField(default=0)
    """Of a step."""
    title = models.CharField(max_length=255)
    text = models.CharField(max_length=300)
    """A line or two to be shown below the title."""
    suffix = models.CharField(max_length=60)
    """Where on the page it is: what follows the page's address."""
    rules = models.PositiveSmallIntegerField()
    """guides.search.index.RULES as they were when it was made."""
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.title


class PassageWord(models.Model):
    """A word of a passage: as it is written there, what it is found by, and how prominent it is."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="words")
    written = models.CharField(max_length=60)
    stem = models.CharField(max_length=60, db_index=True)
    weight = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.written
