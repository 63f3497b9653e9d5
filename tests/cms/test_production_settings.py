# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is missing from the environment stops a production start, by name."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "x" * 60,
    "DATABASE_URL": "postgres://localhost/vis_vej",
    "ALLOWED_HOSTS": "visvej.example",
    "BASE_URL": "https://visvej.example",
    "MUNICIPALITY": "Fjordby Kommune",
    "MUNICIPALITY_URL": "https://fjordby.example",
}


def _start(environment: dict[str, str], then: str = "") -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    return subprocess.run(
        [sys.executable, "-c", f"import cms.settings.production as chosen\n{then}"],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", COMPLETE)
def test_a_missing_variable_stops_the_start_with_its_name(missing: str) -> None:
    started = _start({name: value for name, value in COMPLETE.items() if name != missing})

    assert started.returncode != 0
    assert missing in started.stderr.splitlines()[-1]


def test_a_complete_environment_starts() -> None:
    assert _start(COMPLETE).returncode == 0


def test_an_address_with_a_slash_at_its_end_is_the_same_address() -> None:
    started = _start(COMPLETE | {"BASE_URL": "https://visvej.example/"}, "print(chosen.WAGTAILADMIN_BASE_URL)")
    assert started.stdout == "https://visvej.example\n"
