# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Text that the fonts can set."""

import unicodedata
from pathlib import Path

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from guides.paper.glyphs import LONGEST_WORD, covered, printable

BREAK = "\N{ZERO WIDTH SPACE}"
KNOWN = frozenset(map(ord, "abcæøåABCÆØÅé 123.-?"))


def test_our_fonts_cover_what_danes_and_their_neighbours_write() -> None:
    words = "æøåÆØÅ éüöäßłżşğ Ґґ Її Київ – ’ » « … € § ✓ → 1.234,5"
    assert printable(words, covered(Path(settings.PAPER_FONTS))) == words


def test_symbols_go_and_letters_are_marked() -> None:
    assert printable("a🙂b", KNOWN) == "ab"
    assert printable("a漢b", KNOWN) == "a?b"


def test_letters_are_put_together_first() -> None:
    assert printable("a\N{COMBINING RING ABOVE}", KNOWN) == "å"


def test_only_long_words_may_be_broken() -> None:
    assert printable("a" * LONGEST_WORD, KNOWN) == "a" * LONGEST_WORD
    assert printable("b " + "a" * (LONGEST_WORD + 1), KNOWN) == "b " + BREAK.join("a" * (LONGEST_WORD + 1))


@given(st.text(max_size=200))
def test_nothing_is_left_that_a_font_lacks(text: str) -> None:
    assert {ord(each) for each in printable(text, KNOWN)} <= KNOWN | {ord("\n"), ord(BREAK)}


@given(st.text(max_size=100))
def test_what_can_be_set_stays(text: str) -> None:
    everything = range(0x110000)
    assert printable(text, everything).replace(BREAK, "") == unicodedata.normalize("NFC", text).replace(BREAK, "")
