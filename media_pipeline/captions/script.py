# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is said in a film, pasted as text, cut into captions and spread over the film. A draft for people to mend."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

from media_pipeline.captions.cue import Cue, escape
from media_pipeline.captions.reading import RULES

MAX_CHARACTERS = 30_000
"""Of a script: three hours of speech."""
MAX_WORDS_PER_MINUTE = 400
"""Nobody speaks faster: then the text belongs to another film."""

_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)]*$")
_CLAUSE_END = re.compile(r"[,;–—][\"'”’»)]*$")
_CLAUSE_BEGINS = frozenset(
    (
        "og",
        "men",
        "eller",
        "for",
        "så",
        "når",
        "hvis",
        "hvor",
        "som",
        "der",
        "at",
        "fordi",
        "mens",
        "indtil",
        "inden",
        "efter",
    )
)

_CAPTION = 3  # what one more caption costs, against what it costs to cut where one shouldn't
_INSIDE_CLAUSE, _BEFORE_CLAUSE, _AFTER_CLAUSE = 15, 8, 5


class TooMuchText(Exception):
    """Nobody could say so much in so short a film."""


def draft(script: str, film_ms: int) -> list[Cue]:
    """Captions of the whole script, in proportion over the film. Raises TooMuchText.

    Where the film is long enough, none goes faster than people read.
    """
    words = len(script.split())
    if words * 60_000 > film_ms * MAX_WORDS_PER_MINUTE:
        raise TooMuchText
    captions = split(script)
    starts = [0, *accumulate(len(caption.split()) for caption in captions)]
    return [
        _cue(caption, film_ms * first // words, film_ms * last // words)
        for caption, first, last in zip(captions, starts, starts[1:], strict=False)
    ]


def split(script: str) -> list[str]:
    """The script as captions of at most two lines, cut at the ends of sentences and clauses where it can be done."""
    paragraphs = (paragraph.split() for paragraph in _PARAGRAPH.split(script))
    return [caption for words in paragraphs if words for caption in _captions(words)]


def _cue(caption: str, start_ms: int, next_ms: int) -> Cue:
    """Shown until the next one, but not much longer than anybody needs."""
    reading_ms = len(caption.split()) * 60_000 // RULES.words_per_minute + 1
    return Cue(start_ms, min(next_ms, start_ms + max(reading_ms, RULES.longest_ms)), escape(caption))


def _captions(words: Sequence[str]) -> list[str]:
    """The cheapest way to cut the words: `best[end]` is its cost up to there, and where its last caption begins."""
    best: list[tuple[int, int]] = [(0, 0)]
    reach = _reach(words)
    first = 0
    for end in range(1, len(words) + 1):
        while first < end - 1 and reach[reach[first]] < end:
            first += 1
        cost, begin = min((best[begin][0], begin) for begin in range(first, end))
        best.append((cost + _CAPTION + _cost_of_cut(words, end), begin))
    cuts = [len(words)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [_lines(words[begin:end]) for begin, end in pairwise(cuts)]


def _reach(words: Sequence[str]) -> list[int]:
    """For each word and for the end: where a line that begins there ends at the latest; there, if no word fits."""
    begins = [0, *accumulate(len(word) + 1 for word in words)]
    return [bisect_right(begins, begin + RULES.line_characters + 1) - 1 for begin in begins]


def _lines(words: Sequence[str]) -> str:
    """The words in one line if they fit, or in the two that look best."""
    line = " ".join(words)
    if len(line) <= RULES.line_characters or len(words) == 1:
        return line
    options = []
    for cut in range(1, len(words)):
        upper, lower = " ".join(words[:cut]), " ".join(words[cut:])
        if max(len(upper), len(lower)) <= RULES.line_characters:
            options.append((_cost_of_cut(words, cut) + abs(len(upper) - len(lower)) // 2, f"{upper}\n{lower}"))
    return min(options)[1]


def _cost_of_cut(words: Sequence[str], cut: int) -> int:
    """How much it hurts to cut before the word `cut`."""
    if cut == len(words) or _SENTENCE_END.search(words[cut - 1]):
        return 0
    if _CLAUSE_END.search(words[cut - 1]):
        return _AFTER_CLAUSE
    return _BEFORE_CLAUSE if words[cut].lower() in _CLAUSE_BEGINS else _INSIDE_CLAUSE
