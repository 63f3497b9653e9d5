# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Opening hours as part of a page."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from guides.blocks.hours import HoursBlock, schedule_from
from guides.hours import OptionalHoliday, Schedule
from guides.models.fields import ChoiceListField

HOURS_FIELDS = ("hours", "closed_on_holidays", "also_closed")


class HasHours(models.Model):
    """Weekly and monthly hours, closures and holidays; `schedule` is what guides.hours reckons with."""

    hours = StreamField(HoursBlock(), blank=True, verbose_name=_("Hours"))
    closed_on_holidays = models.BooleanField(_("Closed on public holidays"), default=True)
    also_closed = ChoiceListField(
        _("Also closed on"), choices=OptionalHoliday.choices, help_text=_("These are no public holidays.")
    )

    class Meta:
        abstract = True

    @property
    def schedule(self) -> Schedule:
        return schedule_from(self.hours, closed_on_holidays=self.closed_on_holidays, also_closed=self.also_closed or [])


def hours_panel(heading: str | Promise) -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel("hours"), FieldPanel("closed_on_holidays"), FieldPanel("also_closed")], heading=heading
    )
