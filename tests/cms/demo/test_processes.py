# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The supervisor with real processes: nothing stays behind, and what dies comes back."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cms.demo import processes
from cms.demo.processes import Hopeless, Program, Stop, Supervisor

WAITS = "import time; time.sleep(600)"
# Starts a child of its own, writes both ids down, and heeds no request to end.
STUBBORN = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(f"{os.getpid()} {child.pid}")
time.sleep(600)
"""
PATIENCE = 20.0


def python(name: str, code: str, *arguments: str) -> Program:
    return Program(name, (sys.executable, "-c", code, *arguments))


def is_alive(pid: int) -> bool:
    """A process that has ended but was not waited for counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.05)
    return holds()


@contextmanager
def kept(supervisor: Supervisor) -> Iterator[None]:
    stop = Stop()
    keeper = threading.Thread(target=supervisor.keep, args=(stop,))
    keeper.start()
    try:
        yield
    finally:
        stop.requested = True
        keeper.join()


def test_all_children_end_with_it_even_stubborn_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PATIENCE", ((signal.SIGTERM, 0.5), (signal.SIGKILL, 5.0)))
    note = tmp_path / "pids"
    with Supervisor([python("stubborn", STUBBORN, str(note)), python("meek", WAITS)]) as supervisor:
        assert eventually(lambda: note.exists() and len(note.read_text().split()) == 2)
        pids = [*map(int, note.read_text().split()), supervisor.pids()["meek"]]
        assert all(map(is_alive, pids))

    assert eventually(lambda: not any(map(is_alive, pids)))


def test_a_killed_worker_comes_back_and_the_others_stay() -> None:
    said: list[str] = []
    with Supervisor([python("worker", WAITS), python("web", WAITS)], say=said.append) as supervisor, kept(supervisor):
        before = supervisor.pids()
        os.kill(before["worker"], signal.SIGKILL)

        assert eventually(lambda: supervisor.pids().get("worker", before["worker"]) != before["worker"])
        assert supervisor.pids()["web"] == before["web"]
    assert "worker: ended with -9, starts again" in said


def test_a_worker_that_dies_takes_its_children_along(tmp_path: Path) -> None:
    note = tmp_path / "pids"
    with Supervisor([python("worker", STUBBORN, str(note))]) as supervisor, kept(supervisor):
        assert eventually(lambda: note.exists() and len(note.read_text().split()) == 2)
        worker, child = map(int, note.read_text().split())
        os.kill(worker, signal.SIGKILL)

        assert eventually(lambda: not is_alive(child))


def test_a_program_that_never_starts_ends_it_all_with_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_PAUSE", 0.0)
    with (
        Supervisor([python("web", "raise SystemExit('no such port')")]) as supervisor,
        pytest.raises(Hopeless, match=r"web ends right after each start:\nno such port"),
    ):
        supervisor.keep(Stop())


def test_what_programs_write_is_passed_on() -> None:
    said: list[str] = []
    with Supervisor([python("web", "print('hello')")], say=said.append) as supervisor:
        assert eventually(lambda: not supervisor.is_running())
        assert eventually(lambda: said == ["web: hello"])


def test_signals_ask_it_to_stop() -> None:
    with processes.stopped_by_signals() as stop:
        assert not stop.requested
        os.kill(os.getpid(), signal.SIGTERM)
        assert eventually(lambda: stop.requested)
