# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Has one file of the statistics made for a user, and prints the seconds and the most memory of a new process, in MB.

python -m tests.benchmarks.counting.export USER ADDRESS
"""

import os
import re
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
django.setup()

from django.test import Client  # noqa: E402

from cms.users.models import User  # noqa: E402


def main(user: str, address: str) -> None:
    client = Client()
    client.force_login(User.objects.get(pk=user))
    began = time.perf_counter()
    assert client.get(address).status_code == 200
    print(time.perf_counter() - began, _peak_kb() / 1_000)


def _peak_kb() -> int:
    """Of this program alone: what getrusage says is never less than what the process was before it became this one."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
