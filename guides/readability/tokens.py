# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What counts as a word: abbreviations, times, numbers and addresses are one short word each, however written. Pure.

Nothing is rewritten, so that whatever is found can be pointed at where it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

LONGEST_SHORT_WORD = 6
"""Letters. LIX calls every longer word a long one."""

_SHORT = """
    adr. afd. alm. ang. bem. bl.a. ca. cvr. d.d. d.v.s. dr. dvs. ekskl. evt. f.eks. feks. fhv. flg. frk. gl. hhv. h.h.v.
    hr. i.f.m. i.f.t. i.h.t. ifm. iflg. ift. iht. inkl. j.nr. jf. jfr. jr. kl. m.a.o. m.h.p. m.h.t. maks. max. mdl. mht.
    mob. nr. p.g.a. p.t. pga. pkt. pl. pr. skr. sml. stk. tel. tidl. tlf. v. v.h.a. vedr. vha.
"""
"""A sentence never ends behind these."""

_CLOSING = "etc. kr. m.fl. m.m. m.v. mdr. mia. mill. mio. mv. o.a. o.l. o.lign. o.s.v. osv. pct. s.u. årg. årh."
"""A sentence ends behind these where the next word has a capital letter."""

_AMBIGUOUS = """
    apr. aug. dec. feb. fre. jan. jul. jun. lør. man. mar. md. min. nov. okt. ons. sek. sep. sept. st. sø. søn. t. th.
    tir. tirs. tor. tors. tv.
"""
"""Words of their own, too: abbreviations only where the text goes on with a small letter, a digit or a dash."""


class Kind(Enum):
    WORD = "word"
    SHORT = "abbreviation"
    CLOSING = "abbreviation that can end a sentence"
    NUMBER = "number, time or date"
    ADDRESS = "address on the web, or of mail"


@dataclass(frozen=True)
class Token:
    """`start` and `end` are places in the text; `key` is the word as lists have it: small letters, no full stops."""

    text: str
    start: int
    end: int
    kind: Kind
    key: str

    @property
    def is_long(self) -> bool:
        return self.kind is Kind.WORD and sum(map(str.isalpha, self.text)) > LONGEST_SHORT_WORD


def key_of(word: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFC", word)).lower()


def _any_of(abbreviations: str) -> str:
    """As they are written, with and without a space between their parts."""
    longest_first = sorted(abbreviations.split(), key=len, reverse=True)
    return "|".join(re.escape(each[:-1]).replace(r"\.", r"\.[ \u00a0]?") + r"\." for each in longest_first)


_UNSEEN = re.compile(r"[.\s\u00ad\u200b]")
_LETTERS = r"(?:[^\W_][\u0300-\u036f]*)+"
_TOKEN = re.compile(
    rf"""
    (?P<ADDRESS>
        https?://\S{{0,2000}}[\w/] | (?<!\w)www\.\S{{0,2000}}[\w/]
        | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}
        | (?<![\w.-])[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,8}}\.(?:dk|com|eu|net|org|info|example)(?![\w-])
          (?:/\S{{0,2000}}[\w/])?
    )
    | (?<![\w.])(?P<SHORT> {_any_of(_SHORT)} | (?:{_any_of(_AMBIGUOUS)}) (?=[ \u00a0]?[-–—\d]|[ \u00a0](?-i:[a-zæøå])) )
    | (?<![\w.])(?P<CLOSING> {_any_of(_CLOSING)} )
    | (?P<NUMBER>
        (?:\+45[ \u00a0]?)? (?: (?:\d\d[ \u00a0]){{3}}\d\d | \d{{4}}[ \u00a0]\d{{4}} ) (?!\w)
        | \d{{1,3}}(?:[ \u00a0]\d{{3}})+ (?!\w)
        | \d+(?:[.,:/]\d+)* (?!\w|-[^\W\d_])
    )
    | (?P<WORD> {_LETTERS}(?:[-'’\u00ad\u200b\u2011]{_LETTERS})* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def tokens(text: str) -> Iterator[Token]:
    """The words in their order."""
    for match in _TOKEN.finditer(text):
        kind = Kind[match.lastgroup] if match.lastgroup else Kind.WORD
        yield Token(match[0], match.start(), match.end(), kind, key_of(match[0]))
