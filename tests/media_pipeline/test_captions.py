# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""WebVTT, read as strictly as browsers do."""

from time import process_time

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions import CaptionsError, Cue, normalise, parse, transcript

GOOD = """WEBVTT - Vejen

NOTE Optaget i maj

STYLE
::cue { color: white }

ind
00:00.000 --> 00:02.500 align:center
<v Anna>Gå ind ad <b>døren</b>
til venstre &amp; op.

00:00:02.500 --> 01:00:04.000
Så er du der.
"""


def test_cues() -> None:
    assert parse(GOOD) == [
        Cue(0, 2500, "Gå ind ad døren til venstre & op."),
        Cue(2500, 3_604_000, "Så er du der."),
    ]


def test_line_ends_and_byte_order_marks_of_other_systems() -> None:
    assert parse("\ufeff" + GOOD.replace("\n", "\r\n")) == parse(GOOD)
    assert normalise("\ufeffWEBVTT\r\r") == "WEBVTT\n"


@pytest.mark.parametrize(
    ("vtt", "line", "words"),
    [
        ("", 1, "WEBVTT"),
        ("WEBVTTX\n\n00:00.000 --> 00:01.000\nHej", 1, "WEBVTT"),
        ("\n\nWEBVTT\n\n00:00.000 --> 00:01.000\nHej", 1, "WEBVTT"),
        ("1\n00:00:00,000 --> 00:00:01,000\nHej", 1, "SRT"),
        ("WEBVTT\n00:00.000 --> 00:01.000\nHej", 2, "empty line"),
        ("WEBVTT\n\nNOTE intet", 1, "no captions"),
        ("WEBVTT\n\nHej", 3, "time"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000", 3, "missing"),
        ("WEBVTT\n\nnavn\n00:00.000 --> 00:01.000", 4, "missing"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHej", 3, "later"),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nHej", 3, "later"),
        ("WEBVTT\n\n00:00,000 --> 00:01,000\nHej", 3, "00:00,000"),
        ("WEBVTT\n\n0:00.000 --> 00:01.000\nHej", 3, "0:00.000"),
        ("WEBVTT\n\n00:61.000 --> 01:01.000\nHej", 3, "00:61.000"),
        ("WEBVTT\n\n00:00.000 -->\nHej", 3, "not a time"),
        ("WEBVTT\n\n00:00.000 --> 00:01.000\nHej\n00:01.000 --> 00:02.000\nDu", 5, "empty line"),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nHej\n\n00:01.000 --> 00:02.000\nDu", 6, "order"),
        ("WEBVTT\n\n" + "x" * 600_000, 1, "long"),
    ],
)
def test_mistakes_are_named_with_their_line(vtt: str, line: int, words: str) -> None:
    with translation.override("en"), pytest.raises(CaptionsError) as caught:
        parse(vtt)
    assert caught.value.line == line
    assert words in str(caught.value)


def test_a_pause_makes_a_paragraph() -> None:
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nEn\n\n00:01.500 --> 00:02.000\nto\n\n00:09.000 --> 00:10.000\nTre"
    assert transcript(vtt) == ["En to", "Tre"]


def test_captions_that_cannot_be_read_have_no_transcript() -> None:
    assert transcript("Hej") == []


@given(st.text(alphabet="WEBVT\n0123456789:.->, \tæ<&", max_size=200), st.booleans())
def test_any_text_is_read_or_refused(text: str, has_header: bool) -> None:
    try:
        cues = parse("WEBVTT\n\n" * has_header + text)
    except CaptionsError:
        return
    assert cues
    assert all(cue.start_ms < cue.end_ms for cue in cues)
    assert [cue.start_ms for cue in cues] == sorted(cue.start_ms for cue in cues)


def test_line_of_nothing_but_brackets_is_read_at_once() -> None:
    started = process_time()

    parse(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{'<' * 100_000}\n")

    assert process_time() - started < 2  # seconds; once a dozen, and minutes for the longest captions
