# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The site as it is run in production, on this machine: its web server, its settings, its compressed files."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from cms import assets
from cms.translations import compile_messages

_SERVER = ("--interface", "wsgi", "--blocking-threads", "4", "--no-access-log", "--log-level", "warning")


@dataclass(frozen=True)
class Server:
    address: str
    pid: int
    """Of the process that its workers are children of."""


@contextmanager
def served(paths: Iterable[str]) -> Iterator[str]:
    """The site's address, with what lies in DATA_DIR. Pictures get their sizes: each path is asked for once."""
    assets.build(dev=True)
    compile_messages()
    environment = production(f"sqlite:///{settings.DATA_DIR / 'db.sqlite3'}")
    collect = (sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    subprocess.run(collect, cwd=settings.BASE_DIR, env=environment, check=True)
    with running(environment) as server:
        for path in paths:
            urllib.request.urlopen(server.address + path).read()
        yield server.address


def production(database: str) -> dict[str, str]:
    """The environment of production's processes. The web server listens at BASE_URL."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": database,
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": f"http://127.0.0.1:{free_port()}",
        "MUNICIPALITY": "Fjordby Kommune",
        "MUNICIPALITY_URL": "https://fjordby.example",
        "SECURE_SSL_REDIRECT": "false",
    }


@contextmanager
def running(environment: dict[str, str], *options: str, python: Sequence[str] = (sys.executable,)) -> Iterator[Server]:
    """The web server, with `options` besides those that it always has."""
    address = environment["BASE_URL"]
    where = ("--host", "127.0.0.1", "--port", address.rpartition(":")[2])
    command = (*python, "-m", "granian", *_SERVER, *options, *where, "cms.wsgi:application")
    with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as process:
        try:
            retried(lambda: urllib.request.urlopen(f"{address}/livez", timeout=2).read(), OSError)
            yield Server(address, process.pid)
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def retried(attempt: Callable[[], object], failing: type[Exception]) -> None:
    """For a minute."""
    for _ in range(120):
        try:
            attempt()
        except failing:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError
