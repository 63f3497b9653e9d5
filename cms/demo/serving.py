# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The processes of a small installation: web, three workers, and the periodic runner."""

import errno
import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from cms.demo.processes import Program, Say, Stop, Supervisor, stopped_by_signals

HOST = "127.0.0.1"
_WAIT_FOR_WEB = 0.3


def programs(port: int) -> list[Program]:
    return [
        Program("web", (sys.executable, "-m", "granian", *_granian(port), "cms.wsgi:application")),
        Program.manage("default", "db_worker", "--queue-name", "default", "--no-reload"),
        Program.manage("media", "db_worker", "--queue-name", "media", "--no-reload"),
        Program.manage("media_long", "db_worker", "--queue-name", "media_long", "--no-reload"),
        Program.manage("periodic", "run_periodic"),
    ]


def _granian(port: int) -> tuple[str, ...]:
    # No access log: it would keep citizens' addresses.
    return (
        "--interface", "wsgi", "--host", HOST, "--port", str(port),
        "--workers", "1", "--blocking-threads", "2", "--no-access-log", "--log-level", "warning",
    )  # fmt: skip


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            raise
    return True


def serve(port: int, *, say: Say, ready: Callable[[], None]) -> None:
    """Run until Ctrl-C; `ready` is called once, when the site answers. Raises Hopeless.

    What is not found, and what goes wrong, looks as it does to citizens.
    """
    extra = {"BASE_URL": f"http://localhost:{port}", "DEBUG": "off"}
    with (
        stopped_by_signals() as stop,
        Supervisor(programs(port), say=say, extra=extra) as supervisor,
    ):
        threading.Thread(target=_announce, args=(port, stop, ready), daemon=True).start()
        supervisor.keep(stop)


def _announce(port: int, stop: Stop, ready: Callable[[], None]) -> None:
    while not stop.requested:
        if _answers(port):
            ready()
            return
        time.sleep(_WAIT_FOR_WEB)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/livez", timeout=2) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False
