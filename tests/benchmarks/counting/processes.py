# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A PostgreSQL of our own, and what processes have used. Linux only."""

import os
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import chown, rmtree

from tests.benchmarks.serving import free_port, retried

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Postgres:
    url: str
    pid: int
    """Of the process that all others of it are children of."""


@contextmanager
def postgres() -> Iterator[Postgres]:
    """An empty database on a server that nobody else uses: what its processes cost is what we cost.

    Its settings are PostgreSQL's own, so a commit waits for the disk. It refuses to run as root.
    """
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    folder, port = Path(tempfile.mkdtemp(prefix="vis-vej-bench-postgres-")), free_port()
    somebody = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if somebody:
        chown(folder, "postgres")
    data = str(folder / "data")
    initdb = (programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    subprocess.run([*somebody, *initdb], check=True, capture_output=True)
    options = ("-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=")
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen([*somebody, programs / "postgres", "-D", data, *options], stderr=log) as server,
    ):
        try:
            probe = (programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port))
            retried(lambda: subprocess.run(probe, check=True), subprocess.CalledProcessError)
            yield Postgres(f"postgres://postgres@127.0.0.1:{port}/postgres", server.pid)
        finally:
            server.terminate()
    rmtree(folder)


def cpu_seconds(roots: list[int]) -> float:
    """Processor time of these processes and of all below them, those included that have ended."""
    seconds, children = _processes()
    found, waiting = 0.0, list(roots)
    while waiting:
        pid = waiting.pop()
        found += seconds.get(pid, 0.0)
        waiting += children[pid]
    return found


def children_of(pid: int) -> list[int]:
    _seconds, children = _processes()
    return sorted(children[pid])


def _processes() -> tuple[dict[int, float], defaultdict[int, list[int]]]:
    """The seconds that each process and its ended children have used; and each one's children. See proc(5)."""
    seconds, children = {}, defaultdict[int, list[int]](list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        pid = int(stat.parent.name)
        seconds[pid] = sum(map(int, fields[11:15])) / _TICKS
        children[int(fields[1])].append(pid)
    return seconds, children
