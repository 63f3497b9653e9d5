# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""WebVTT, read as strictly as browsers do."""

import json
import re
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions import CaptionsError, Cue, normalise, parse, transcript, write
from media_pipeline.captions.cue import plain
from media_pipeline.captions.webvtt import MAX_MISTAKES
from tests.media_pipeline.captions.conftest import cue_lists

GOOD = """WEBVTT - Vejen
Kind: captions

NOTE Optaget i maj

ind
00:00.000 --> 00:02.500 align:center
<v Anna>Gå ind ad <b>døren</b>
til venstre &amp; op.

00:00:02.500 --> 01:00:04.000
Så er du der.
"""
CUE = "00:00.000 --> 00:01.000"


def mistakes(vtt: str, *, film_ms: int = 0) -> list[tuple[int, str]]:
    with translation.override("en"):
        try:
            parse(vtt, film_ms=film_ms)
        except CaptionsError as error:
            return [(mistake.line, mistake.problem) for mistake in error.mistakes]
    return []


def test_cues() -> None:
    first, second = parse(GOOD)
    assert first == Cue(
        0, 2500, "<v Anna>Gå ind ad <b>døren</b>\ntil venstre &amp; op.", name="ind", settings="align:center"
    )
    assert first.lines == ["Gå ind ad døren", "til venstre & op."]
    assert second == Cue(2500, 3_604_000, "Så er du der.")


def test_line_ends_and_byte_order_marks_of_other_systems() -> None:
    assert parse("\ufeff" + GOOD.replace("\n", "\r\n")) == parse(GOOD.replace("\n", "\r")) == parse(GOOD)
    assert normalise("\ufeffWEBVTT\r\r") == "WEBVTT\n"


def test_a_line_of_blanks_is_empty() -> None:
    assert len(parse(f"WEBVTT\n \t\n{CUE}\nHej\n  \nNOTE du\n")) == 1
    assert normalise("WEBVTT\n \t\nHej  ") == "WEBVTT\n\nHej\n"


@pytest.mark.parametrize(
    ("vtt", "line", "words"),
    [
        ("", 1, "WEBVTT"),
        (f"WEBVTTX\n\n{CUE}\nHej", 1, "WEBVTT"),
        (f"\n\nWEBVTT\n\n{CUE}\nHej", 1, "WEBVTT"),
        (f"1\n{CUE}\nHej", 1, "WEBVTT"),
        (f"WEBVTT\n{CUE}\nHej", 2, "empty line"),
        (f"WEBVTT\nHej\n\n{CUE}\nHej", 2, "empty line"),
        ("WEBVTT\n\nNOTE intet", 1, "no captions"),
        ("WEBVTT\n\nHej", 3, "time"),
        (f"WEBVTT\n\n{CUE}", 3, "missing"),
        (f"WEBVTT\n\n{CUE}\n<b></b>", 3, "missing"),
        (f"WEBVTT\n\nnavn\n{CUE}", 4, "missing"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nHej", 3, "later"),
        ("WEBVTT\n\n00:01.000 --> 00:01.000\nHej", 3, "later"),
        ("WEBVTT\n\n00:00,000 --> 00:01.000\nHej", 3, "00:00,000"),
        ("WEBVTT\n\n0:00.000 --> 00:01.000\nHej", 3, "0:00.000"),
        ("WEBVTT\n\n00:61.000 --> 01:01.000\nHej", 3, "00:61.000"),
        ("WEBVTT\n\n00:00.000 -->\nHej", 3, "not a time"),
        (f"WEBVTT\n\n{CUE[:9]} --> {'9' * 5_000}:00:00.000\nHej", 3, "not a time"),
        (f"WEBVTT\n\n{CUE}\nHej\n00:01.000 --> 00:02.000\nDu", 5, "empty line"),
        (f"WEBVTT\n\nNOTE glemt linje\n{CUE}\nHej", 4, "empty line"),
        (f"WEBVTT\n\n00:05.000 --> 00:06.000\nHej\n\n{CUE}\nDu", 6, "order"),
        (f"WEBVTT\n\n{CUE}\nen < to", 4, "after “<”"),
        (f"WEBVTT\n\n{CUE}\nHej\n<font color=red>du</font>", 5, "after “<”"),
        ("WEBVTT\n\n00:00.000 --> \u00a000:01.000\nHej", 3, "not a time"),
        (f"WEBVTT\n\n{CUE} size:0%\nHej", 3, "size:0%"),
        (f"WEBVTT\n\n{CUE} line:100%\nHej", 3, "line:100%"),
        (f"WEBVTT\n\nSTYLE\n::cue {{ opacity: 0 }}\n\n{CUE}\nHej", 3, "Styles"),
        (f"WEBVTT\n\nREGION\nid:a\n\n{CUE}\nHej", 3, "Styles"),
        (f"WEBVTT\n\n{CUE}\nH\0j", 4, "letter"),
        (f"WEBVTT\n\n{CUE}\nd\ufffdren", 4, "letter"),
        (f"WEBVTT\n\n{CUE}\nHej\n&#{'9' * 5_000};", 5, "letter"),
        (f"WEBVTT\n\n{CUE}\nHej\n&#1114112;", 5, "letter"),
        (f"WEBVTT\n\n{CUE}\nHej\n&#x{'f' * 5_000};", 5, "letter"),
        ("WEBVTT\n\n" + "x" * 600_000, 1, "long"),
    ],
)
def test_mistakes_are_named_with_their_line(vtt: str, line: int, words: str) -> None:
    [(where, problem), *_] = mistakes(vtt)
    assert where == line
    assert words in problem


def test_all_mistakes_are_named_at_once() -> None:
    vtt = f"WEBVTT\n\n{CUE}\n\n00:02.000 --> 00:01.000\nen < to\n{CUE}\nHej\n\nBare tekst"
    assert [line for line, _problem in mistakes(vtt)] == [3, 5, 6, 7, 10]
    assert len(mistakes("WEBVTT\n\n" + "løs tekst\n\n" * 100)) == MAX_MISTAKES


def test_empty_lines_that_are_missing_all_the_way() -> None:
    found = mistakes("WEBVTT\n\n" + f"{CUE}\nHej\n" * 5_000)
    assert [line for line, _problem in found] == [5 + 2 * number for number in range(MAX_MISTAKES)]
    assert {problem for _line, problem in found} == {"There must be an empty line before each time."}


def test_captions_after_the_end_of_the_film() -> None:
    assert mistakes(GOOD, film_ms=2_501) == []
    assert [line for line, _problem in mistakes(GOOD, film_ms=2_500)] == [11]


def test_a_pause_makes_a_paragraph() -> None:
    vtt = "WEBVTT\n\n00:00.000 --> 00:01.000\nEn\n\n00:01.500 --> 00:02.000\nto\n\n00:09.000 --> 00:10.000\n<i>Tre</i>"
    assert transcript(vtt) == ["En to", "Tre"]


@pytest.mark.parametrize(
    "vtt",
    [
        "Hej",
        f"WEBVTT\n\n{CUE}\nHej\n&#{'9' * 5_000};",
        f"WEBVTT\n\n{'9' * 5_000}:00:00.000 --> {'9' * 5_000}:00:01.000\nHej",
        "WEBVTT\n\n" + f"{CUE}\nHej\n" * 5_000,
    ],
)
def test_captions_that_cannot_be_read_have_no_transcript(vtt: str) -> None:
    """Whatever was saved before it was a mistake."""
    assert transcript(vtt) == []


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("&#230;", "æ"),
        (f"&#{'0' * 5_000}230;", "æ"),
        ("&#230", "æ"),
        ("&#1114109;", "\U0010fffd"),
        ("&#1114112;", "\ufffd"),
        (f"a&#{'9' * 5_000};b", "a\ufffdb"),
        (f"&#<b>{'9' * 5_000}</b>;", "\ufffd"),
        ("&#xe6;", "æ"),
        ("&#;", "&#;"),
    ],
)
def test_letters_by_number(written: str, seen: str) -> None:
    assert plain(written) == seen


@given(st.text(alphabet="WEBVT\n0123456789:.->, \tæ<&/bi\0", max_size=200), st.booleans())
def test_any_text_is_read_or_refused(text: str, has_header: bool) -> None:
    vtt = "WEBVTT\n\n" * has_header + text
    if found := mistakes(vtt):
        lines = [line for line, _problem in found]
        assert lines == sorted(lines)
        assert len(lines) <= MAX_MISTAKES
        assert lines[-1] <= normalise(vtt).count("\n") + 1
        return
    cues = parse(vtt)
    assert cues
    assert all(cue.start_ms < cue.end_ms and cue.words for cue in cues)
    assert [cue.start_ms for cue in cues] == sorted(cue.start_ms for cue in cues)
    assert parse(write(cues)) == cues


@given(cue_lists())
def test_what_is_written_is_read_again(cues: list[Cue]) -> None:
    vtt = write(cues)
    assert parse(vtt) == cues
    assert normalise(vtt) == vtt == write(parse(vtt))


EXPECTED_TEXT = re.compile(r'^\|\s*"(.*?)"\n(?=\||\Z)', re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("name", ["entities", "tags", "text", "timestamps", "tree-building"])
def test_of_what_is_accepted_browsers_show_the_same_words(corpus: Path, name: str) -> None:
    """The web platform tests say what tree of nodes a text becomes; what browsers would cut short is refused."""
    accepted = 0
    for case in json.loads((corpus / "wpt-cue-parsing" / f"{name}.json").read_text()):
        try:
            [cue] = parse(f"WEBVTT\n\n{CUE}\n{case['text']}")
        except CaptionsError:
            continue
        accepted += 1
        assert cue.words == "".join(EXPECTED_TEXT.findall(case["expectedTree"])).split(), case
    assert accepted


ACCEPTED_FILES = {"header-space", "header-tab", "ids", "newlines", "timings-omitted-hours"}


def test_files_without_mistakes_are_accepted(corpus: Path) -> None:
    """The rest holds at least one cue that browsers drop or hide, or no cue at all."""
    accepted = set()
    for file in (corpus / "wpt-file-parsing").glob("*.vtt"):
        try:
            parse(file.read_bytes().decode(errors="replace"))
        except CaptionsError:
            continue
        accepted.add(file.stem)
    assert accepted == ACCEPTED_FILES
