# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whether a translation still says what the Danish text says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.freshness import ORDER, OVERVIEW, Origin, Parts, State, compare, copied, digest, state_of

A, B = "a" * 16, "b" * 16

DIGESTS = st.text("abc", min_size=1, max_size=2)
PARTS = st.dictionaries(st.sampled_from([OVERVIEW, ORDER, "one", "two", "three"]), DIGESTS, min_size=1)


@pytest.mark.parametrize(
    ("translated", "danish", "origin", "state"),
    [
        (B, A, Origin(danish=A, copied=A), State.CURRENT),
        (A, A, Origin(danish=A, copied=A), State.UNTRANSLATED),
        (A, B, Origin(danish=A, copied=A), State.UNTRANSLATED),
        (B, B, Origin(danish=A, copied=A), State.OLDER),
        (A, A, Origin(danish=A), State.CURRENT),
        (B, None, Origin(danish=A, copied=A), State.CURRENT),
        (A, None, Origin(danish=A, copied=A), State.UNTRANSLATED),
        (A, A, None, State.UNTRANSLATED),
        (B, A, None, State.OLDER),
        (None, A, None, State.MISSING),
        (None, A, Origin(danish=A), State.MISSING),
    ],
)
def test_a_part(translated: str | None, danish: str | None, origin: Origin | None, state: State) -> None:
    parts = {"step": translated} if translated else {}
    origins = {"step": origin} if origin else {}
    assert state_of("step", translated=parts, danish=(danish and {"step": danish}) or None, origins=origins) is state


def test_what_danish_no_longer_has_is_older() -> None:
    assert compare(translated={"step": B}, danish={OVERVIEW: A}, origins={"step": Origin(danish=A)}) == {
        "step": State.OLDER,
        OVERVIEW: State.MISSING,
    }


def test_what_only_this_language_has_is_never_older() -> None:
    assert compare(translated={"step": B}, danish={}, origins={}) == {"step": State.CURRENT}


def test_the_same_order_is_never_out_of_date() -> None:
    origins = {ORDER: Origin(danish="old")}
    assert state_of(ORDER, translated={ORDER: A}, danish={ORDER: A}, origins=origins) is State.CURRENT
    assert state_of(ORDER, translated={ORDER: B}, danish={ORDER: A}, origins=origins) is State.OLDER


@given(PARTS)
def test_a_copy_is_untranslated_all_over(danish: Parts) -> None:
    states = compare(translated=danish, danish=danish, origins=copied(danish))
    assert {part: state for part, state in states.items() if part != ORDER} == {
        part: State.UNTRANSLATED for part in danish if part != ORDER
    }
    assert states.get(ORDER, State.CURRENT) is State.CURRENT


@given(PARTS, PARTS, PARTS)
def test_exactly_what_danish_changed_is_older(before: Parts, after: Parts, translated: Parts) -> None:
    """For a page of which somebody has said that it was translated from `before`."""
    origins = {part: Origin(danish=text) for part, text in before.items()}
    states = compare(translated=translated, danish=after, origins=origins)
    assert set(states) == {*translated, *after}
    for part in set(before) & set(translated) - {ORDER}:
        assert (states[part] is State.CURRENT) == (after.get(part) == before[part])
    assert {part for part, state in states.items() if state is State.MISSING} == set(after) - set(translated)


@pytest.mark.parametrize(
    "same",
    [
        {"title": "Find døren", "text": "", "content": []},
        {"title": "Find døren", "needs_mitid": False},
        {"title": "Find døren", "id": "another"},
    ],
)
def test_what_the_editor_adds_by_itself_is_no_change(same: dict[str, Any]) -> None:
    assert digest(same) == digest({"title": "Find døren", "id": "one"})
    assert digest([{"value": '<p data-block-key="x1">Ja</p>'}]) == digest([{"value": "<p>Ja</p>"}])


def test_another_word_is_a_change() -> None:
    assert digest({"title": "Find døren"}) != digest({"title": "Find porten"})
    assert digest(["Brevet", "Kalenderen"]) != digest(["Kalenderen", "Brevet"])
