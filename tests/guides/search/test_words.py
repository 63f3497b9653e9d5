# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What counts as the same word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.search.words import LONGEST_WORD, plain, words

text = st.text(max_size=200)
danish_word = st.text(alphabet="abcdefghijklmnoprstuvyæøå", min_size=1, max_size=20)


def stems(text: str, language: str = "da") -> list[str]:
    return [word.stem for word in words(text, language) if not word.is_common]


@pytest.mark.parametrize(
    "forms",
    [
        "elevator elevatoren elevatorer elevatorernes",
        "træne træner trænet træning træningen træningerne",
        "behandle behandler behandlere behandling behandlingen",
        "barn børn børnene barnets",
        "datter døtre datteren",
        "drikke drikker drak drukket",
        "hånd hænder hænderne",
        "taxa taxaer taxaen",
        "skema skemaer skemaerne",
        "søge soege SØGE søgning",
        "åben aaben ÅBEN",
        "træning traening",
        "café cafe",
        "kl. 9 · 9.00 · 09:00 · kl 9.00 · klokken 9 · Kl.9",
        "2.14 · 214 · 2:14",
        "tlf. · tlf · telefon · telefonen",
        "p-plads · parkeringsplads · p-pladser · parkeringspladsen",
        "MitID mitid",
        "ven\u00adner venner",
    ],
)
def test_the_same_word(forms: str) -> None:
    separator = "·" if "·" in forms else " "
    assert len({tuple(stems(form)) for form in forms.split(separator)}) == 1


@pytest.mark.parametrize(
    "different",
    [
        "mor mord",
        "træ træning",
        "ring regn",
        "kone kommune",
        "post pas",
        "dør dyr",
        "9.00 9.30",
        "far får",
        "søn sen",
        "1.234 12.34",
    ],
)
def test_not_the_same_word(different: str) -> None:
    first, second = different.split()
    assert stems(first) != stems(second) or not stems(first)


def test_what_stands_in_every_text_says_nothing() -> None:
    assert stems("Hvad gør jeg, hvis jeg ikke kan komme, f.eks. pga. mit ben?") == stems("ben")


def test_easy_danish_is_danish() -> None:
    assert stems("Kontoen lukker kl. 9", "da-simple") == stems("Kontoen lukker kl. 9")
    assert stems("kontoer", "da-simple") == stems("kontoen", "da-simple")


def test_other_languages_keep_their_words() -> None:
    assert stems("Elevators are down at 9.00", "en") == ["elevators", "are", "down", "at", "9", "00"]
    assert stems("Tak, pani Żółć", "pl") == stems("tak PANI zołc", "pl")
    assert stems("مرحبا بكم", "ar") == ["مرحبا", "بكم"]


@given(text)
def test_any_text_gives_bounded_words(text: str) -> None:
    for language in ("da", "en"):
        for word in words(text, language):
            assert word.written
            assert len(word.stem) <= LONGEST_WORD + 3


@given(danish_word)
def test_capitals_make_no_difference(word: str) -> None:
    assert stems(word.upper()) == stems(word)


@given(st.text(alphabet="bdfgiklmpuvyæøå", min_size=1, max_size=20))
def test_danish_letters_can_be_spelt_out(word: str) -> None:
    """(In words without the endings that -aer and -oet may be.)"""
    spelt = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    assert plain(spelt, "da") == word
