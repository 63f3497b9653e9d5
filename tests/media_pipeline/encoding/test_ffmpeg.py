# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is believed of an encoder: its clock, and not that it lives or ended well."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from media_pipeline.encoding import ffmpeg, process
from media_pipeline.encoding.profiles import plan
from media_pipeline.failures import Failure, MediaFailure
from tests.media_pipeline.encoding.test_profiles import PROBE, VIDEO

type Say = Callable[[Callable[[str], None]], None]

FILES = ffmpeg.Files(outputs=[Path("720.mp4"), Path("360.mp4")], tiles=Path("tiles"))


def encoding(monkeypatch: pytest.MonkeyPatch, say: Say) -> Failure | None:
    """How the encoding of a minute of film ends, when the encoder says this and ends well."""

    def run(_command: Any, *, on_line: Callable[[str], None], **_limits: Any) -> process.Finished:
        say(on_line)
        return process.Finished(0, "")

    monkeypatch.setattr(process, "run", run)
    with Path(os.devnull).open("rb") as nothing:
        try:
            ffmpeg.encode(nothing.fileno(), plan(PROBE, VIDEO), None, FILES, lambda _percent: None)
        except MediaFailure as error:
            return error.failure
    return None


def reach(seconds: int) -> Say:
    def say(on_line: Callable[[str], None]) -> None:
        for line in (f"out_time_us={seconds}000000", "progress=continue"):
            on_line(line)

    return say


def test_a_film_of_which_half_is_missing_is_damaged_whatever_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    assert encoding(monkeypatch, reach(60)) is None
    assert encoding(monkeypatch, reach(30)) is Failure.DAMAGED


@pytest.mark.parametrize(("pause", "failure"), [(80, None), (100, Failure.GAVE_UP)])
def test_an_encoder_that_talks_and_gets_nowhere_is_given_up(
    monkeypatch: pytest.MonkeyPatch, pause: int, failure: Failure | None
) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])

    def say(on_line: Callable[[str], None]) -> None:
        reach(30)(on_line)
        for _second in range(pause):
            clock[0] += 1
            reach(30)(on_line)
        reach(60)(on_line)

    assert encoding(monkeypatch, say) is failure


def test_an_encoder_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def say(_on_line: Callable[[str], None]) -> None:
        raise process.TimedOut

    assert encoding(monkeypatch, say) is Failure.GAVE_UP
