# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""LIX: what counts as a word and a sentence, and what must not change it."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.publishing.readability import FEWEST_WORDS, Band, band, lix
from guides.readability.sentences import sentences
from guides.readability.tokens import Kind, tokens

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=14), min_size=FEWEST_WORDS, max_size=60)
ONE_WORD = [
    *("bl.a.", "ca.", "f.eks.", "f. eks.", "fx", "dvs.", "evt.", "pga.", "p.g.a.", "jf.", "nr.", "tlf.", "kr.", "osv."),
    *("1.234,5", "10.30", "9:00", "2.14", "24/12", "100", "00 12 34 10", "+45 00 12 34 10", "7000 1234", "10 000"),
    *("borger.dk", "www.borger.dk/post", "https://borger.dk/en?x=1", "skranken@fjordby.example", "MitID", "14-dages"),
]


def spoken(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


def test_words_in_a_sentence_plus_long_words_in_a_hundred() -> None:
    assert lix("Du skal gå ind ad døren. Elevatoren kører op til anden sal.") == round(12 / 2 + 100 * 1 / 12)


def test_six_letters_are_short_and_seven_are_long() -> None:
    assert lix("ord " * 9 + "skolen") == 10
    assert lix("ord " * 9 + "skolens") == 20


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        *((0, Band.VERY_EASY), (24, Band.VERY_EASY), (25, Band.EASY), (34, Band.EASY), (35, Band.MEDIUM)),
        *((44, Band.MEDIUM), (45, Band.HARD), (54, Band.HARD), (55, Band.VERY_HARD), (120, Band.VERY_HARD)),
    ],
)
def test_bands(score: int, expected: Band) -> None:
    assert band(score) is expected


@pytest.mark.parametrize("text", ["", " \n", "Kort tekst.", "...", "1. 2. 3."])
def test_too_little_text_has_no_lix(text: str) -> None:
    assert lix(text) is None


@given(WORDS, st.sampled_from(ONE_WORD), st.data())
def test_abbreviations_times_and_numbers_are_one_short_word(words: list[str], odd: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 1))
    written, plain = ([*words[:place], each, *words[place:]] for each in (odd, "og"))
    assert lix(" ".join(written)) == lix(" ".join(plain))


@given(WORDS, st.data())
def test_a_time_is_the_same_however_it_is_written(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 1))
    scores = {
        lix(" ".join([*words[:place], *time_of_day.split(), *words[place:]]))
        for time_of_day in ("kl. 10.30", "kl 10", "kl. 10:30", "kl. 9")
    }
    assert len(scores) == 1


@given(WORDS, st.data())
def test_dividing_a_sentence_never_raises_the_lix(words: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(words) - 1))
    whole = " ".join(words)
    divided = " ".join(words[:place]) + ". " + " ".join(words[place:]).capitalize()
    before, after = lix(whole), lix(divided)
    assert before is not None
    assert after is not None
    assert after <= before


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    lix(text)
    found = sentences(text)
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        for word in sentence.words:
            assert text[word.start : word.end] == word.text
            assert sentence.start <= word.start < word.end <= sentence.end
    assert [word for sentence in found for word in sentence.words] == list(tokens(text))
    ends = [place for sentence in found for place in (sentence.start, sentence.end)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "piece", ["a", "å", "1 ", "a.", "a-", "+", "www.", "http://!", "a@a.", "12 34 ", "”.", "bl.a", "\u0301"]
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    began = time.process_time()
    sentences(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom kl. 9. Tag dit brev med.", ["Kom kl. 9.", "Tag dit brev med."]),
        ("Kom den 3. december kl. 10.30 i stuen.", ["Kom den 3. december kl. 10.30 i stuen."]),
        ("Gå op på 2. sal. Vent der!", ["Gå op på 2. sal.", "Vent der!"]),
        ("Hvad så? Ring til os.", ["Hvad så?", "Ring til os."]),
        ("”Må jeg det?” spørger mange. Ja.", ["”Må jeg det?” spørger mange.", "Ja."]),
        ("Skriv: ”Ring til mig.” Så ringer vi.", ["Skriv:", "”Ring til mig.”", "Så ringer vi."]),
        ("Tag med: pas, brev og briller.", ["Tag med: pas, brev og briller."]),
        ("Pas\nBriller\n• Brev", ["Pas", "Briller", "Brev"]),
        ("1. Tag bussen. 2. Gå ind.", ["1. Tag bussen.", "2. Gå ind."]),
        ("Det koster 50 kr. Betal i skranken.", ["Det koster 50 kr.", "Betal i skranken."]),
        ("Det koster 50 kr. om ugen.", ["Det koster 50 kr. om ugen."]),
        ("Tag fx pas, kort osv. Kom så.", ["Tag fx pas, kort osv.", "Kom så."]),
        ("Åbent man. 9.00, tirs. og ons. 10–12.", ["Åbent man. 9.00, tirs. og ons. 10–12."]),
        ("Spørg din mor eller en mand. Han ved det.", ["Spørg din mor eller en mand.", "Han ved det."]),
        ("Nr. 7 bor i indgang B. Gå til venstre.", ["Nr. 7 bor i indgang B.", "Gå til venstre."]),
        ("Læs mere på borger.dk. Log på med MitID.", ["Læs mere på borger.dk.", "Log på med MitID."]),
        ("Ja ... måske. Vent…", ["Ja ... måske.", "Vent…"]),
        ("du skal komme. tag kort med", ["du skal komme.", "tag kort med"]),
        ("Gå ind.Vent der.", ["Gå ind.", "Vent der."]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize("odd", ONE_WORD)
def test_what_is_written_in_an_odd_way_is_one_word(odd: str) -> None:
    found = list(tokens(f"se {odd} ind"))
    assert [word.text for word in found] == ["se", odd, "ind"]
    assert not found[1].is_long


def test_letters_of_two_characters_and_soft_hyphens_are_part_of_their_word() -> None:
    found = list(tokens("A\u030arhus bor\u00adger"))
    assert [word.key for word in found] == ["århus", "borger"]
    assert all(word.kind is Kind.WORD for word in found)


def test_line_ends_of_every_kind_end_a_sentence() -> None:
    assert all(len(sentences(re.sub("X", end, "pasXbrev"))) == 2 for end in ("\n", "\r\n", "\u2028"))
