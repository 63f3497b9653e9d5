# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How soon a manager of the largest department has each page of the statistics, and the year as a file."""

import os
import subprocess
import sys
from datetime import date
from uuid import UUID

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.departments.provisioning import assign
from cms.departments.roles import Role
from cms.statistics.views import FORMATS
from guides.models import DepartmentPage
from guides.plays.tallies import local_day
from guides.statistics.models import Breakdown, Figure, Of
from guides.statistics.periods import Kind, last_closed
from tests.benchmarks.counting.made_up_figures import LARGEST, make_site, publish
from tests.benchmarks.films.measuring import Cost, Judge, measured, median
from tests.cms.statistics.test_views import FRAME, MOST_QUERIES
from tests.factories import UserFactory

_ROUNDS = 7
_MOST_SECONDS, _MOST_SECONDS_OF_FILE, _MOST_MB = 0.3, 10, 200


def pages(judge: Judge, scale: float) -> None:
    today = local_day(timezone.now())
    publish(make_site(scale), today)
    if connection.vendor == "postgresql":  # which does so by itself within minutes
        connection.cursor().execute("VACUUM ANALYZE")
    measure(judge, today)


def measure(judge: Judge, today: date) -> None:
    department = DepartmentPage.objects.get(title=LARGEST)
    manager = UserFactory.create()
    assign(manager, department, Role.MANAGER)
    client, address = Client(), f"/admin/statistik/{department.pk}/"
    client.force_login(manager)
    print(f"     {Figure.objects.count()} figures, {Breakdown.objects.count()} breakdowns")
    guide, film = (_most_watched(department.translation_key, of) for of in (Of.PAGE, Of.FILM))
    year = f"?periode={last_closed(Kind.YEAR, today).first.year}"
    for query in ("", "tal/", f"tal/{year}", f"tal/?guide={guide}", f"tal/?film={film}"):
        _judge_page(judge, client, address + query, query.partition("=")[0] or "the week in brief")
    for file_type in FORMATS:
        _judge_file(judge, str(manager.pk), f"{address}tal/{file_type}/{year}", f"the year as {file_type}")
    print(f"     load of the machine: {os.getloadavg()}")


def _most_watched(department: UUID, of: Of) -> UUID:
    found = Figure.objects.filter(department=department, of=of, views__isnull=False).order_by("views").last()
    assert found
    print(f"     {Figure.objects.filter(department=department, of=of).values('subject').distinct().count()} {of}s")
    return found.subject


def _judge_page(judge: Judge, client: Client, address: str, name: str) -> None:
    with CaptureQueriesContext(connection) as asked:  # and to warm up
        assert client.get(address).status_code == 200
    own = sum(not FRAME.search(query["sql"]) for query in asked)
    costs: list[Cost] = []
    for _round in range(_ROUNDS):
        with measured(costs):
            client.get(address)
    cost = median(costs)
    print(f"     {name}: {1_000 * cost.wall:.0f} ms, of which {1_000 * cost.cpu:.0f} ms of processor time here")
    judge.ratio(f"{name}: queries", own, MOST_QUERIES)
    judge.ratio(f"{name}: seconds", cost.wall, _MOST_SECONDS)


def _judge_file(judge: Judge, manager: str, address: str, name: str) -> None:
    command = (sys.executable, "-m", "tests.benchmarks.counting.export", manager, address)
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = map(float, said.split())
    judge.ratio(f"{name}: seconds", seconds, _MOST_SECONDS_OF_FILE)
    judge.ratio(f"{name}: most memory, MB", megabytes, _MOST_MB)
