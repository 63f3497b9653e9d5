# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""SubRip becomes WebVTT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions import CaptionsError, Cue, normalise, parse
from media_pipeline.captions.srt import is_srt, to_webvtt

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Gå</i> ind & til <font color="red">venstre</font>
ad {\\an8}døren < 2 m.

2
01:00:03,5 --> 01:00:04,000  X1:40 X2:600
Her --> der
3
1:00:05.000 --> 1:00:06.000
7
"""


def test_cues() -> None:
    assert is_srt(SRT)
    assert parse(to_webvtt(SRT)) == [
        Cue(1000, 2500, "<i>Gå</i> ind &amp; til venstre\nad døren &lt; 2 m."),
        Cue(3_603_500, 3_604_000, "Her --&gt; der"),
        Cue(3_605_000, 3_606_000, "7"),
    ]


def test_mistakes_are_told_of_the_result() -> None:
    with pytest.raises(CaptionsError) as caught:
        parse(to_webvtt("1\n00:00:02,000 --> 00:00:01,000\nHej\n\n2\n00:99:00,000 --> 00:99:01,000\n"))
    assert [mistake.line for mistake in caught.value.mistakes] == [3, 6]


@pytest.mark.parametrize("text", ["", "Hej", "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHej"])
def test_other_texts_are_not_taken_for_subrip(text: str) -> None:
    assert not is_srt(text)


@given(st.text(alphabet="0123:,.-> \n\t<i>{\\}&æ", max_size=200))
def test_any_text_becomes_something(text: str) -> None:
    assert to_webvtt(normalise(text)).startswith("WEBVTT\n")
