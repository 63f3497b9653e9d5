# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How loud films become: the rules, and what ffmpeg makes of them."""

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.encoding import ffmpeg, sound
from media_pipeline.encoding.sound import Sound, Take, weigh

LOUDNESS = st.floats(-70, 0)


@given(LOUDNESS, LOUDNESS, LOUDNESS)
def test_the_gain_is_capped_and_silence_stays_silent(both: float, left: float, right: float) -> None:
    made = weigh([both, left, right])
    assert made.gain_db <= sound.MOST_GAIN_DB
    chosen = {Take.BOTH: both, Take.LEFT: left, Take.RIGHT: right}[made.take]
    if chosen <= sound.SILENCE_LUFS:
        assert made.gain_db == 0
    elif made.gain_db < sound.MOST_GAIN_DB:
        assert chosen + made.gain_db == pytest.approx(sound.TARGET_LUFS, abs=0.06)


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        ([-23.0, -23.0, -23.0], Sound(Take.BOTH, 7.0)),
        ([-60.0, -23.0, -23.0], Sound(Take.LEFT, 7.0)),
        ([-26.0, -70.0, -20.0], Sound(Take.BOTH, 10.0)),
        ([-30.0, -70.0, -20.0], Sound(Take.RIGHT, 4.0)),
        ([-50.0, -50.0, -50.0], Sound(Take.BOTH, 20.0)),
        ([-70.0, -70.0, -70.0], Sound(Take.BOTH, 0.0)),
        ([-5.0, -5.0, -5.0], Sound(Take.BOTH, -11.0)),
    ],
)
def test_what_is_done(measured: list[float], expected: Sound) -> None:
    assert weigh(measured) == expected


def test_nothing_to_read() -> None:
    assert sound.read_measures("") == []
    assert sound.read_measures("[Parsed_ebur128_2 @ 0x1] Summary:\n  I: -20.0 LUFS") == []


def heard(path: Path) -> list[float]:
    with path.open("rb") as file:
        return ffmpeg.measure_sound(file.fileno(), "0:a:0", None, lambda: None)


def made(path: Path, channels: str, *, seconds: int = 4) -> Path:
    """A film's sound track made by ffmpeg's `aevalsrc`."""
    source = f"aevalsrc={channels}:d={seconds}:s=48000"
    command = [ffmpeg.executable(), "-v", "error", "-f", "lavfi", "-i", source, "-c:a", "pcm_s16le", "-f", "wav"]
    subprocess.run([*command, str(path)], check=True)
    return path


TONE = "0.05*sin(880*t)"


@pytest.mark.parametrize("channels", [TONE, f"{TONE}|{TONE}", f"{TONE}|0", f"{TONE}|-{TONE}", "|".join([TONE] * 6)])
def test_every_sound_track_comes_out_equally_loud(channels: str, tmp_path: Path) -> None:
    """One channel, two, one of two, two that cancel each other, and six."""
    track = made(tmp_path / "in.wav", f"'{channels}'")
    even = weigh(heard(track))
    graph = f"[0:a]{sound.mending_filters(even)}[a]"
    output = tmp_path / "out.wav"
    command = [ffmpeg.executable(), "-v", "error", "-i", str(track), "-filter_complex", graph, "-map", "[a]"]
    subprocess.run([*command, "-c:a", "pcm_s16le", str(output)], check=True)
    assert loudness_of_one_channel(output) == pytest.approx(sound.TARGET_LUFS, abs=0.5)


def loudness_of_one_channel(path: Path) -> float:
    """As anybody would measure it, without our filters."""
    command = [ffmpeg.executable(), "-hide_banner", "-i", str(path), "-af", "ebur128=framelog=quiet", "-f", "null", "-"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    return float(re.findall(r"I: +(-?[0-9.]+) LUFS", printed)[-1])


def test_silence_is_measured_as_silence(tmp_path: Path) -> None:
    assert weigh(heard(made(tmp_path / "in.wav", "0"))).gain_db == 0
