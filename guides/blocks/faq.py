# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A question and its answer, with a film where showing beats telling."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.text import TextBlock
from media_pipeline.blocks import VideoChooserBlock


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        max_length=150, label=_("Question"), help_text=_("As people ask it, such as: May I bring my dog?")
    )
    answer = TextBlock(label=_("Answer"))
    film = VideoChooserBlock(required=False, label=_("Film"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"
        template = "guides/blocks/question.html"
