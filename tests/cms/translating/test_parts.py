# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A translation beside the Danish text, and what is fetched from it."""

from hypothesis import given
from hypothesis import strategies as st

from cms.translating.parts import confirmed, with_missing
from guides.freshness import Origin

IDS = st.lists(st.sampled_from("abcdef"), unique=True)


def blocks(ids: list[str], words: str) -> list[dict[str, str]]:
    return [{"id": each, "value": words} for each in ids]


@given(IDS, IDS)
def test_what_is_missing_comes_and_nothing_else_changes(danish: list[str], here: list[str]) -> None:
    merged = with_missing(blocks(danish, "dansk"), blocks(here, "English"))
    assert [block for block in merged if block["id"] in here] == blocks(here, "English")
    assert sorted(block["id"] for block in merged) == sorted({*danish, *here})


def test_each_comes_behind_the_one_that_it_follows_in_danish() -> None:
    merged = with_missing(blocks(["a", "b", "c", "d"], "dansk"), blocks(["b", "own", "d"], "English"))
    assert [block["id"] for block in merged] == ["a", "b", "c", "own", "d"]


def test_confirming_a_part_forgets_what_it_was_made_from() -> None:
    known = {"one": Origin(danish="old", copied="x"), "two": Origin(danish="old"), "gone": Origin(danish="old")}
    assert confirmed(known, ["one:new", "gone:"], {"one": "new", "two": "new"}) == {
        "one": Origin(danish="new"),
        "two": Origin(danish="old"),
    }
