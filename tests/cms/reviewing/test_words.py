# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two texts, compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from cms.reviewing.words import MOST_WORDS, Op, Piece, compare_words

TEXTS = st.lists(st.sampled_from(["gå", "ind", "ad", "den", "blå", "dør", " ", " ", "\n", ".", ",", "2."])).map("".join)


def text_of(pieces: list[Piece], *ops: Op) -> str:
    return "".join(piece.text for piece in pieces if piece.op in ops)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert text_of(pieces, Op.SAME, Op.REMOVED) == before
    assert text_of(pieces, Op.SAME, Op.ADDED) == after
    assert all(piece.text for piece in pieces)


@given(TEXTS)
def test_the_same_text_has_no_changes(text: str) -> None:
    assert {piece.op for piece in compare_words(text, text)} <= {Op.SAME}


def test_only_the_changed_word_is_marked() -> None:
    assert compare_words("Gå ind ad den blå dør.", "Gå ind ad den røde dør.") == [
        Piece(Op.SAME, "Gå ind ad den "),
        Piece(Op.REMOVED, "blå"),
        Piece(Op.ADDED, "røde"),
        Piece(Op.SAME, " dør."),
    ]


def test_neighbouring_changes_are_read_as_one_phrase() -> None:
    pieces = compare_words("Ring til os på 12 34 i dag.", "Ring til os på 56 78 i dag.")
    assert Piece(Op.REMOVED, "12 34") in pieces
    assert Piece(Op.ADDED, "56 78") in pieces


def test_a_text_that_was_written_anew_is_not_cut_into_crumbs() -> None:
    pieces = compare_words("Tag elevatoren til 2. sal og ring på.", "Vi kommer hjem til dig. Du skal intet gøre selv.")
    assert [piece.op for piece in pieces] == [Op.REMOVED, Op.ADDED]


def test_a_very_long_text_is_shown_whole() -> None:
    long = "ord " * MOST_WORDS
    assert [piece.op for piece in compare_words(long, long + "mere")] == [Op.REMOVED, Op.ADDED]
