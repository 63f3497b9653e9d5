# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is counted at once: answers, searches without result and feed documents; `record` counts happenings here, too.

One counter for each subject and day, and nothing of whoever it was: no row is of one tap, search or document.
What a cache in front of us or in a browser answers is not seen here, so searches and documents are lower bounds.
"""

from datetime import date
from time import monotonic
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from guides.happenings import What
from guides.plays import drops
from guides.plays.models import RollUp, SubjectDay
from guides.plays.senders import FROM_OUR_PAGES, FROM_OUR_PAGES_OR_BOOKMARKS, Brake, Drop, drop_reason
from guides.plays.tallies import local_day

MOST_IN_A_MINUTE = {What.HELP: 10, What.HELPED: 10, What.NOT_HELPED: 10, What.NO_RESULT: 60, What.FEED: 600}
"""Of one subject that a process counts. More answers and searches than that do not come from readers."""

_brakes = {what: Brake(most) for what, most in MOST_IN_A_MINUTE.items()}


def count(request: HttpRequest, what: What, *, page: UUID | None = None, block: str = "", language: str) -> None:
    """One more, today, if a reader asked for it. Feed documents are there for programs: whoever asks is counted."""
    day = local_day(timezone.now())
    dropped = None if what is What.FEED else _drop_reason(request)
    if dropped is None and not _brakes[what].lets_through((page, block, language), monotonic()):
        dropped = Drop.TOO_OFTEN
    if dropped:
        drops.count(dropped, day, monotonic())
    else:
        add_one(day=day, what=what, page=page, block=block, language=language)


def _drop_reason(request: HttpRequest) -> Drop | None:
    sites = FROM_OUR_PAGES_OR_BOOKMARKS if request.method == "GET" else FROM_OUR_PAGES
    return drop_reason(request.headers, request.get_host(), sites=sites)


def add_one(**cell: date | str | UUID | None) -> None:
    """Two at the same time are two, also while `roll_up` takes the row away."""
    key: dict[str, Any] = {**cell, "part": RollUp.Part.WAITING, "is_demo": False}
    while not SubjectDay.objects.filter(**key).update(count=F("count") + 1):
        SubjectDay.objects.get_or_create(**key)


def count_happened(*, request: HttpRequest, what: What, block: str, language: str, **_kwargs: Any) -> None:
    """Receives `guides.happenings.happened`."""
    count(request, what, block=block, language=language)
