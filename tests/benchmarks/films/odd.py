# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Odd films cost no more than others: the pipeline against bare ffmpeg, film by film."""

import tempfile
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.films.encoding import bare, through_the_pipeline
from tests.benchmarks.films.measuring import Judge
from tests.media_pipeline.corpus.odd import Odd, odd_films

_SECONDS = 3
"""A film of one second says nothing but what the pipeline costs besides encoding."""


def odd(judge: Judge, folder: Path) -> None:
    ratios = {film.name: _ratio(film, folder) for film in odd_films()}
    worst = max(ratios, key=lambda name: ratios[name])
    judge.ratio(f"pipeline / one bare ffmpeg, wall, the worst of {len(ratios)} odd films ({worst})", ratios[worst], 3.0)


def _ratio(film: Odd, folder: Path) -> float:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        path = replace(film, seconds=max(film.seconds, _SECONDS)).make(Path(own))
        return through_the_pipeline(path).wall / bare(path, Path(own)).wall
