# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Words: text, callout, checklist, deadline and links."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from guides.blocks.choice import ChoiceBlock

TEXT_FEATURES = ["bold", "ul", "ol", "link", "document-link"]
"""What an author can do with text. No headings: a step is one thing, and its title is its heading."""


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", TEXT_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "guides/blocks/text.html"


class CalloutBlock(blocks.StructBlock):
    kind = ChoiceBlock(
        choices=[("info", _("Good to know")), ("important", _("Important"))], default="info", label=_("Kind")
    )
    text = TextBlock(label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "guides/blocks/callout.html"


class ChecklistBlock(blocks.StructBlock):
    title = blocks.CharBlock(default=_("Bring along"), max_length=80, label=_("Heading"))
    items = blocks.StreamBlock(
        [("item", blocks.CharBlock(max_length=200, label=_("Item")))],
        min_num=1,
        default=[("item", "")],  # a new list is ready to write in, and does not begin with a complaint
        label=_("Items"),
    )

    class Meta:
        icon = "list-ul"
        label = _("Checklist")
        template = "guides/blocks/checklist.html"


class DeadlineBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=200, label=_("Deadline"), help_text=_("Such as: no later than 2 hours before"))
    date = blocks.DateBlock(required=False, label=_("Date"), help_text=_("Only if it is the same day for everybody."))

    class Meta:
        icon = "date"
        label = _("Deadline")
        template = "guides/blocks/deadline.html"


class SelfServiceBlock(blocks.StructBlock):
    label = blocks.CharBlock(max_length=100, label=_("Text on the button"), help_text=_("Say what one can do there."))
    url = blocks.URLBlock(label=_("Address"))
    needs_mitid = blocks.BooleanBlock(required=False, label=_("You log in with MitID"))

    class Meta:
        icon = "link-external"
        label = _("Self-service")
        template = "guides/blocks/self_service.html"
