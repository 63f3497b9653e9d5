# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""One part, against the database that DATABASE_URL names. Started by tests.benchmarks.plays."""

import logging
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
django.setup()

from django.core.management import call_command  # noqa: E402

from tests.benchmarks.counting.kills import kills  # noqa: E402
from tests.benchmarks.counting.messages import messages  # noqa: E402
from tests.benchmarks.counting.statistics_pages import pages  # noqa: E402
from tests.benchmarks.films.measuring import Judge  # noqa: E402

PARTS = {"messages": messages, "kills": kills, "pages": pages}


def main(part: str, scale: str) -> None:
    logging.disable(logging.INFO)  # each page that is made calls several tasks
    call_command("migrate", verbosity=0)
    judge = Judge()
    PARTS[part](judge, float(scale))
    sys.exit(not judge.kept)


if __name__ == "__main__":
    main(*sys.argv[1:])
