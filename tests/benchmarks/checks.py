# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How soon the server answers what a guide of ten steps lacks while somebody writes it.

    python -m tests.benchmarks.checks

Through the whole of Django, on SQLite. Exits with 1 when a figure is over its limit.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import django

DATA = Path(tempfile.mkdtemp(prefix="vis-vej-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ["DATA_DIR"] = str(DATA)
os.environ.pop("DATABASE_URL", None)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from cms.departments.provisioning import assign, provision  # noqa: E402
from cms.departments.roles import Role  # noqa: E402
from guides.models import DepartmentPage, GuidePage  # noqa: E402
from tests.benchmarks.films.measuring import Judge  # noqa: E402
from tests.factories import (  # noqa: E402
    ContactFactory,
    DepartmentFactory,
    ImageFactory,
    PlaceFactory,
    UserFactory,
    VideoFactory,
    finished_guide,
)
from tests.factories import blocks as b  # noqa: E402
from tests.factories.sent import form_of  # noqa: E402

SLOWEST = 0.150
"""Seconds; the limit holds for nineteen of twenty answers."""
ROUNDS = 60
AS_A_FORM = "application/x-www-form-urlencoded"
WORDS = "Du skal gå forbi det røde cykelskur. Døren er blå og har et stort, hvidt B. Den går op af sig selv. "


def guide_of(department: DepartmentPage, count: int) -> GuidePage:
    """Each step has a film, a picture, a place, a checklist, a note, and text with a link."""
    collection = provision(department).collection
    place, contact = PlaceFactory(department=department), ContactFactory(department=department)
    steps = [
        b.step(
            f"Gør nummer {number}",
            WORDS,
            b.film(VideoFactory.create(collection=collection)),
            b.picture(ImageFactory(collection=collection)),
            b.place(place),
            b.checklist("Tag med", "Dit brev", "Din kalender"),
            b.callout(f"<p>{WORDS}</p>"),
            b.text(f'<p>{WORDS * 3}<a linktype="page" id="{department.pk}">Om huset</a></p>'),
        )
        for number in range(count)
    ]
    questions = [b.question(f"Hvad så nummer {number}?", f"<p>{WORDS}</p>") for number in range(6)]
    guide: GuidePage = finished_guide(
        parent=department,
        steps=steps,
        questions=questions,
        contacts=[b.contact(contact)],
        places=[b.place(place)],
        cover_image=ImageFactory(collection=collection),
    )
    guide.save_revision()
    return guide


def measure(judge: Judge, client: Client, department: DepartmentPage, count: int) -> int:
    """Times the answer for a guide with this many steps; how many queries it takes."""
    guide = guide_of(department, count)
    address = reverse("checking:page", args=[guide.pk])
    sent = urlencode(form_of(guide), doseq=True)
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        answer = client.post(address, sent, content_type=AS_A_FORM)
        seconds.append(time.perf_counter() - start)
        assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as queries:
        client.post(address, sent, content_type=AS_A_FORM)
    slow = statistics.quantiles(seconds, n=20)[-1]
    print(f"     {count} steps: median {statistics.median(seconds) * 1000:.0f} ms, {len(queries)} queries")
    if count == 10:
        judge.ratio("ten steps: seconds for nineteen of twenty answers", slow, SLOWEST)
    return len(queries)


def main() -> int:
    call_command("migrate", verbosity=0)
    department: DepartmentPage = DepartmentFactory()
    provision(department)
    editor = UserFactory.create()
    assign(editor, department, Role.EDITOR)
    client = Client()
    client.force_login(editor)
    judge = Judge()
    with override_settings(DEBUG=False):
        few, many = (measure(judge, client, department, count) for count in (10, 30))
    judge.ratio("thirty steps: queries beside those of ten steps", many / few, 1)
    return 0 if judge.kept else 1


if __name__ == "__main__":
    sys.exit(main())
