# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Children are limited, watched and always ended."""

import os
import sys
import time
from pathlib import Path

import pytest

from media_pipeline.encoding.process import Killed, Limits, TimedOut, run

QUICK = Limits(wall_seconds=20, silent_seconds=20)


def python(code: str, limits: Limits = QUICK, **options: object) -> tuple[int, list[str], str]:
    lines: list[str] = []
    finished = run([sys.executable, "-I", "-c", code], limits=limits, on_line=lines.append, **options)  # type: ignore[arg-type]
    return finished.returncode, lines, finished.errors


def is_running(pid: int) -> bool:
    """Whether the process exists and is not merely waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_lines_status_and_errors() -> None:
    code = "import sys; print('a'); print('b'); print('no', file=sys.stderr); sys.exit(3)"
    assert python(code) == (3, ["a", "b"], "no\n")


def test_much_output_on_both_sides_blocks_nobody() -> None:
    code = "import sys\nfor i in range(20000): print(i); print(i, file=sys.stderr)"
    status, lines, errors = python(code)
    assert (status, len(lines)) == (0, 20_000)
    assert errors.endswith("19999\n")


def test_nothing_of_our_environment_is_inherited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hemmelig")
    _status, lines, _errors = python("import os; print(sorted(os.environ))")
    assert "SECRET_KEY" not in lines[0]


def test_the_child_may_not_write_files_larger_than_allowed(tmp_path: Path) -> None:
    status, _lines, _errors = python(f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x' * 10)")
    assert status != 0
    assert (tmp_path / "x").stat().st_size == 0


def test_the_child_may_not_take_all_memory() -> None:
    limits = Limits(wall_seconds=20, silent_seconds=20, memory_bytes=256 * 1024**2)
    assert python("x = bytearray(512 * 1024**2)", limits)[0] == 1


@pytest.mark.parametrize("limits", [Limits(1, 20), Limits(20, 1)])
def test_too_long_and_too_silent(limits: Limits) -> None:
    began = time.monotonic()
    with pytest.raises(TimedOut):
        python("import time; time.sleep(30)", limits)
    assert time.monotonic() - began < 15


def test_a_child_that_closes_its_mouth_and_stays() -> None:
    with pytest.raises(TimedOut):
        python("import os, time; os.close(1); os.close(2); time.sleep(30)", Limits(wall_seconds=1, silent_seconds=20))


def test_a_child_that_talks_is_not_silent() -> None:
    code = "import time\nfor i in range(6): print(i, flush=True); time.sleep(0.4)"
    assert python(code, Limits(wall_seconds=20, silent_seconds=2))[0] == 0


def test_a_child_that_somebody_killed_is_not_to_blame() -> None:
    with pytest.raises(Killed):
        python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_an_exception_from_the_listener_ends_the_child() -> None:
    pids: list[int] = []

    def stop(line: str) -> None:
        pids.append(int(line))
        raise KeyError(line)

    code = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    with pytest.raises(KeyError):
        run([sys.executable, "-I", "-c", code], limits=QUICK, on_line=stop)
    assert not is_running(pids[0])


@pytest.mark.skipif(sys.platform != "linux", reason="the parent's death is signalled on Linux only")
def test_a_killed_parent_takes_its_child_along(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    child = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    pid = os.fork()
    if pid == 0:  # pragma: no cover  (in the parent-to-be)
        try:
            limits = Limits(wall_seconds=60, silent_seconds=60, file_bytes=1000)
            run([sys.executable, "-I", "-c", child], limits=limits, on_line=print)
        finally:
            os._exit(0)
    wait_until(lambda: note.exists() and note.read_text() != "")
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    wait_until(lambda: not is_running(int(note.read_text())))


def wait_until(condition: object, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)
