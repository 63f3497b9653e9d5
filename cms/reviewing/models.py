# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who reviews in whose place, and what went out before anybody had reviewed it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from datetime import date


class StandInQuerySet(QuerySet["StandIn"]):
    def on(self, day: "date") -> "StandInQuerySet":
        """Those who stand in on that day."""
        return self.filter(until__gte=day)

    def current(self) -> "StandInQuerySet":
        return self.on(timezone.localdate())


class StandIn(models.Model):
    """Sees and approves what a department has sent to review, until the end of a day."""

    department = models.ForeignKey("departments.Department", on_delete=models.CASCADE, related_name="stand_ins")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stands_in")
    until = models.DateField(_("Until and including"))
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    named_at = models.DateTimeField(auto_now_add=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["department", "user"], name="one_stand_in_per_department")]

    def __str__(self) -> str:
        return str(self.user)


class UrgentCorrectionQuerySet(QuerySet["UrgentCorrection"]):
    def waiting(self) -> "UrgentCorrectionQuerySet":
        return self.filter(state=UrgentCorrection.State.WAITING)


class UrgentCorrection(models.Model):
    """Was published by somebody alone, and is looked at by somebody else afterwards.

    `before` is what citizens saw until then. Both revisions can have been purged.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a check")
        APPROVED = "approved", _("checked")
        SENT_BACK = "sent_back", _("sent back")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="urgent_corrections")
    department = models.ForeignKey("departments.Department", on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.TextField(_("Why can't it wait?"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    checked_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    objects = UrgentCorrectionQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["department", "state"], name="urgent_by_department")]

    def __str__(self) -> str:
        return f"{self.page}, {self.published_at:%Y-%m-%d}"
