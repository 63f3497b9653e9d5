# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who wants the month's figures by mail."""

from datetime import date

from django.conf import settings
from django.db import models


class MonthlyMail(models.Model):
    """A user has one only after asking for it; who asks for nothing gets no mail."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="monthly_mail"
    )
    sent: "models.DateField[date, date]" = models.DateField()
    """The first day of the last month that was told of; of those before there is nothing to tell."""

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"Monthly mail to {self.user}"
