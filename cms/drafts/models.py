# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is remembered of drafts: who may look at one without a log-in, and which window saved it last."""

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page, Revision

LIFETIME = timedelta(days=7)
"""How long a link works: time enough to find people to try the guide out with."""


def end_of_a_new_link() -> datetime:
    return timezone.now() + LIFETIME


class DraftLink(models.Model):
    """Lets whoever has its address read a page's newest draft. Withdrawing it is deleting it."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=end_of_a_new_link)

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.page} – {self.expires_at}"


class SavedFrom(models.Model):
    """The window of a browser that a revision was saved from, and the how-manyeth time it was that it saved.

    A window knows what it has saved itself, also where the answer to it never arrived.
    """

    revision = models.OneToOneField(Revision, primary_key=True, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=32, db_index=True)
    turn = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.tab} {self.turn}"
