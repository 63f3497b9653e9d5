# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whether each play is counted right though messages are shuffled, repeated and lost, and a worker is killed."""

import http.client
import os
import signal
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import combinations
from pathlib import Path
from random import Random

from guides.models import GuidePage
from guides.plays.merge import PlayState, merge
from guides.plays.models import Play
from guides.plays.roll_up import ROLL_UPS, roll_up
from guides.plays.rules import LIFETIME
from guides.plays.tallies import Tally, tally_of
from tests.benchmarks.counting.made_up import BROWSER, MadeUp, make_films, plays
from tests.benchmarks.counting.processes import children_of
from tests.benchmarks.films.measuring import Judge
from tests.benchmarks.serving import production, retried, running

_FILMS = 200
"""So many that no play is taken for a flood: see `guides.plays.views.MOST_PLAYS_IN_A_MINUTE`."""
_ARRIVING = 0.9
_LINES = 8
_GRACE_SECONDS = 6
"""The web server takes a worker that dies sooner after it was replaced for one that always will, and stops."""


@dataclass(slots=True)
class Sent:
    """A play, and by number those of its reports that were sent."""

    play: MadeUp
    acknowledged: set[int] = field(default_factory=set)
    unanswered: set[int] = field(default_factory=set)
    """The line broke before an answer came: written down or not, nobody knows. Pages don't try again."""


def kills(judge: Judge, scale: float) -> None:
    now = datetime.now(UTC)
    sent = [Sent(play) for play in plays(make_films(_FILMS), round(50_000 * scale), now)]
    messages = _shuffled(sent, round(200_000 * scale))
    environment = production(os.environ["DATABASE_URL"])
    with running(environment, "--workers", "2", "--respawn-failed-workers") as server:
        deliver = _Deliverer(server.address)
        with ThreadPoolExecutor(_LINES) as lines:
            for done, _ in enumerate(lines.map(deliver, messages)):
                if done in {len(messages) // 3, 2 * len(messages) // 3}:
                    time.sleep(_GRACE_SECONDS)
                    os.kill(_newest_of_two(server.pid), signal.SIGKILL)
    _judge_plays(judge, sent)
    _judge_roll_ups(judge, sent, now)


def _shuffled(sent: Sequence[Sent], count: int) -> list[tuple[Sent, int]]:
    """Every tenth message is lost on its way, and others come more than once, until there are so many."""
    random = Random(20_261_201)
    messages = [(each, number) for each in sent for number in range(len(each.play.reports))]
    messages = random.sample(messages, min(count, round(len(messages) * _ARRIVING)))
    messages += random.choices(messages, k=count - len(messages))
    random.shuffle(messages)
    return messages


class _Deliverer(threading.local):
    """A line to the server for each thread. A broken one is not mended for the message that was on it."""

    def __init__(self, address: str) -> None:
        self._line = http.client.HTTPConnection(address.removeprefix("http://"))

    def __call__(self, message: tuple[Sent, int]) -> None:
        sent, number = message
        try:
            self._line.request("POST", "/api/v1/plays", sent.play.body(number, datetime.now(UTC)), BROWSER)
            answer = self._line.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            self._line.close()
            sent.unanswered.add(number)
        else:
            assert answer.status == 204, said
            sent.acknowledged.add(number)


def _newest_of_two(server: int) -> int:
    """The process id of a worker: of the one that was killed before and has been replaced, if any was.

    A dead one that nobody has asked after has no command line.
    """
    found: list[int] = []

    def look() -> None:
        found[:] = [pid for pid in children_of(server) if Path(f"/proc/{pid}/cmdline").read_bytes()]
        if len(found) != 2:
            raise LookupError

    retried(look, LookupError)
    return max(found)


# --- What should be there ---------------------------------------------------------------------------------------------


def _judge_plays(judge: Judge, sent: Iterable[Sent]) -> None:
    rows = {row.pk: _state(row) for row in Play.objects.all()}
    counted = Counter(_verdict(each, rows.get(each.play.id)) for each in sent)
    print(f"     {dict(counted)}, {sum(len(each.unanswered) for each in sent)} messages without an answer")
    judge.ratio("plays that are wrong", counted["wrong"], 0)


def _verdict(sent: Sent, stored: PlayState | None) -> str:
    if stored == _merged(sent, sent.acknowledged | sent.unanswered):
        return "right"
    return "lost with the worker" if stored in _possible(sent) else "wrong"


def _possible(sent: Sent) -> Iterator[PlayState | None]:
    """Each message without an answer may or may not have been written down."""
    for count in range(len(sent.unanswered) + 1):
        for some in combinations(sent.unanswered, count):
            yield _merged(sent, sent.acknowledged.union(some))


def _merged(sent: Sent, numbers: Iterable[int]) -> PlayState | None:
    states = [sent.play.reports[number] for number in numbers]
    return reduce(merge, states) if states else None


def _state(row: Play) -> PlayState:
    return PlayState(**{name: getattr(row, name) for name in PlayState.__dataclass_fields__})


def _judge_roll_ups(judge: Judge, sent: Iterable[Sent], now: datetime) -> None:
    """Against the tally of all plays at once. What a broken line left open is taken as it was written down."""
    rows = {row.pk: _state(row) for row in Play.objects.all()}
    for moment in (now, now + timedelta(hours=24), now + LIFETIME, now + 2 * LIFETIME):
        roll_up(moment)
    open_guides = set(GuidePage.objects.filter(discreet=False).values_list("uuid", flat=True))
    expected = tally_of((_play(each.play, rows[each.play.id]) for each in sent if each.play.id in rows), open_guides)
    found = _rolled_up()
    wrong = sum(+counts != +found.get(cell, Counter()) for cell, counts in expected.items())
    print(f"     {len(found)} cells of roll-ups, {Play.objects.count()} rows of plays left")
    judge.ratio("cells that are wrong or too many", wrong + len(found.keys() - expected.keys()), 0)


def _play(play: MadeUp, state: PlayState) -> Play:
    film = play.film
    return Play(video=film.video, version=film.version, guide=film.guide, duration_ms=film.duration_ms, **asdict(state))


def _rolled_up() -> Tally:
    tally: Tally = defaultdict(Counter)
    for key, model in ROLL_UPS.items():
        for row in model.objects.filter(is_demo=False):
            cell = key(*(getattr(row, name) for name in key._fields))
            tally[cell].update({name: getattr(row, name) for name in model.COUNTS})
    return tally
