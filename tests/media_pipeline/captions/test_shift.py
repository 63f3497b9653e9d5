# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions and chapters follow a film whose beginning is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline import captions
from media_pipeline.captions.shift import shift_cues, shift_starts

VTT = """WEBVTT - Vejen

NOTE Skrevet af Karin

døren
00:01.000 --> 00:04.000 line:90% align:center
Gå ind ad <00:02.500>den blå dør.

00:04.000 --> 00:08.000
Tag elevatoren
til 2. sal.

01:00:05.000 --> 01:00:06.000
Nu er du fremme.
"""


def test_everything_but_the_times_stays_as_written() -> None:
    assert shift_cues(VTT, -2_000, 4_000_000) == (
        VTT.replace("00:01.000 --> 00:04.000", "00:00.000 --> 00:02.000")
        .replace("<00:02.500>", "<00:00.500>")
        .replace("00:04.000 --> 00:08.000", "00:02.000 --> 00:06.000")
        .replace("01:00:05.000 --> 01:00:06.000", "01:00:03.000 --> 01:00:04.000")
    )


def test_what_is_said_outside_the_film_is_left_out() -> None:
    left = captions.parse(shift_cues(VTT, -4_000, 3_000))
    assert [(cue.start_ms, cue.end_ms, cue.text.split()) for cue in left] == [
        (0, 3_000, ["Tag", "elevatoren", "til", "2.", "sal."])
    ]


def test_nothing_is_left_of_captions_outside_the_film() -> None:
    assert shift_cues(VTT, 9_000_000, 60_000) == ""


def test_a_film_that_begins_earlier_moves_its_captions_back() -> None:
    first = captions.parse(shift_cues(VTT, 60_000, 9_000_000))[0]
    assert (first.start_ms, first.end_ms) == (61_000, 64_000)


@pytest.mark.parametrize("time", [f"{'9' * 5_000}:00:00.000", f"{'0' * 5_000}:00:00.000"])
def test_times_that_nobody_can_read_are_left_alone(time: str) -> None:
    """They are no mark either, so that captions with them are not saved any more."""
    vtt = f"WEBVTT\n\n00:01.000 --> 00:04.000\nGå <{time}>ind.\n\n{time} --> {time}\nSlut\n"
    assert shift_cues(vtt, 1_000, 60_000) == vtt.replace("00:01.000 --> 00:04.000", "00:02.000 --> 00:05.000")
    with pytest.raises(captions.CaptionsError):
        captions.parse(f"WEBVTT\n\n00:01.000 --> 00:04.000\nGå <{time}>ind.\n")


def test_times_without_blanks_between_them_move_too() -> None:
    assert "00:02.000 --> 00:05.000" in shift_cues("WEBVTT\n\n00:01.000-->00:04.000\nHej\n", 1_000, 60_000)


def test_marks_stay_inside_the_film() -> None:
    vtt = "WEBVTT\n\n00:01.000 --> 00:04.000\nGå <999:00:00.000>ind.\n"
    assert shift_cues(vtt, 5_000_000, 5_003_000).count("01:23:23.000") == 2


def test_line_ends_of_other_systems() -> None:
    assert shift_cues(VTT.replace("\n", "\r\n"), 0, 9_000_000) == VTT


cues = st.lists(st.tuples(st.integers(0, 20_000), st.integers(1, 20_000)), min_size=1, max_size=6)


@given(cues=cues, by_ms=st.integers(-25_000, 25_000), length_ms=st.integers(1, 30_000))
def test_what_is_left_can_be_read_and_lies_inside_the_film(
    cues: list[tuple[int, int]], by_ms: int, length_ms: int
) -> None:
    def time(ms: int) -> str:
        return f"00:{ms // 1000:02}.{ms % 1000:03}"

    starts = sorted(cues)
    vtt = "WEBVTT\n" + "".join(f"\n{time(start)} --> {time(start + length)}\nHej\n" for start, length in starts)
    expected = [
        (max(0, start + by_ms), min(start + length + by_ms, length_ms))
        for start, length in starts
        if start + length + by_ms > 0 and start + by_ms < length_ms
    ]
    shifted = shift_cues(vtt, by_ms, length_ms)
    assert [(cue.start_ms, cue.end_ms) for cue in (captions.parse(shifted) if shifted else [])] == expected


def test_chapters() -> None:
    starts = [0, 10_000, 20_000, 30_000]
    assert shift_starts(starts, -15_000, 12_000) == [None, 0, 5_000, None]
    assert shift_starts(starts, -10_000, 60_000) == [None, 0, 10_000, 20_000]
    assert shift_starts(starts, 5_000, 60_000) == [5_000, 15_000, 25_000, 35_000]
    assert shift_starts([], 5_000, 60_000) == []
