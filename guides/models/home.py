# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The site's front page: one per language, the departments below it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from guides.blocks.text import TEXT_FEATURES
from guides.models.references import ReferringPageForm
from guides.models.translated import TranslatedPage


class HomePage(TranslatedPage):
    intro = RichTextField(_("Introduction"), features=TEXT_FEATURES, blank=True)

    TEXT_FIELDS = ("title", "intro")

    private_page_options: list[str] = []  # citizens have no log-in
    template = "guides/home.html"
    base_form_class = ReferringPageForm
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["guides.DepartmentPage"]

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
