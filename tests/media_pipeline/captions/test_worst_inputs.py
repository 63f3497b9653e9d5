# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Everything that reads what people send needs time in proportion to its length, whatever they send."""

from collections.abc import Callable
from contextlib import suppress
from time import process_time

import pytest

from media_pipeline import captions, moments
from media_pipeline.captions import CaptionsError, script, srt
from media_pipeline.captions.cue import plain
from media_pipeline.captions.shift import shift_cues
from media_pipeline.uploads import protocol

CUE = "00:00.000 --> 00:01.000"

PARSERS: dict[str, Callable[[str], object]] = {
    "a line": plain,
    "a header": lambda text: captions.parse(f"WEBVTT\n{text}"),
    "a name": lambda text: captions.parse(f"WEBVTT\n\n{text}\n{CUE}\nHej"),
    "times": lambda text: captions.parse(f"WEBVTT\n\n{text} --> {text}\nHej"),
    "settings": lambda text: captions.parse(f"WEBVTT\n\n{CUE} {text}\nHej"),
    "a cue": lambda text: captions.parse(f"WEBVTT\n\n{CUE}\n{text}"),
    "a script": script.split,
    "SubRip": srt.to_webvtt,
    "SubRip's times": lambda text: srt.is_srt(f"00:00:00,000{text}-->{text}"),
    "shifted cues": lambda text: shift_cues(f"WEBVTT\n\n{CUE}\n{text}", -500, 60_000),
    "shifted times": lambda text: shift_cues(f"WEBVTT\n\n{text} --> {text}\nHej", -500, 60_000),
    "a moment": moments.parse,
    "metadata": protocol.read_metadata,
}

LENGTH = 200_000
INPUTS = [
    ("<v", " "),
    ("<v a", "a "),
    ("<c", ".a"),
    ("", "<"),
    ("", "<v a"),
    ("", "<00:"),
    ("", "</font "),
    ("", "{\\"),
    ("&#", "9"),
    ("", "&#0"),
    ("", " \n"),
    ("", f"{CUE}\na\n\n"),
    ("", f"{CUE}\na\n"),
    ("", "-->\n"),
    ("", "0"),
    ("", "a "),
    ("", "00:"),
    ("", ".'"),
    ("", ", "),
]
"""How they begin, and what is repeated."""


def seconds(parse: Callable[[str], object], text: str) -> float:
    """The better of two tries: others work on this machine too."""
    tries = []
    for _ in range(2):
        started = process_time()
        with suppress(CaptionsError, protocol.Refusal):
            parse(text)
        tries.append(process_time() - started)
    return min(tries)


@pytest.mark.parametrize("parser", PARSERS)
def test_four_times_as_much_takes_about_four_times_as_long(parser: str) -> None:
    """What is quadratic would take sixteen times as long."""
    for beginning, repeated in INPUTS:
        text = beginning + repeated * (LENGTH // len(repeated))
        short = seconds(PARSERS[parser], text[: LENGTH // 4])
        assert seconds(PARSERS[parser], text) < 9 * max(short, 0.01), (beginning, repeated)
