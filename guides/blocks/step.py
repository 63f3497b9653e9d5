# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A step: one thing to do, or one thing that happens. One step fills one screen on a phone."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from guides.blocks.choice import ChoiceBlock
from guides.blocks.chooser import ContactChooserBlock, GuideChooserBlock, PlaceChooserBlock, SharedTextChooserBlock
from guides.blocks.text import CalloutBlock, ChecklistBlock, DeadlineBlock, SelfServiceBlock, TextBlock
from guides.steps import StepKind
from media_pipeline.blocks import VideoChooserBlock
from media_pipeline.chosen_in_bulk import ChosenInBulk
from media_pipeline.models.image import ALT_TEXT_HINT


class OnePictureBlock(ChosenInBulk, ImageChooserBlock):
    """The chooser inside a picture."""


class PictureBlock(ImageBlock):
    """Wagtail's picture with alternative text. Wagtail leaves its first field with an English label."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        chooser = OnePictureBlock(required=self.child_blocks["image"].required, label=_("Picture"))
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
        self.child_blocks["alt_text"].field.help_text = ALT_TEXT_HINT
        self.child_blocks["decorative"].field.help_text = _("Only if nobody misses anything without the picture.")


class StepContentBlock(blocks.StreamBlock):
    text = TextBlock()
    image = PictureBlock(icon="image", label=_("Picture"), template="guides/blocks/image.html")
    film = VideoChooserBlock(label=_("Film"), template="guides/blocks/film.html")
    checklist = ChecklistBlock()
    place = PlaceChooserBlock()
    contact = ContactChooserBlock()
    deadline = DeadlineBlock()
    self_service = SelfServiceBlock()
    guide = GuideChooserBlock()
    callout = CalloutBlock()
    shared_text = SharedTextChooserBlock()

    class Meta:
        required = False


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=80, label=_("Title"), help_text=_('Begin with what to do, such as "Find entrance B".')
    )
    text = blocks.TextBlock(
        required=False, max_length=400, rows=3, label=_("Short text"), help_text=_("One to three short sentences.")
    )
    kind = ChoiceBlock(
        choices=StepKind.choices, default=StepKind.REQUIRED, search_index=False, label=_("Must everybody do this?")
    )
    content = StepContentBlock(label=_("More in this step"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
