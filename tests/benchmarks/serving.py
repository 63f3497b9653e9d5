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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.conf import settings

from cms import assets
from cms.translations import compile_messages

SERVER = (
    *("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4"),
    *("--no-access-log", "--log-level", "warning"),
)


@contextmanager
def served(paths: Iterable[str]) -> Iterator[str]:
    """The site's address, with what lies in DATA_DIR. Pictures get their sizes: each path is asked for once."""
    assets.build(dev=True)
    compile_messages()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": f"sqlite:///{settings.DATA_DIR / 'db.sqlite3'}",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": address,
        "MUNICIPALITY": "Fjordby Kommune",
        "MUNICIPALITY_URL": "https://fjordby.example",
        "SECURE_SSL_REDIRECT": "false",
    }
    collect = (sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0")
    subprocess.run(collect, cwd=settings.BASE_DIR, env=environment, check=True)
    granian = (sys.executable, "-m", "granian", *SERVER, "--host", "127.0.0.1", "--port", str(port))
    with subprocess.Popen((*granian, "cms.wsgi:application"), cwd=settings.BASE_DIR, env=environment) as server:
        try:
            _wait_for(f"{address}/livez")
            for path in paths:
                urllib.request.urlopen(address + path).read()
            yield address
        finally:
            server.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=2).read()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)
