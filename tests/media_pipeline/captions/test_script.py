# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A script becomes a draft of captions: nothing is lost, nothing is out of order, and people can follow it."""

import html
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from media_pipeline.captions import parse, write
from media_pipeline.captions.reading import RULES, hints
from media_pipeline.captions.script import TooMuchText, draft, split

WORDS = st.from_regex(r"[a-zæøåA-Z0-9&<>]{1,14}[.,!?;]?|[a-zæøå]{50}", fullmatch=True)
SCRIPTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n", "\n\n", "  "])), min_size=1, max_size=80).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(SCRIPTS)
def test_no_word_is_lost_or_moved(script: str) -> None:
    captions = split(script)
    assert " ".join(captions).split() == script.split()
    for caption in captions:
        lines = caption.split("\n")
        assert len(lines) <= RULES.lines
        assert all(len(line) <= RULES.line_characters or " " not in line for line in lines)


@given(SCRIPTS, st.integers(10_000, 600_000))
def test_times_go_forward_within_the_film(script: str, film_ms: int) -> None:
    try:
        cues = draft(script, film_ms)
    except TooMuchText:
        assert len(script.split()) * 60_000 / film_ms > 400
        return
    assert cues[0].start_ms == 0
    assert all(cue.start_ms < cue.end_ms for cue in cues)
    assert all(cue.end_ms <= later.start_ms for cue, later in pairwise(cues))
    assert cues[-1].end_ms <= film_ms
    assert parse(write(cues), film_ms=film_ms) == cues
    assert " ".join(html.unescape(cue.text) for cue in cues).split() == script.split()


@given(SCRIPTS)
def test_where_there_is_time_enough_nothing_goes_too_fast(script: str) -> None:
    # A few milliseconds more than exactly enough: times are whole milliseconds.
    film_ms = len(script.split()) * 60_000 // RULES.words_per_minute * 101 // 100 + 1_000
    kinds = {hint.kind for cue in draft(script, film_ms) for hint in hints(cue) if " " in cue.text}
    assert "fast" not in kinds


def test_sentences_and_clauses_are_kept_together() -> None:
    script = (
        "Velkommen til klinikken på Lærkevej. Gå over vejen ved fodgængerfeltet, og drej til højre ved det røde hus "
        "med den blå dør.\n\nTag elevatoren."
    )
    assert split(script) == [
        "Velkommen til klinikken på Lærkevej.\nGå over vejen ved fodgængerfeltet,",
        "og drej til højre ved det\nrøde hus med den blå dør.",
        "Tag elevatoren.",
    ]


def test_a_script_that_nobody_could_say() -> None:
    with pytest.raises(TooMuchText):
        draft("ord " * 401, 60_000)
    with pytest.raises(TooMuchText):
        draft("ord", 0)


def test_what_nobody_could_say_is_refused_before_any_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("media_pipeline.captions.script.split")
    with pytest.raises(TooMuchText):
        draft("a " * 15_000, 60_000)


def test_a_script_of_nothing_becomes_nothing() -> None:
    assert draft(" \n\n ", 60_000) == []


def test_a_long_script_without_any_stop_is_cut_at_once() -> None:
    assert len(split("ord " * 7_000)) > 300
