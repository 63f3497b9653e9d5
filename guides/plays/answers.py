# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Counting what readers answer: one counter for each step, answer and day, and nothing of whoever answered."""

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from datetime import date
from threading import Lock
from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import F

from guides.answers import Answer
from guides.plays.models import AnswerDay

MOST_IN_A_MINUTE = 10
"""Answers to one question that a process counts. More do not come from readers."""

_SAYS_THAT_IT_IS_NO_PERSON = re.compile(
    r"bot|crawl|spider|slurp|preview|scan|monitor|curl|wget|python|java/", re.IGNORECASE
)


def is_from_a_reader(headers: Mapping[str, str], host: str) -> bool:
    """Whether one of our own pages sent it, and no machine that says what it is. Nothing of this is kept.

    Old browsers don't say where a form stood. Under our referrer policy others may say "null", which is no host.
    """
    agent = headers.get("User-Agent", "")
    if not agent or _SAYS_THAT_IT_IS_NO_PERSON.search(agent):
        return False
    if site := headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = headers.get("Origin", "null")
    return origin == "null" or urlsplit(origin).netloc == host


class Brake:
    """Lets so many through for each subject and minute. It forgets all of them when the minute is over."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._minute = 0
        self._seen: Counter[Hashable] = Counter()
        self._lock = Lock()

    def lets_through(self, subject: Hashable, seconds: float) -> bool:
        """`seconds` on a clock that never goes back."""
        minute = int(seconds // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._seen = minute, Counter()
            self._seen[subject] += 1
            return self._seen[subject] <= self._most


def record(guide: UUID, step: str, answer: Answer, day: date) -> None:
    """One more; two at the same time are two. `step` is a step's id, or empty for the guide as a whole."""
    row, _ = AnswerDay.objects.get_or_create(guide=guide, step=step, answer=answer, day=day, is_demo=False)
    AnswerDay.objects.filter(pk=row.pk).update(count=F("count") + 1)
