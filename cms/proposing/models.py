# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What somebody proposes to change in a block that another department owns."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from guides.blocks.text import TEXT_FEATURES

LONGEST = 2000


class Proposal(models.Model):
    """Of a shared text the whole text as it should be; of a place or contact in words, what should be changed."""

    class State(models.TextChoices):
        OPEN = "open", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", editable=False)
    text = RichTextField(_("How it should be"), features=TEXT_FEATURES)
    why = models.CharField(
        _("Why"), max_length=300, help_text=_("So that those who own it can decide without asking you.")
    )
    text_before = models.TextField(blank=True, editable=False)
    """What a shared text said when the proposal was made."""
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    proposed_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    answer = models.CharField(max_length=300, blank=True, editable=False)
    """Why it was declined."""

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-proposed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.why}"
