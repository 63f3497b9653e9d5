# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Run as a script: put limits on this process, then become the given command.

    python -I confine.py <parent pid> <memory bytes> <file bytes> <cpu seconds> <command> [argument ...]

The limits have to be set inside the child, before it sees a byte of a stranger's film. Doing so in a small program of
its own, instead of between fork and exec, is safe in a parent with threads. Standard library only: Django is not here.
"""

import ctypes
import os
import resource
import signal
import sys

_PR_SET_PDEATHSIG = 1
_NICENESS = 10


def main() -> None:
    parent, memory, file_bytes, cpu_seconds = map(int, sys.argv[1:5])
    command = sys.argv[5:]
    die_with_parent(parent)
    os.nice(_NICENESS)  # a film must not slow down the pages that people are reading
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        limit(kind, most)
    os.execv(command[0], command)  # noqa: S606  (no shell; the command is composed by process.py)


def die_with_parent(parent: int) -> None:
    """A killed worker takes its encoder with it; otherwise two would soon work on the same film."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the parent is gone")


def limit(kind: int, most: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
