# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Odd films cost no more than others: the pipeline against bare ffmpeg, film by film."""

import tempfile
from pathlib import Path

from tests.benchmarks.films.encoding import bare, through_the_pipeline
from tests.benchmarks.films.measuring import Judge
from tests.media_pipeline.corpus.odd import odd_films


def odd(judge: Judge, folder: Path) -> None:
    ratios = {}
    for film in odd_films():
        with tempfile.TemporaryDirectory(dir=folder) as own:
            path = film.make(Path(own))
            ratios[film.name] = through_the_pipeline(path).wall / bare(path, Path(own)).wall
    worst = max(ratios, key=lambda name: ratios[name])
    judge.ratio(f"pipeline / one bare ffmpeg, wall, the worst of {len(ratios)} odd films ({worst})", ratios[worst], 3.0)
