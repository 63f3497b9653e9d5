# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What counting plays costs, whether the count is right whatever happens, and how soon statistics are on the screen.

    python -m tests.benchmarks.plays [--scale 0.01] [messages] [kills] [pages]

Exits with 1 when a figure is over its limit. Each part runs on the databases it is about; the limits are for scale 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.counting.processes import postgres

BOTH = ("SQLite", "PostgreSQL")
PARTS = {"messages": BOTH, "kills": ("PostgreSQL",), "pages": BOTH}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", default="1")
    parser.add_argument("parts", nargs="*", choices=PARTS, default=[*PARTS])
    asked = parser.parse_args()
    kept = [run(part, database, asked.scale) for part in asked.parts for database in PARTS[part]]
    sys.exit(not all(kept))


def run(part: str, database: str, scale: str) -> bool:
    """Whether every figure is within its limit."""
    print(f"--- {part}, {database}", flush=True)
    with tempfile.TemporaryDirectory(prefix="vis-vej-bench-") as folder:
        if database == "SQLite":
            return _part(part, scale, folder, f"sqlite:///{Path(folder) / 'db.sqlite3'}", "")
        with postgres() as server:
            return _part(part, scale, folder, server.url, str(server.pid))


def _part(part: str, scale: str, folder: str, url: str, pids: str) -> bool:
    environment = os.environ | {"DATA_DIR": folder, "DATABASE_URL": url, "POSTGRES_PIDS": pids}
    command = (sys.executable, "-m", "tests.benchmarks.counting", part, scale)
    return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    main()
