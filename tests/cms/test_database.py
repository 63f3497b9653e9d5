# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How SQLite is opened where people work. (The tests' own settings open it otherwise.)"""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

ASK = """
import sqlite3
from django.db import connection, transaction

with connection.cursor() as cursor:
    for pragma in ("journal_mode", "busy_timeout"):
        print(cursor.execute(f"PRAGMA {pragma}").fetchone()[0])
with transaction.atomic():
    try:
        sqlite3.connect(connection.settings_dict["NAME"], timeout=0).execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
"""


def test_sqlite_waits_for_its_turn_and_takes_it_whole(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DJANGO_SETTINGS_MODULE": "cms.settings.development", "DATA_DIR": str(tmp_path)}
    asked = subprocess.run(
        [sys.executable, "-c", ASK], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True
    )
    assert asked.stdout.splitlines() == ["wal", "20000", "database is locked"]
