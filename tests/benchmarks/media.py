# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What films cost: time, processor and bytes, each as a ratio against a named baseline of the same run.

    python -m tests.benchmarks.media [encoding] [odd] [presets] [playback]

Exits with 1 when a figure is over its limit. The film is real phone footage where there is some (../shared/media),
otherwise a drawn one.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="vis-vej-bench-")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in this thread
django.setup()

from django.core.management import call_command  # noqa: E402

from tests.benchmarks.films.encoding import encoding  # noqa: E402
from tests.benchmarks.films.measuring import Judge  # noqa: E402
from tests.benchmarks.films.odd import odd  # noqa: E402
from tests.benchmarks.films.playback import playback  # noqa: E402
from tests.benchmarks.films.presets import presets  # noqa: E402

PARTS = {"encoding": encoding, "odd": odd, "presets": presets, "playback": playback}


def main() -> None:
    call_command("migrate", verbosity=0)
    judge = Judge()
    for name in sys.argv[1:] or PARTS:
        print(f"--- {name}")
        with tempfile.TemporaryDirectory(prefix="vis-vej-bench-") as folder:
            PARTS[name](judge, Path(folder))
    sys.exit(not judge.kept)


if __name__ == "__main__":
    main()
