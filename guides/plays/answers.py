# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Counting what readers answer: one counter for each step, answer and day, and nothing of whoever answered."""

from datetime import date
from uuid import UUID

from django.db.models import F

from guides.answers import Answer
from guides.plays.models import AnswerDay

MOST_IN_A_MINUTE = 10
"""Answers to one question that a process counts. More do not come from readers."""


def record(guide: UUID, step: str, answer: Answer, day: date) -> None:
    """One more; two at the same time are two. `step` is a step's id, or empty for the guide as a whole."""
    row, _ = AnswerDay.objects.get_or_create(guide=guide, step=step, answer=answer, day=day, is_demo=False)
    AnswerDay.objects.filter(pk=row.pk).update(count=F("count") + 1)
