# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the coach says of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.readability import plainer
from guides.readability.plainer import Vocabulary, long_words, officialese, own
from guides.readability.remarks import Remark, Topic, remarks
from guides.readability.sentences import sentences

NOTHING = Vocabulary([])


def said(text: str, topic: Topic, own_words: Vocabulary = NOTHING) -> list[tuple[str, str]]:
    return [(r.words, r.advice) for r in remarks(sentences(text), own_words) if r.topic is topic]


def words(text: str, topic: Topic) -> list[str]:
    return [each for each, _advice in said(text, topic)]


@pytest.mark.parametrize(
    ("text", "phrase", "plain"),
    [
        ("Vi svarer i henhold til loven.", "i henhold til", "efter"),
        ("Brev vedrørende din sag.", "vedrørende", "om"),
        ("Brev vedr. din sag.", "vedr.", "om"),
        ("Såfremt du er syg, så ring.", "Såfremt", "hvis"),
        ("Vi fremsender et brev.", "fremsender", "sende"),
        ("Brevet er fremsendt.", "fremsendt", "sende"),
        ("Vi anmoder om et svar.", "anmoder om", "bede om"),
        ("Vi iværksætter hjælpen.", "iværksætter", "sætte i gang, begynde"),
        ("Du modtager et brev.", "modtager", "få"),
        ("Kommunen træffer afgørelse.", "træffer afgørelse", "bestemme, afgøre"),
        ("Jf. loven.", "Jf.", "se"),
        ("Du får ydelsen i juni.", "ydelsen", "hjælp, penge"),
    ],
)
def test_officialese_has_a_plainer_word(text: str, phrase: str, plain: str) -> None:
    (found,) = said(text, Topic.OFFICIALESE)
    assert found == (phrase, f"Skriv hellere: {plain}")


def test_long_words_have_a_plainer_word() -> None:
    assert words("Vi dokumenterer det med legitimation.", Topic.WORD) == ["dokumenterer", "legitimation"]


def test_a_phrase_goes_before_the_words_in_it() -> None:
    assert words("Det sker i forbindelse med mødet.", Topic.OFFICIALESE) == ["i forbindelse med"]


def test_a_phrase_ends_where_a_sentence_or_comma_comes_between() -> None:
    assert not words("Det sker i henhold. Til det sker.", Topic.OFFICIALESE)
    assert not words("Det sker i henhold, til det.", Topic.OFFICIALESE)


def test_editors_words_come_first_and_are_found_in_all_forms() -> None:
    own_words = Vocabulary([own("Ydelse", "tilskud"), own("blå folder", "hæfte")])
    assert said("Ydelserne står i den blå folder.", Topic.WORD, own_words) == [
        ("Ydelserne", "Skriv hellere: tilskud"),
        ("blå folder", "Skriv hellere: hæfte"),
    ]
    assert not said("Ydelserne", Topic.OFFICIALESE, own_words)


def test_short_words_of_editors_are_found_only_as_they_are() -> None:
    own_words = Vocabulary([own("ej", "ikke")])
    assert said("Han er ej her. Hun er ejer af huset.", Topic.WORD, own_words) == [("ej", "Skriv hellere: ikke")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Man skal tage et nummer.", ["Man"]),
        ("Borgeren skal vise sit pas. Vedkommende får et nummer.", ["Borgeren", "Vedkommende"]),
        ("Vi beder Dem ringe, hvis De er syg. Tag Deres pas med.", ["Dem", "De", "Deres"]),
        ("De skal ringe. Vi venter på Dem.", ["De", "Dem"]),
        ("De er her i dag. Vi hjælper dem og deres børn.", []),
        ("De ansatte hjælper dig. De kommer hver dag.", []),
        ("Vi bor i De Gamles By. Læs ”De er her”. Tag med: De blå breve.", []),
        ("Åbent man.–fre. 9–12, man–tors og man. kl. 9.", []),
        ("Mange borgere har en borger i familien. En mand kom.", []),
    ],
)
def test_it_speaks_to_the_reader(text: str, expected: list[str]) -> None:
    assert words(text, Topic.ADDRESS) == expected


def test_hard_sentences_are_marked_and_short_ones_are_not() -> None:
    hard = (
        "Ansøgninger behandles efter serviceloven, hvorefter forvaltningen vurderer funktionsnedsættelsen "
        "og udarbejder en handleplan i samarbejde med borgeren, de pårørende og relevante fagpersoner."
    )
    (found,) = said(f"Gå ind ad døren. {hard} Vent der.", Topic.SENTENCE)
    assert found == (hard, "21 ord. Del den i to.")
    assert not words("Rusmiddelcentret hjælper rusmiddelbrugere. Genoptræningsplanen kommer.", Topic.SENTENCE)


def test_remarks_come_in_the_order_of_the_text() -> None:
    found = remarks(sentences("Såfremt det ønskes, skal man anmode om det."), NOTHING)
    assert [remark.words for remark in found] == ["Såfremt", "ønskes", "man", "anmode om"]


@given(st.text())
def test_any_text_has_remarks_that_stand_in_it(text: str) -> None:
    def stands(remark: Remark) -> bool:
        return text[remark.start : remark.end] == remark.words

    assert all(map(stands, remarks(sentences(text), Vocabulary([own(text, "x")]))))


def test_our_lists_are_long_and_say_something_plainer() -> None:
    entries = plainer._read("officialese")
    assert len({entry.plainer for entry in entries}) >= 120
    for entry in [*entries, *plainer._read("plainer")]:
        assert entry.phrase, entry
        assert entry.plainer, entry
        assert entry.phrase.strip("*") != entry.plainer


def test_no_plainer_word_of_ours_is_itself_officialese() -> None:
    """What is suggested must not be marked as soon as it is written."""
    marked = [
        (entry.phrase, entry.plainer, found.words[0].text)
        for entry in [*plainer._read("officialese"), *plainer._read("plainer")]
        if "(" not in entry.plainer
        for vocabulary in (officialese(), long_words())
        for sentence in sentences(entry.plainer)
        for found in vocabulary.find(sentence)
    ]
    assert marked == []
