# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What makes captions easy to read. Advice, never a refusal.

static/src/captions-editor.js gives the same advice while somebody types; it gets the numbers and the words from here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from media_pipeline.captions.cue import Cue


@dataclass(frozen=True, slots=True)
class Rules:
    words_per_minute: int = 160
    line_characters: int = 42
    lines: int = 2
    shortest_ms: int = 1000
    longest_ms: int = 7000


RULES = Rules()

WORDS = {
    "fast": _("%(value)s words a minute is hard to follow. Use fewer words, or show them longer: at most %(limit)s."),
    "wide": _("A line has %(value)s characters. On phones, at most %(limit)s are easy to read."),
    "tall": _("%(value)s lines cover much of the picture. Use at most %(limit)s."),
    "short": _("It is gone in less than a second."),
    "long": _("It stays for more than %(limit)s seconds. Divide it in two."),
    "overlaps": _("The next one begins before this ends, so both are shown at once."),
}
"""By kind; `value` is what it is, `limit` what it should be."""


@dataclass(frozen=True, slots=True)
class Hint:
    kind: str
    value: int = 0
    limit: int = 0

    def __str__(self) -> str:
        return str(WORDS[self.kind]) % {"value": self.value, "limit": self.limit}


def hints(cue: Cue, next_start_ms: int | None = None, rules: Rules = RULES) -> list[Hint]:
    """What could be better about one cue, which another one may follow."""
    return list(_hints(cue, next_start_ms, rules))


def advice(cues: Sequence[Cue]) -> list[tuple[Cue, list[Hint]]]:
    """The cues that could be better."""
    starts: list[int | None] = [*(cue.start_ms for cue in cues[1:]), None]
    found = [(cue, hints(cue, start)) for cue, start in zip(cues, starts, strict=True)] if cues else []
    return [(cue, each) for cue, each in found if each]


def _hints(cue: Cue, next_start_ms: int | None, rules: Rules) -> Iterator[Hint]:
    lasts_ms = cue.end_ms - cue.start_ms
    words_per_minute = -(-len(cue.words) * 60_000 // lasts_ms)  # rounded up
    widest = max(map(len, cue.lines), default=0)
    if words_per_minute > rules.words_per_minute:
        yield Hint("fast", words_per_minute, rules.words_per_minute)
    if widest > rules.line_characters:
        yield Hint("wide", widest, rules.line_characters)
    if len(cue.lines) > rules.lines:
        yield Hint("tall", len(cue.lines), rules.lines)
    if lasts_ms < rules.shortest_ms:
        yield Hint("short")
    if lasts_ms > rules.longest_ms:
        yield Hint("long", limit=rules.longest_ms // 1000)
    if next_start_ms is not None and next_start_ms < cue.end_ms:
        yield Hint("overlaps")
