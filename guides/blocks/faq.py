# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A question and its answer, with a film where showing beats telling."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.chooser import SharedTextChooserBlock
from guides.blocks.text import TextBlock
from media_pipeline.blocks import VideoChooserBlock


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(
        max_length=150, label=_("Question"), help_text=_("As people ask it, such as: May I bring my dog?")
    )
    answer = TextBlock(label=_("Answer"), required=False)
    shared_text = SharedTextChooserBlock(
        required=False,
        label=_("Shared text"),
        help_text=_("A text that is kept once and used by many. It comes after your own answer, or in its place."),
    )
    film = VideoChooserBlock(required=False, label=_("Film"))

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned["answer"].source.strip() and not cleaned["shared_text"]:
            raise blocks.StructBlockValidationError(
                block_errors={"answer": ValidationError(_("Write an answer, or choose a shared text."))}
            )
        return cleaned

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"
        template = "guides/blocks/question.html"
