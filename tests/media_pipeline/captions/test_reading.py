# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Advice on captions, from the server and from the editor in the browser: the same."""

import json
from dataclasses import asdict

import pytest
from django.conf import settings

from cms.assets import find_node
from media_pipeline.captions import Cue
from media_pipeline.captions.reading import RULES, WORDS, Hint, advice, hints


@pytest.mark.parametrize(
    ("cue", "next_start_ms", "kinds"),
    [
        (Cue(0, 3000, "Otte ord på tre sekunder er helt fint"), 3000, []),
        (Cue(0, 3000, "Men ni ord på tre sekunder er lidt travlt"), 3000, ["fast"]),
        (Cue(0, 5000, "x" * 42), None, []),
        (Cue(0, 5000, f"<i>{'x' * 42}</i> "), None, []),
        (Cue(0, 5000, "x" * 43), None, ["wide"]),
        (Cue(0, 5000, "en\nto\ntre"), None, ["tall"]),
        (Cue(0, 999, "Hej"), None, ["short"]),
        (Cue(0, 7001, "Hej"), None, ["long"]),
        (Cue(0, 2000, "Hej"), 1999, ["overlaps"]),
    ],
)
def test_hints(cue: Cue, next_start_ms: int | None, kinds: list[str]) -> None:
    found = hints(cue, next_start_ms)
    assert [hint.kind for hint in found] == kinds
    assert all(str(hint) and "%(" not in str(hint) for hint in found)


def test_advice_names_the_cues_that_could_be_better() -> None:
    good, bad = Cue(0, 2000, "Hej"), Cue(2000, 2500, "Du")
    assert advice([good, bad]) == [(bad, [Hint("short")])]
    assert advice([]) == []


CASES = [
    Cue(start, start + lasts, text)
    for start, lasts, text in (
        (0, 999, "Hej"),
        (500, 1_000, "Hej du"),
        (1_500, 1_125, "tre små ord"),
        (2_625, 1_124, "tre små ord"),
        (4_000, 7_000, "x" * 42),
        (11_000, 7_001, "æ" * 43),
        (18_000, 2_000, "😀" * 42),
        (20_000, 1_999, "en\nto\ntre"),
        (21_000, 1, "mange ord på ét eneste øjeblik"),
    )
]


def test_the_browser_gives_the_same_advice() -> None:
    cases = [{"startMs": cue.start_ms, "endMs": cue.end_ms, "lines": cue.lines} for cue in CASES]
    script = settings.BASE_DIR / "static" / "src" / "captions-editor.js"
    program = (
        f"import {{ hints }} from {json.dumps(script.as_uri())};"
        f"const cases = {json.dumps(cases)}, rules = {json.dumps(asdict(RULES))};"
        "console.log(JSON.stringify(cases.map((cue, index) => hints(cue, cases[index + 1]?.startMs, rules))));"
    )
    told = json.loads(find_node().run("--input-type=module", "--eval", program))
    starts: list[int | None] = [*(cue.start_ms for cue in CASES[1:]), None]
    expected = [hints(cue, start) for cue, start in zip(CASES, starts, strict=True)]
    assert told == [[asdict(hint) for hint in each] for each in expected]
    assert {hint.kind for each in expected for hint in each} == set(WORDS)
