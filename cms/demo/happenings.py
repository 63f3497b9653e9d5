# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up readers' ways through the guides: most reach the first steps, fewer the last, and one step is hard."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from uuid import UUID

from cms.demo.content import Table, identity
from cms.demo.making_up import WEEKS, expected, share, spread
from cms.demo.streams import block_id
from guides.happenings import What
from guides.plays.models import SubjectDay

_OPENED_A_DAY = 14.0
_GO_ON = 0.9
"""Of those who have reached a step, how many reach the next."""
_ASKED_A_DAY = {"": 4.0, "tænder": 0.3}
"""Searches without result; those for one of our own words by themselves."""
_FETCHED_A_DAY = {"site": 48, "department": 24, "guide": 12}
"""By systems, which do it every day alike."""


def subject_days(tables: Iterable[Table], today: date, random: Random) -> Iterator[SubjectDay]:
    guides = [(identity("guide", table["slug"], guide["slug"]), guide) for table in tables for guide in table["guide"]]
    shown = [(uuid, guide) for uuid, guide in guides if not guide.get("draft")]
    for ago in range(WEEKS * 7, 0, -1):
        day = today - timedelta(days=ago)
        for uuid, guide in shown:
            yield from _rows(day, uuid, _read(uuid, guide, spread(random, expected(_OPENED_A_DAY, day, ago)), random))
        searches = ((What.NO_RESULT, word, spread(random, count)) for word, count in _ASKED_A_DAY.items())
        yield from _rows(day, None, searches)
        yield from _rows(day, None, ((What.FEED, kind, count) for kind, count in _FETCHED_A_DAY.items()))


type Counted = tuple[What, str, int]
"""What, the block, and how often."""


def _rows(day: date, page: UUID | None, counted: Iterable[Counted]) -> Iterator[SubjectDay]:
    for what, block, count in counted:
        if count:
            yield SubjectDay(day=day, what=what, page=page, block=block, language="da", count=count, is_demo=True)


def _read(uuid: UUID, guide: Table, opened: int, random: Random) -> Iterator[Counted]:
    yield What.OPENED, "", opened
    yield What.PRINTED, "", share(random, opened, 0.05)
    yield What.SAVED, "", share(random, opened, 0.04)
    steps = [block_id(uuid, f"step/{number}") for number, _ in enumerate(guide["step"], start=1)]
    hard = steps[len(steps) // 2]
    reached = opened
    for step in steps:
        reached = share(random, reached, _GO_ON)
        yield What.STEP, step, reached
        yield What.HELP, step, share(random, reached, 0.04 if step == hard else 0.005)
        yield What.HELPED, step, share(random, reached, 0.02 if step == hard else 0.05)
        yield What.NOT_HELPED, step, share(random, reached, 0.03 if step == hard else 0.005)
    for number, _ in enumerate(guide.get("question", []), start=1):
        yield What.QUESTION, block_id(uuid, f"question/{number}"), share(random, opened, 0.2 / number)
