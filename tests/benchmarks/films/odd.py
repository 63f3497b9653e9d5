# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Odd films cost no more than others: the pipeline against bare ffmpeg, film by film."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.films.encoding import bare, through_the_pipeline
from tests.benchmarks.films.measuring import Judge
from tests.media_pipeline.corpus.odd import Odd, odd_films

_SECONDS = 10
_QUICK = 0.5
"""Of a film that one ffmpeg makes in less (in seconds), starting programs is most of what it costs: not a ratio."""


def odd(judge: Judge, folder: Path) -> None:
    costs = [_cost(film, folder) for film in odd_films()]
    ratios = {cost.name: cost.pipeline / cost.bare for cost in costs if cost.bare >= _QUICK}
    more = {cost.name: cost.pipeline - cost.bare for cost in costs if cost.bare < _QUICK}
    worst = max(ratios, key=lambda name: ratios[name])
    judge.ratio(f"pipeline / one bare ffmpeg, wall, the worst of {len(ratios)} odd films ({worst})", ratios[worst], 3.0)
    worst = max(more, key=lambda name: more[name])
    judge.ratio(f"pipeline - one bare ffmpeg, seconds, the worst of {len(more)} small ones ({worst})", more[worst], 2.0)


class _Cost(NamedTuple):
    name: str
    pipeline: float
    bare: float
    """Seconds by the clock."""


def _cost(film: Odd, folder: Path) -> _Cost:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        path = replace(film, seconds=max(film.seconds, _SECONDS)).make(Path(own))
        return _Cost(film.name, through_the_pipeline(path).wall, bare(path, Path(own)).wall)
