# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Passive voice: "sendes", and "bliver sendt". Pure, but for reading our own list of verbs.

Many Danish words end in -s. Only forms of known verbs are taken for passives, and words behind "skal", "kan" and the
like that can be nothing else. It is better to miss one than to accuse a sentence that is right.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guides.readability.sentences import Sentence
from guides.readability.tokens import Kind, Token

_VERBS = Path(__file__).parent / "data" / "verbs.txt"

_NEVER_WORDS = """
    behøves brydes dages enes fandtes fattes fødes færdes findes giftes kaldes kendes kysses krammes
    lades lykkedes lykkes længes mindes mislykkedes mislykkes mistrives mødes mødtes omgås rygtes samles ses
    skammes skændes skændtes skilles slås syntes synes trives trivedes undres vides væmmes ældes
    alles andres ansattes begges deres enkeltes fælles forældres hendes jeres samtliges unges voksnes vores ældres
"""
_NEVER = frozenset(_NEVER_WORDS.split())
"""Verbs that mean something of their own with -s, and words that only look like verbs."""

_TOGETHER = {
    "deles": {"om"},
    "følges": {"ad", "med", "hjem", "sammen"},
    "hjælpes": {"ad"},
    "høres": {"ved"},
    "skiftes": {"til"},
    "snakkes": {"ved"},
    "tales": {"ved"},
    "træffes": {"på", "kl", "mellem", "hver", "alle", "hverdage", "daglig", "dagligt", "igen"},
}
"""What several people do to each other, when one of these words follows."""

_PEOPLE = {"vi", "i", "de"}
_MODAL = {"skal", "kan", "må", "bør", "vil", "kunne", "skulle", "måtte", "burde", "ville"}
_LITTLE = {"altid", "derfor", "først", "ikke", "kun", "også", "selv", "så"}
_BEFORE_A_NOUN_WORDS = "en et din dit min mit sin sit vores jeres hans hendes hver hvert enhver denne"
_BEFORE_A_NOUN = frozenset(_BEFORE_A_NOUN_WORDS.split())
"""As in "en læges", "din prøves"."""

_BECOME = {"blive", "bliver", "blev", "blevet"}
_NOT_PARTICIPLES = {"lavt"}
_REACH = 4
"""Words between "bliver" and what is done: "bliver du så ringet op"."""

_PREFIX_WORDS = """
    af an be bort efter for fore forud frem gen gennem hen hjem igen ind inde indtil med mellem mod ned om op over på
    sam sammen til tilbage ud under ved vej videre
"""
_PREFIXES = tuple(_PREFIX_WORDS.split())

_WITHOUT_E_WORDS = "afslås begås bestås fås foreslås forstås gennemgås indgås nås opnås overgås tilgås undgås"
_WITHOUT_E = frozenset(_WITHOUT_E_WORDS.split())


def passives(sentence: Sentence) -> Iterator[tuple[Token, ...]]:
    """The words of each passive."""
    for position, word in enumerate(sentence.words):
        if word.kind is not Kind.WORD:
            continue
        if _is_passive(sentence, position):
            yield (word,)
        elif word.key in _BECOME and (end := _participle(sentence, position)):
            yield sentence.words[position : end + 1]


def _is_passive(sentence: Sentence, position: int) -> bool:
    word = sentence.words[position]
    if word.key in _NEVER or _is_together(sentence, position):
        return False
    before = _before(sentence, position, 1)
    if before and before[-1].key in _BEFORE_A_NOUN:
        return False
    if word.key in _WITHOUT_E or _infinitive(word.key):
        return True
    return _must_be_verb(sentence, position)


def _infinitive(word: str) -> str:
    """The verb of "sendes" and "behandledes" as the list has it; empty if the word is no such form."""
    for ending in ("es", "edes", "tes"):
        if word.endswith(ending) and (verb := _known(word.removesuffix(ending) + "e")):
            return verb
    return ""


def _known(verb: str) -> str:
    if verb in _verbs():
        return verb
    bare = (verb.removeprefix(prefix) for prefix in _PREFIXES if verb.startswith(prefix))
    return next((each for each in bare if len(each) > 2 and each in _verbs()), "")


def _must_be_verb(sentence: Sentence, position: int) -> bool:
    """A word in -es right behind "skal", or with one little word between; but not "skal borgernes"."""
    text = sentence.words[position].text
    if not re.fullmatch("[a-zæøå]{4,}es", text) or text.endswith(("ernes", "enes")):
        return False
    before = [word.key for word in _before(sentence, position, 2)]
    return bool(before) and (before[-1] in _MODAL or (before[-1] in _LITTLE and before[0] in _MODAL))


def _is_together(sentence: Sentence, position: int) -> bool:
    word = sentence.words[position]
    if word.key not in _TOGETHER:
        return False
    near = [*_before(sentence, position, 2), *sentence.words[position + 1 : position + 2]]
    after = {each.key for each in sentence.words[position + 1 : position + 4]}
    return bool(after & _TOGETHER[word.key]) or any(_is_people(each) for each in near)


def _is_people(word: Token) -> bool:
    return word.key in _PEOPLE and (word.key != "i" or word.text == "I")


def _before(sentence: Sentence, position: int, count: int) -> list[Token]:
    """Up to so many words before, as far as no comma stands between."""
    found: list[Token] = []
    for index in range(position - 1, max(position - 1 - count, -1), -1):
        if "," in sentence.between(sentence.words[index], sentence.words[index + 1]):
            break
        found.insert(0, sentence.words[index])
    return found


def _participle(sentence: Sentence, position: int) -> int | None:
    """Where the participle stands that belongs to this form of "blive"."""
    for index in range(position + 1, min(position + 1 + _REACH, len(sentence.words))):
        if "," in sentence.between(sentence.words[index - 1], sentence.words[index]):
            return None
        if _is_participle(sentence.words[index].key):
            return index
    return None


def _is_participle(word: str) -> bool:
    if word in _NOT_PARTICIPLES:
        return False
    if word in _irregular() or any(word.removeprefix(prefix) in _irregular() for prefix in _PREFIXES):
        return True
    return any(word.endswith(ending) and bool(_known(word.removesuffix(ending) + "e")) for ending in ("et", "t"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb.partition(":")[0] for verb in _read())


@cache
def _irregular() -> frozenset[str]:
    return frozenset(participle for verb in _read() if (participle := verb.partition(":")[2]))


@cache
def _read() -> tuple[str, ...]:
    lines = _VERBS.read_text(encoding="utf-8").splitlines()
    return tuple(verb for line in lines if not line.startswith("#") for verb in line.split())
