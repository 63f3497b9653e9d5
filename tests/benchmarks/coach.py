# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How long the language coach takes to answer about a guide of ten steps, by way of the view.

    python -m tests.benchmarks.coach

Measured on the server alone, with two hundred words of the department's own. Exits with 1 when over the limit.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

DATA = Path(tempfile.mkdtemp(prefix="vis-vej-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ["DATA_DIR"] = str(DATA)
os.environ.pop("DATABASE_URL", None)
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield  # noqa: E402

from cms.coach.models import PlainerWord  # noqa: E402
from cms.departments.provisioning import assign, provision  # noqa: E402
from cms.departments.roles import Role  # noqa: E402
from tests.benchmarks.films.measuring import Cost, Judge, measured, median  # noqa: E402
from tests.factories import DepartmentFactory, GuideFactory, UserFactory  # noqa: E402

STEPS = 10
RUNS = 40
MOST_MILLISECONDS = 150
TEXT = (
    "Såfremt du er syg, skal skemaet sendes til os senest kl. 10.30 den 3. december. Gå ind ad den blå dør, og tag "
    "elevatoren til 2. sal. Vi modtager bl.a. ansøgninger i henhold til serviceloven, hvorefter man får et svar."
)


def form() -> dict[str, str]:
    content = streamfield([("text", rich_text(f"<p>{TEXT}</p><ul><li>{TEXT}</li><li>Dit pas</li></ul>"))] * 2)
    step = {"title": "Find den blå dør", "text": TEXT, "kind": "required", "content": content}
    question = {"question": "Må jeg tage min hund med?", "answer": rich_text(f"<p>{TEXT}</p>"), "film": ""}
    fields = {
        "title": "Find vej til Borgercenter Handicap",
        "summary": "Du skal til møde på Lærkevej.",
        "steps": streamfield([("step", step)] * STEPS),
        "questions": streamfield([("question", question)] * 4),
    }
    return {name: str(value) for name, value in nested_form_data(fields).items()}


def main() -> None:
    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    page = DepartmentFactory(title="Borgercenter Handicap")
    department = provision(page)
    PlainerWord.objects.bulk_create(
        PlainerWord(word=f"{'abcdefghij'[n % 10]}ord{n}", plainer="enklere", department=department) for n in range(200)
    )
    guide, user, client, data = GuideFactory(parent=page), UserFactory.create(), Client(), form()
    assign(user, page, Role.EDITOR)
    client.force_login(user)
    costs: list[Cost] = []
    for _ in range(RUNS):
        with measured(costs):
            answer = client.post(f"/admin/sprogcoach/{guide.pk}/guidepage/", data)
        assert answer.status_code == 200
    first, usual = costs[0], median(costs[1:])
    print(f"     {STEPS} steps, {len(str(data))} characters sent; first answer {1000 * first.cpu:.0f} CPU-ms")
    judge = Judge()
    judge.ratio("answer, ms by the clock", 1000 * usual.wall, MOST_MILLISECONDS)
    judge.ratio("answer, CPU-ms", 1000 * usual.cpu, MOST_MILLISECONDS)
    sys.exit(not judge.kept)


if __name__ == "__main__":
    main()
