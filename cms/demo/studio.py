# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Draws films in processes of their own, several at a time."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.queues import Queue
from queue import Empty

from cms.demo.drawing.film import Stretch, encode
from cms.demo.drawing.films import FILMS

_AT_ONCE = 2
_PATIENCE = 0.2

type Report = tuple[str, int]


@dataclass(frozen=True)
class DrawnFilm:
    mp4: bytes
    webvtt: str
    stretches: list[Stretch]


def draw(names: Sequence[str], progress: Callable[[int], None]) -> dict[str, DrawnFilm]:
    """The films of these names. `progress` is called with the percentage done of them all."""
    if not names:
        return {}
    # Spawned, not forked: the children know nothing of this process's database connection.
    context = multiprocessing.get_context("spawn")
    reports: Queue[Report] = context.Queue()
    with ProcessPoolExecutor(_AT_ONCE, mp_context=context, initializer=_report_to, initargs=(reports,)) as pool:
        drawing = {name: pool.submit(_draw, name) for name in names}
        _follow(drawing, reports, progress)
        return {name: future.result() for name, future in drawing.items()}


def _follow(drawing: dict[str, "Future[DrawnFilm]"], reports: "Queue[Report]", progress: Callable[[int], None]) -> None:
    percents = dict.fromkeys(drawing, 0)
    while not all(future.done() for future in drawing.values()):
        try:
            name, percent = reports.get(timeout=_PATIENCE)
        except Empty:
            continue
        percents[name] = percent
        progress(sum(percents.values()) // len(percents))


_reports: "Queue[Report]"


def _report_to(reports: "Queue[Report]") -> None:
    """Runs once in each drawing process."""
    global _reports  # noqa: PLW0603 -- a pool's only way to hand each of its processes a queue
    _reports = reports


def _draw(name: str) -> DrawnFilm:
    film = FILMS[name]()
    told = -1

    def tell(percent: int) -> None:
        nonlocal told
        if percent > told:
            told = percent
            _reports.put((name, percent))

    return DrawnFilm(encode(film, tell), film.webvtt(), film.stretches())
