# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whom a text speaks to: "man" and "borgeren" where it could say "du"; "De", which nobody is called any more. Pure."""

import re
from collections.abc import Iterator, Sequence

from guides.readability.sentences import Sentence
from guides.readability.tokens import Kind, Token

_ABOUT_WORDS = """
    man vedkommende borgeren borgerens borgerne borgernes ansøger ansøgeren ansøgerens brugeren brugerens brugerne
    brugernes klienten klientens klienterne patienten patientens patienterne kunden kundens kunderne
"""
_ABOUT = frozenset(_ABOUT_WORDS.split())

_POLITE = frozenset({"De", "Dem", "Deres"})


def not_to_you(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Token]]:
    """The words, each with its sentence.

    "De" at the beginning of a sentence is most often the plural: it counts where the same text has it elsewhere.
    """
    is_polite = any(_is_polite(sentence, position) for sentence in sentences for position in range(len(sentence.words)))
    for sentence in sentences:
        for position, word in enumerate(sentence.words):
            if word.kind is Kind.WORD and (
                (word.key in _ABOUT and not _is_monday(sentence, position))
                or _is_polite(sentence, position)
                or (is_polite and position == 0 and word.text in _POLITE and not _is_name(sentence, position))
            ):
                yield sentence, word


def _is_polite(sentence: Sentence, position: int) -> bool:
    """A capital letter where none is due: not first, nor behind a quotation mark or bracket, nor part of a name."""
    word = sentence.words[position]
    if word.text not in _POLITE or position == 0 or _is_name(sentence, position):
        return False
    return not re.search("[\"'”“„»«(:–—]", sentence.between(sentence.words[position - 1], word))


def _is_name(sentence: Sentence, position: int) -> bool:
    """The next word has a capital letter, too: De Gamles By."""
    following = sentence.words[position + 1 : position + 2]
    return bool(following) and following[0].text[0].isupper()


def _is_monday(sentence: Sentence, position: int) -> bool:
    """As opening hours have it: man–fre."""
    pair = sentence.words[position : position + 2]
    return len(pair) == 2 and pair[0].key == "man" and sentence.between(*pair) in {"–", "—"}
