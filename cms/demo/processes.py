# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Runs the web server and the workers side by side, restarts what dies, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Self

from django.conf import settings

type Say = Callable[[str], None]

_PAUSE = 1.0
"""Seconds between a death and the restart."""
_POLL = 0.2
# A worker finishes its task at the first request to end, and drops it at the second. Then it is killed.
_PATIENCE = ((signal.SIGTERM, 2.0), (signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0))
_SHORT_LIFE = 5.0
_SHORT_LIVES = 5


class Hopeless(RuntimeError):
    """A program ends right after each start; the message says which, and its last words."""


@dataclass(frozen=True)
class Program:
    name: str
    command: tuple[str, ...]

    @classmethod
    def manage(cls, name: str, *arguments: str) -> Self:
        return cls(name, (sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments))


@dataclass
class _Running:
    program: Program
    process: "subprocess.Popen[str]"
    started: float
    reader: threading.Thread
    last_words: list[str] = field(default_factory=list)


class Supervisor:
    """Keeps programs running between `with` and its end; each has a process group of its own.

    `say` gets what they write, line by line; `extra` is added to their environment.
    """

    def __init__(
        self, programs: Sequence[Program], *, say: Say = lambda _: None, extra: Mapping[str, str] | None = None
    ):
        self._programs = programs
        self._say = say
        self._environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE),
            "PYTHONUNBUFFERED": "1",
            **(extra or {}),
        }
        self._running: list[_Running] = []
        self._due: dict[str, float] = {}
        self._short_lives: dict[str, int] = {}

    def __enter__(self) -> Self:
        try:
            for program in self._programs:
                self._start(program)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def is_running(self) -> bool:
        """Whether any program runs; nothing is restarted."""
        return any(running.process.poll() is None for running in self._running)

    def pids(self) -> dict[str, int]:
        return {running.program.name: running.process.pid for running in self._running}

    def keep(self, stop: "Stop") -> None:
        """Restart what dies until `stop` is requested. Raises Hopeless for a program that dies again and again."""
        while not stop.requested:
            time.sleep(_POLL)
            for running in [running for running in self._running if running.process.poll() is not None]:
                self._bury(running)
            for program in self._programs:
                if self._due.get(program.name, float("inf")) <= time.monotonic():
                    del self._due[program.name]
                    self._start(program)

    def _start(self, program: Program) -> None:
        process = subprocess.Popen(
            program.command,
            cwd=settings.BASE_DIR,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        last_words: list[str] = []
        reader = threading.Thread(target=self._forward, args=(program.name, process, last_words), daemon=True)
        reader.start()
        self._running.append(_Running(program, process, time.monotonic(), reader, last_words))

    def _forward(self, name: str, process: "subprocess.Popen[str]", last_words: list[str]) -> None:
        assert process.stdout is not None  # noqa: S101  (a pipe was asked for)
        with process.stdout:
            for line in process.stdout:
                last_words[:] = [*last_words[-9:], line.rstrip()]
                self._say(f"{name}: {line.rstrip()}")

    def _bury(self, running: _Running) -> None:
        """Note a death, take its children along, and set the time of its return."""
        self._running.remove(running)
        _signal(running.process, signal.SIGKILL)
        running.reader.join(1)
        name = running.program.name
        short = time.monotonic() - running.started < _SHORT_LIFE
        self._short_lives[name] = self._short_lives.get(name, 0) + 1 if short else 0
        if self._short_lives[name] >= _SHORT_LIVES:
            raise Hopeless("\n".join((f"{name} ends right after each start:", *running.last_words)))
        self._say(f"{name}: ended with {running.process.returncode}, starts again")
        self._due[name] = time.monotonic() + _PAUSE

    def _end(self) -> None:
        """End all groups, the more firmly the longer it takes."""
        for number, patience in _PATIENCE:
            for running in self._running:
                if running.process.poll() is None:
                    _signal(running.process, number)
            deadline = time.monotonic() + patience
            while self.is_running() and time.monotonic() < deadline:
                time.sleep(0.05)
        for running in self._running:
            _signal(running.process, signal.SIGKILL)  # children that outlived their parent
            running.process.wait()
            running.reader.join(1)
        self._running.clear()


def _signal(process: "subprocess.Popen[str]", number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # the whole group has ended
        os.killpg(process.pid, number)


@dataclass
class Stop:
    """Whether somebody has asked to end. A plain flag: an Event's lock could be held when the signal comes."""

    requested: bool = False


@contextmanager
def stopped_by_signals() -> Iterator[Stop]:
    """Ctrl-C, a request to end and a closed terminal set the flag."""
    stop = Stop()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.requested = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
