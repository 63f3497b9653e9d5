# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The demo as people start it: `manage.py demo` in a folder of its own, with its real processes."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page

STARTS_WITHIN = 800
"""Seconds, on two busy cores, until the demo has encoded its films and serves."""
PASSWORD = "vis-vej-demo"


@dataclass(frozen=True)
class Demo:
    """A running demo: where it answers, where its data lie, and its database, read from outside."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]

    def rows(self, sql: str, *values: object) -> list[Any]:
        with closing(sqlite3.connect(self.data / "db.sqlite3", timeout=20)) as database:
            found = database.execute(sql, values).fetchall()
            database.commit()
        return found

    def value(self, sql: str, *values: object) -> Any:
        return self.rows(sql, *values)[0][0]

    def json(self, path: str) -> Any:
        with urllib.request.urlopen(self.url + path) as response:
            return json.load(response)

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=settings.BASE_DIR, env=_env(self.data), check=True
        )

    def media_workers(self) -> list[int]:
        """Process numbers of the workers that encode."""
        found = subprocess.run(["pgrep", "-f", "--queue-name[= ]media"], capture_output=True, text=True, check=False)
        return [pid for pid in map(int, found.stdout.split()) if self._is_mine(pid)]

    def _is_mine(self, pid: int) -> bool:
        try:
            return f"DATA_DIR={self.data}" in Path(f"/proc/{pid}/environ").read_text(errors="replace")
        except OSError:
            return False


def _env(data: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "DATA_DIR": str(data),
        "MEDIA_LEASE_SECONDS": "10",
    }


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, browser: Browser, assets: None) -> Iterator[Demo]:
    data = tmp_path_factory.mktemp("demo")
    port = _free_port()
    with (data / "output").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=_env(data),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    started = Demo(f"http://localhost:{port}", data, process)
    try:
        _wait_until_it_answers(started)
        yield started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def _wait_until_it_answers(demo: Demo) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and demo.process.poll() is None:
        try:
            urllib.request.urlopen(f"{demo.url}/livez")
        except (URLError, ConnectionError):
            time.sleep(1)
        else:
            return
    pytest.fail("the demo did not start:\n" + (demo.data / "output").read_text(errors="replace")[-3000:])


type LogIn = Callable[[str], Page]


@pytest.fixture(scope="session")
def log_in(demo: Demo, browser: Browser) -> Iterator[LogIn]:
    """`log_in("redaktoer-borgerservice")`: an admin page of that user, in a browser context of its own."""
    contexts: dict[str, BrowserContext] = {}

    def open_admin(name: str) -> Page:
        if name not in contexts:
            contexts[name] = context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="da-DK")
            context.set_default_timeout(30_000)
            page = context.new_page()
            page.goto(f"{demo.url}/admin/")
            page.fill("[name=username]", name)
            page.fill("[name=password]", PASSWORD)
            page.click("[type=submit]")
            page.wait_for_url("**/admin/")
        return contexts[name].new_page()

    yield open_admin
    for context in contexts.values():
        context.close()
