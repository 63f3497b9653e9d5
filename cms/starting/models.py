# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a new guide can begin with. Kept by administrators; no page, so nothing of it has an address for citizens."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from guides.blocks.stream import QuestionsBlock, StepsBlock
from guides.blocks.text import TEXT_FEATURES
from guides.models import Audience
from guides.models.fields import ChoiceListField


class GuideTemplate(models.Model):
    """The fields that a guide has, too, are called as they are there."""

    title = models.CharField(
        _("Title"), max_length=255, help_text=_('What the guide is called to begin with, such as "Find the way to …"')
    )
    purpose = models.CharField(
        _("What it is good for"), max_length=200, help_text=_("Shown to whoever chooses among the templates.")
    )
    position = models.PositiveSmallIntegerField(
        _("Place in the list"), default=0, help_text=_("The smallest number comes first.")
    )
    summary = models.CharField(_("Short about the guide"), max_length=250, blank=True)
    audiences = ChoiceListField(_("Who it is for"), choices=Audience.choices)
    why = RichTextField(_("Why"), features=TEXT_FEATURES, blank=True)
    steps = StreamField(StepsBlock(), blank=True, verbose_name=_("Steps"))
    what_happens_next = RichTextField(_("What happens next"), features=TEXT_FEATURES, blank=True)
    questions = StreamField(QuestionsBlock(), blank=True, verbose_name=_("Questions and answers"))
    duration = models.CharField(_("How long it takes"), max_length=100, blank=True)
    cancellation = models.CharField(_("Cancel no later than"), max_length=200, blank=True)
    home_visit = models.CharField(_("Can you come to my home?"), max_length=250, blank=True)

    panels = [
        FieldPanel("title"),
        FieldPanel("purpose"),
        FieldPanel("position"),
        MultiFieldPanel(
            [
                FieldPanel("summary"),
                FieldPanel("audiences"),
                FieldPanel("why"),
                FieldPanel("steps"),
                FieldPanel("what_happens_next"),
                FieldPanel("questions"),
                FieldPanel("duration"),
                FieldPanel("cancellation"),
                FieldPanel("home_visit"),
            ],
            heading=_("What the guide begins with"),
        ),
    ]

    class Meta:
        verbose_name = _("guide template")
        verbose_name_plural = _("guide templates")
        ordering = ["position", "title"]

    def __str__(self) -> str:
        return self.title
