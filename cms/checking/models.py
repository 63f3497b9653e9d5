# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a municipality has decided about the checks before publishing."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting

from guides.models.fields import ChoiceListField
from guides.publishing.finding import Advice


@register_setting(icon="tasks", order=110)
class CheckRules(BaseGenericSetting):
    """Advice can be made to block. What the law or common sense demands is no advice, and can't be chosen away."""

    strict = ChoiceListField(
        _("These stop a page from being published, too"),
        choices=Advice.choices,
        help_text=_("What isn't ticked is advice: the author sees it, and decides. All else is always demanded."),
    )

    panels = [FieldPanel("strict")]

    class Meta:
        verbose_name = _("check before publishing")
        verbose_name_plural = _("check before publishing")


def strict_codes() -> frozenset[str]:
    """The advice that blocks, by its codes."""
    codes = CheckRules.objects.values_list("strict", flat=True).first()
    return frozenset(codes or ())
