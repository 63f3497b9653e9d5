# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a message costs, web server and database together, against a view that does nothing and django-hitcount."""

import http.client
import os
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import repeat

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from guides.models import GuidePage
from tests.benchmarks.counting import rivals
from tests.benchmarks.counting.made_up import BROWSER, Film, make_films, plays
from tests.benchmarks.counting.processes import cpu_seconds
from tests.benchmarks.films.measuring import Judge
from tests.benchmarks.serving import Server, production, running

_ROUNDS = 7
_HITCOUNT = ("uv", "run", "--no-sync", "--with", "django-hitcount==1.3.5", "python")

type Request = tuple[str, bytes, dict[str, str]]
"""Path, body and headers."""


def messages(judge: Judge, scale: float) -> None:
    """Each round sends as many of each kind, in turn; the median of the rounds counts."""
    in_a_round = round(1_000 * scale)
    ours, plain = (_environment(name) for name in ("settings", "plain"))
    migrate = (*_HITCOUNT, "manage.py", "migrate", "--verbosity=0")
    subprocess.run(migrate, cwd=settings.BASE_DIR, env=ours, check=True)
    reports, hits = _reports(make_films(), (_ROUNDS + 1) * in_a_round), repeat(_hit())
    with _server(ours) as our_server, _server(plain) as plain_server:
        arms = [
            Arm("a view that does nothing", our_server, repeat(_NOTHING)),
            Arm("a play", our_server, reports),
            Arm("a hit of django-hitcount", plain_server, hits),
            Arm("a hit of django-hitcount, with our settings", our_server, hits),
        ]
        for turn in range(_ROUNDS + 1):
            for arm in arms:
                arm.run(in_a_round)
                if not turn:  # that was to warm up
                    arm.costs.clear()
    for arm in arms:
        print(f"     {arm}")
    nothing, play, hit, _spared_hit = arms
    judge.ratio("a play / a view that does nothing, processor time", play / nothing, 5)
    judge.ratio("a play / a hit of django-hitcount, processor time", play / hit, 0.1)


@dataclass
class Arm:
    name: str
    server: Server
    requests: Iterator[Request]
    costs: list[tuple[float, float]] = field(default_factory=list)
    """Of each round: seconds of the web server's and the database's processor time for a request."""

    def run(self, count: int) -> None:
        send = _sender(self.server.address)
        before = self._used()
        for _ in range(count):
            send(next(self.requests))
        web, database = (after - earlier for after, earlier in zip(self._used(), before, strict=True))
        self.costs.append((web / count, database / count))

    def _used(self) -> tuple[float, float]:
        return cpu_seconds([self.server.pid]), cpu_seconds([*map(int, os.environ["POSTGRES_PIDS"].split())])

    def __truediv__(self, other: "Arm") -> float:
        """Round by round: what else the machine does changes more slowly."""
        rounds = zip(self.costs, other.costs, strict=True)
        return statistics.median(sum(mine) / sum(theirs) for mine, theirs in rounds)

    def __str__(self) -> str:
        web, database = (1e6 * statistics.median(each) for each in zip(*self.costs, strict=True))
        return f"{self.name}: web {web:.0f} µs, database {database:.0f} µs"


def _environment(name: str) -> dict[str, str]:
    return production(os.environ["DATABASE_URL"]) | {"DJANGO_SETTINGS_MODULE": f"{rivals.__name__}.{name}"}


def _server(environment: dict[str, str]) -> AbstractContextManager[Server]:
    return running(environment, "--workers", "1", python=_HITCOUNT)


def _sender(address: str) -> Callable[[Request], None]:
    """Sends one after another on one connection, as a proxy does."""
    line = http.client.HTTPConnection(address.removeprefix("http://"))

    def send(request: Request) -> None:
        path, body, headers = request
        line.request("POST" if body else "GET", path, body, headers)
        answer = line.getresponse()
        said = answer.read()
        assert answer.status in {200, 204}, said

    return send


_NOTHING: Request = ("/nothing", b"", BROWSER)
"""Without a body: the server closes the line if an answer comes before all of it has been read."""


def _reports(films: Sequence[Film], count: int) -> Iterator[Request]:
    """Each play from its first report to its last, four of one play in the mean."""
    for play in plays(films, count, datetime.now(UTC)):
        for number in range(len(play.reports)):
            yield "/api/v1/plays", play.body(number, datetime.now(UTC)), BROWSER


def _hit() -> Request:
    """Of somebody who has no session yet, as the library's own script sends it."""
    page = GuidePage.objects.first()
    assert page
    kind = ContentType.objects.get_for_model(GuidePage)
    with connection.cursor() as cursor:  # this process doesn't have the library
        cursor.execute(
            "INSERT INTO hitcount_hit_count (hits, modified, content_type_id, object_pk) VALUES (0, %s, %s, %s)",
            [datetime.now(UTC), kind.pk, page.pk],
        )
        cursor.execute("SELECT id FROM hitcount_hit_count")
        body = f"hitcountPK={cursor.fetchone()[0]}".encode()
    token = "a" * 32
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Requested-With": "XMLHttpRequest",
        "X-CSRFToken": token,
        "Cookie": f"csrftoken={token}",
    }
    return "/hit", body, BROWSER | headers
