# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is to be checked, because something that it relies on has changed, or because it is old."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from media_pipeline.models import Video


class ToBeChecked(models.Model):
    """A page or a film, with the reason. The row stays when somebody has checked: who, and when.

    There is one open row for each thing and reason: what changes twice is checked once.
    """

    class Reason(models.TextChoices):
        CHANGED = "changed", _("something that it relies on has changed")
        OLD = "old", _("the film is old")

    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+")
    film = models.ForeignKey(Video, null=True, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason, default=Reason.CHANGED)
    source_page = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    source_film = models.ForeignKey(Video, null=True, on_delete=models.SET_NULL, related_name="+")
    source_title = models.CharField(max_length=255, blank=True)
    """What the source is called in public."""
    changed = models.JSONField(default=list)
    """Names of the source's fields."""
    since: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True, film__isnull=False) | Q(page__isnull=False, film__isnull=True),
                name="to_be_checked_is_a_page_or_a_film",
            )
        ]
        indexes = [models.Index(fields=["since"], condition=Q(checked_at=None), name="still_to_be_checked")]

    def __str__(self) -> str:
        return f"{self.page or self.film}: {self.get_reason_display()}"
