# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Child processes that read strangers' files: limited, watched, and always ended. The only importer of subprocess."""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_CONFINE = Path(__file__).with_name("confine.py")
_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
"""Nothing of ours: the environment holds the passwords of the installation."""
_ERRORS_KEPT = 8 * 1024
_LINE_MAX = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a child may use. Going over memory or file size fails the child; over the times, it is killed."""

    wall_seconds: float
    silent_seconds: float
    """The longest time without a line on standard output."""
    memory_bytes: int = 6 * 1024**3
    file_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    returncode: int
    errors: str
    """The end of what the child wrote to standard error."""


class Killed(Exception):
    """Somebody outside killed the child: an operator, or the kernel for want of memory. Another time may do better."""


class TimedOut(Exception):
    """The child ran too long, or was silent too long, and was killed."""


def run(
    command: Sequence[str], *, limits: Limits, on_line: Callable[[str], None], pass_fds: Sequence[int] = ()
) -> Finished:
    """Run `command` (its first part an absolute path), handing each line of its output to `on_line`.

    Raises TimedOut and Killed. Whatever leaves this function, an exception from `on_line` included, leaves no process
    behind.
    """
    child = subprocess.Popen(  # a list, no shell; the parts are ours
        [*_confinement(limits), *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=pass_fds,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    with child:
        try:
            return _follow(child, limits, on_line)
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)


def _confinement(limits: Limits) -> list[str]:
    cpu_seconds = int(limits.wall_seconds * (os.cpu_count() or 1)) + 1
    numbers = (os.getpid(), limits.memory_bytes, limits.file_bytes, cpu_seconds)
    return [sys.executable, "-I", str(_CONFINE), *map(str, numbers)]


def _follow(child: subprocess.Popen[bytes], limits: Limits, on_line: Callable[[str], None]) -> Finished:
    assert child.stdout is not None  # noqa: S101  (both pipes were asked for)
    assert child.stderr is not None  # noqa: S101
    started = heard = time.monotonic()
    line, errors = b"", b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        selector.register(child.stderr, selectors.EVENT_READ)
        while selector.get_map():
            now = time.monotonic()
            patience = min(started + limits.wall_seconds, heard + limits.silent_seconds) - now
            if patience <= 0:
                raise TimedOut(f"after {now - started:.0f} s, silent for {now - heard:.0f} s")
            for ready, _events in selector.select(patience):
                chunk = os.read(ready.fd, 64 * 1024)
                if not chunk:
                    selector.unregister(ready.fileobj)
                elif ready.fileobj is child.stderr:
                    errors = (errors + chunk)[-_ERRORS_KEPT:]
                else:
                    heard = time.monotonic()
                    *complete, line = (line + chunk)[-_LINE_MAX:].split(b"\n")
                    for text in complete:
                        on_line(text.decode(errors="replace"))
    try:
        child.wait(started + limits.wall_seconds - time.monotonic())
    except subprocess.TimeoutExpired as error:  # it closed its pipes, and stayed
        raise TimedOut(str(error)) from error
    if child.returncode == -signal.SIGKILL:
        raise Killed(errors.decode(errors="replace"))
    return Finished(child.returncode, errors.decode(errors="replace"))
