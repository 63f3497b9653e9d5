# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What counts as the same word: texts and questions are read alike, so that they meet. Pure.

Danish is reduced to stems. Words of other languages only lose their capitals and accents.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import snowballstemmer

DANISH = "da"
LONGEST_WORD = 60
"""Characters; what is longer was not written by a person."""

_COMMON = """
    ad af alle alt altså at bare begge ber blev blive bliver da de dem den denne der deres det dette dig din dine disse
    dit dog du efter eller en end er et fik for fordi fra få får før gør ham han hans har havde have hen hende hendes
    her hos hun hvad hvem hver hvilken hvis hvor hvordan hvorfor hvornår i igen ikke ind ja jeg jer jeres jo kan kl
    klokken kom komme kommer kun kunne lige man mange med meget men mere mig min mine mit mod må måtte ned nej nok nu
    når nogen noget nogle og også om op os over på selv sig sin sine sit skal skulle som så til ud uden under var ved
    vi vil ville vor vores være været
"""
COMMON = frozenset(_COMMON.split())
"""Danish words that stand in every text and say nothing of what it is about."""

_ABBREVIATIONS = {
    "afd": "afdeling", "bl a": "", "ca": "cirka", "d v s": "", "evt": "eventuelt", "f eks": "", "fx": "",
    "kr": "kroner", "m m": "", "mdr": "måneder", "mob": "mobil", "nr": "nummer", "osv": "", "p g a": "", "pga": "",
    "p plads": "parkeringsplads", "p pladser": "parkeringspladser", "tlf": "telefon", "vedr": "vedrørende",
}  # fmt: skip

_IRREGULAR = """
    and: ænder · barn: børn · bog: bøger · bonde: bønder · bror: brødre · datter: døtre · far: fædre · fod: fødder
    hånd: hænder · kraft: kræfter · mand: mænd · mor: mødre · nat: nætter · stad: stæder · stang: stænger
    tand: tænder · bære: bar båret · drikke: drak drukket · finde: fandt fundet · følge: fulgte fulgt · give: gav
    hjælpe: hjalp hjulpet · lyde: lød · lægge: lagde lagt · løbe: løb · ligge: lå ligget · ryge: røg · sige: sagde sagt
    sidde: sad · skrive: skrev · spørge: spurgte spurgt · stå: stod · sælge: solgte solgt · sætte: satte sat
    tage: tog · tælle: talte talt · vælge: valgte valgt · vide: vidste vidst
"""
"""Words whose vowel changes, which no stemmer follows; each with its other forms."""

_TIME = re.compile(
    r"(?:\b(?:kl|klokken)\b\.?\s*)(\d{1,2})(?:[.:](\d{2}))?(?!\d)|(?<![\d.:])(\d{1,2})[.:](\d{2})(?![\d.:])"
)
_LONGEST_FIRST = sorted(_ABBREVIATIONS, key=len, reverse=True)
_ABBREVIATION = re.compile(rf"(?<!\w)({'|'.join(_LONGEST_FIRST)})(?!\w)\.?".replace(" ", r"[.\s-]\s?"))
_GENITIVE = re.compile(r"(?<=...)(?<=[abcdfghjklmnoprtvyzå])s$")
_MAKING = re.compile(r"(?<=...)(?<=[^aeiouyæøå])ning$|(?<=....)(?:ing|else)$")
"""søg-ning, but træn-ing, øv-else; what is left when one goes must be long enough to tell something."""
_DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
_WORD = re.compile(r"[^\W_]+")
_SPELT = re.compile(r"aa|[ao]e(?!(?:r(?:ne)?|n|t)s?$)|(?<=^.)[ao]e|(?<=^..)[ao]e|ö|ä")
"""Danish letters as they are written where a keyboard lacks them; "taxaer" and "kontoen" only have endings."""
_LETTERS = {"aa": "å", "ae": "æ", "oe": "ø", "ö": "ø", "ä": "æ"}


@dataclass(frozen=True)
class Word:
    """A word as it was written, in small letters, and what it is compared by."""

    written: str
    stem: str
    is_common: bool = False


def words(text: str, language: str) -> list[Word]:
    """The words of plain text in their order; `language` is a code such as "da" or "en"."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").lower()
    if not _is_danish(language):
        return [Word(word, plain(word, language)) for word in _WORD.findall(text)]
    found = _WORD.findall(_ABBREVIATION.sub(_in_full, _TIME.sub(_as_one_number, text)))
    return [Word(word, stem(word), plain(word, language) in COMMON) for word in found]


def plain(word: str, language: str) -> str:
    """A word in small letters as it would be written with every letter at hand, and without accents."""
    if _is_danish(language):
        word = _SPELT.sub(lambda match: _LETTERS[match[0]], word)
    kept = "æøå" if _is_danish(language) else ""
    letters = (letter if letter in kept else unicodedata.normalize("NFKD", letter) for letter in word)
    return "".join(part for part in "".join(letters) if not unicodedata.combining(part))[:LONGEST_WORD]


def _is_danish(language: str) -> bool:
    """Easy Danish, `da-simple`, too."""
    return language.partition("-")[0] == DANISH


def stem(word: str) -> str:
    """What the forms of a Danish word, and the words made of it with -ing and -else, have in common.

    Nothing is remembered: it may be what somebody has searched for.
    """
    stemmed = _snowball(plain(word, DANISH))
    return _bases().get(stemmed, stemmed)


def _snowball(word: str) -> str:
    # A stemmer keeps the word that it works on: one for each call, because requests run in threads.
    stemmed: str = snowballstemmer.stemmer("danish").stemWord(word)
    stemmed = _GENITIVE.sub("", stemmed)  # the stemmer takes it from "plads", but not from "pladsen"
    root = _MAKING.sub("", stemmed)
    return _DOUBLED.sub(r"\1", root) if root != stemmed else stemmed


@cache
def _bases() -> dict[str, str]:
    """The stems of irregular forms, and those of their base."""
    entries = (entry.split(":") for line in _IRREGULAR.splitlines() for entry in line.split("·") if ":" in entry)
    return {_snowball(form): _snowball(base.strip()) for base, forms in entries for form in forms.split()}


def own_word(text: str) -> str:
    """The text, if it is one of the words that are written in this module; empty for all other text.

    Those are common words of Danish, so it can be kept: it is no name, and nothing that anybody has told us of himself.
    """
    word = plain(" ".join(text.lower().split()), DANISH)
    return word if word in _own_words() else ""


@cache
def _own_words() -> frozenset[str]:
    return frozenset(plain(word, DANISH) for word in _WORD.findall(_IRREGULAR)) - COMMON


def _as_one_number(match: re.Match[str]) -> str:
    """One word for "kl. 9", "9.00" and "09:00", as for "2.14" and "214", the number of a room."""
    hour, minutes = match[1] or match[3], match[2] or match[4] or "00"
    return f" {int(hour)}{minutes} "


def _in_full(match: re.Match[str]) -> str:
    return f" {_ABBREVIATIONS[re.sub(r'[^\w]+', ' ', match[1])]} "
