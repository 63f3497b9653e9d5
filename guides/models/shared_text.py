# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A text that is kept once, by one department, and shown in the guides of all: without an address of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from guides.blocks.text import TEXT_FEATURES
from guides.models.base import IdentifiedPage, IndexPage, UnroutedPage
from guides.models.references import ReferringPageForm


class SharedTextIndexPage(IndexPage):
    """The room in the tree where a department keeps its shared texts."""

    SLUG = "faelles-tekster"
    TITLE = _("Shared texts")

    is_creatable = False
    parent_page_types = ["guides.DepartmentPage"]
    subpage_types = ["guides.SharedTextPage"]

    class Meta:
        verbose_name = _("shared texts")
        verbose_name_plural = _("shared texts")


class SharedTextPage(IdentifiedPage, UnroutedPage):
    """`title` is what staff find it by; citizens see the text alone."""

    text = RichTextField(_("Text"), features=TEXT_FEATURES)

    TEXT_FIELDS = ("text",)

    base_form_class = ReferringPageForm
    parent_page_types = ["guides.SharedTextIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        HelpPanel(heading=_("Where it is used"), template="cms/ripple/panel.html"),
        FieldPanel("text"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("text")]

    class Meta:
        verbose_name = _("shared text")
        verbose_name_plural = _("shared texts")
