# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which pages answer best, and where in them the answer is. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from guides.search.asking import Asked

LEAST_SHARE = 0.5
"""A page that answers less than this share of what the best page answers is left out."""
MOST_PARTS = 3
"""Steps and questions that are shown of one page."""

type Scores = list[float]
"""For each word that was asked for, how prominently it was found."""


class Place(NamedTuple):
    """Where a stem stands. A page's own words (`is_own`) are told from those of its steps and questions."""

    page: int
    passage: int
    is_own: bool
    stem: str
    weight: int
    """The larger, the more prominent the place."""


@dataclass(frozen=True)
class Hit:
    """A page, and the passages in it that answer what its own words don't, the best first; all as primary keys."""

    page: int
    share: float
    """How much of what was asked for the page answers, 0–1."""
    score: float
    parts: list[int]


def rank(asked: Asked, places: Iterable[Place]) -> list[Hit]:
    """The best first: the pages that answer most of the words, and among them those that do it most prominently."""
    pages: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        pages[place.page].append(place)
    hits = [_hit(asked, page, found) for page, found in pages.items()]
    enough = LEAST_SHARE * max((hit.share for hit in hits), default=0)
    return sorted((hit for hit in hits if hit.share >= enough), key=lambda hit: (-hit.share, -hit.score, hit.page))


def _hit(asked: Asked, page: int, places: list[Place]) -> Hit:
    own: Scores = _scores(asked, (place for place in places if place.is_own))
    parts = {
        passage: _scores(asked, (place for place in places if place.passage == passage))
        for passage in sorted({place.passage for place in places if not place.is_own})
    }
    telling = {
        passage: _total(asked, scores)
        for passage, scores in parts.items()
        if any(score > mine for score, mine in zip(scores, own, strict=True) if not mine)
    }
    sureness = [max((meaning.get(place.stem, 0) for place in places), default=0) for meaning in asked.meanings]
    best = [max(column) for column in zip(own, *parts.values(), strict=True)]
    return Hit(
        page,
        share=_total(asked, sureness) / sum(asked.rarities),
        score=_total(asked, best),
        parts=sorted(telling, key=lambda passage: -telling[passage])[:MOST_PARTS],
    )


def _scores(asked: Asked, places: Iterable[Place]) -> Scores:
    found = list(places)
    return [
        max((meaning.get(place.stem, 0) * place.weight for place in found), default=0.0) for meaning in asked.meanings
    ]


def _total(asked: Asked, scores: Scores) -> float:
    return sum(score * rarity for score, rarity in zip(scores, asked.rarities, strict=True))
