# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Short-lived messages on a place or department, with an end: the lift is out of order."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST = 250
"""Characters: one or two sentences."""


class ImportantNotice(models.Model):
    """On the Danish page of a place or department; it holds for that page in every language.

    What has ended is kept: whatever shows the page was last changed when it ended.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", editable=False)
    text = models.CharField(
        _("Important notice"),
        max_length=LONGEST,
        help_text=_(
            "What is wrong, and what to do instead. "
            "Such as: The lift is out of order. Call us, and we come down to you."
        ),
    )
    translations = models.JSONField(default=dict, blank=True, editable=False)
    """The text by language code, where somebody has translated it."""
    began_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now, editable=False)
    changed_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now, editable=False)
    ends_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(_("Ends"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("began_at")), name="notice_ends_after_it_began")
        ]

    def __str__(self) -> str:
        return self.text

    def is_current(self, now: datetime) -> bool:
        return self.began_at <= now < self.ends_at

    def last_change(self, now: datetime) -> datetime:
        """When readers last saw it come, change or go."""
        return self.ends_at if self.ends_at <= now else self.changed_at
