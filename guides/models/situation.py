# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reader is in the middle of: an own small vocabulary, the same for all departments, kept by administrators."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from guides.models.forms import SharedForm


class LifeSituation(TranslatableMixin, models.Model):
    """Guides in every language choose the row in the site's first language; its translations are other names of it."""

    name = models.CharField(
        _("Name"), max_length=80, help_text=_('As people say it, such as "Home from the hospital".')
    )
    slug = models.SlugField(
        _("Address"),
        max_length=80,
        help_text=_("The last part of the page's address. People may have saved it: keep it."),
    )
    intro = models.CharField(
        _("Introduction"), max_length=250, blank=True, help_text=_("One or two sentences above the guides.")
    )

    base_form_class = SharedForm
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("intro")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("life situation")
        verbose_name_plural = _("life situations")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="one_life_situation_per_address")]

    def __str__(self) -> str:
        return self.name
