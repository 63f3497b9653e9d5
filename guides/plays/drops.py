# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Counting what isn't counted, by reason: so that nobody takes silence for nothing."""

from datetime import date

from django.db.models import F, Sum
from django.db.models.functions import TruncMonth

from guides.plays.models import DropDay
from guides.plays.senders import Brake, Drop

MOST_IN_A_MINUTE = 600
"""Drops of one reason that a process writes down. A flood must not become work for the database."""

_brake = Brake(MOST_IN_A_MINUTE)


def count(reason: Drop, day: date, seconds: float) -> None:
    """One more; `seconds` on a clock that never goes back."""
    if _brake.lets_through(reason, seconds):
        row, _ = DropDay.objects.get_or_create(day=day, reason=reason)
        DropDay.objects.filter(pk=row.pk).update(count=F("count") + 1)


def coarsen(before: date) -> None:
    """Of drops from before this day, a first of a month, keep only which month they are of."""
    fine = DropDay.objects.filter(day__lt=before).exclude(day__day=1)
    monthly = list(fine.annotate(month=TruncMonth("day")).values("month", "reason").annotate(sum=Sum("count")))
    fine.delete()
    for row in monthly:
        kept, _ = DropDay.objects.get_or_create(day=row["month"], reason=row["reason"])
        DropDay.objects.filter(pk=kept.pk).update(count=F("count") + row["sum"])
