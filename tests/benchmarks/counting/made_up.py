# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Films on guides, and plays of them as pages would report them: the same ones each time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from guides.plays import rules
from guides.plays.merge import PlayState
from media_pipeline.models import Video, VideoVersion
from tests.factories import DepartmentFactory, GuideFactory, VideoFactory

_EVERY_MS = 15_000
"""How often a page reports."""
_MS = timedelta(milliseconds=1)
BROWSER = {
    "Content-Type": "application/json",
    "User-Agent": (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/18.1 Mobile/15E148 Safari/604.1"
    ),
    "Sec-Fetch-Site": "same-origin",
}


@dataclass(frozen=True)
class Film:
    video: UUID
    version: UUID
    guide: UUID
    duration_ms: int


@dataclass(frozen=True)
class MadeUp:
    """A play: when it began, and its state at each report."""

    id: UUID
    film: Film
    began: datetime
    reports: Sequence[PlayState]

    def body(self, number: int, now: datetime) -> bytes:
        """The message of one report, sent now."""
        state = self.reports[number]
        message: dict[str, Any] = {
            "play": str(self.id),
            "video": str(self.film.video),
            "version": str(self.film.version),
            "guide": str(self.film.guide),
            "block": "",
            "language": "da",
            "nth": state.nth,
            "once": f"{state.seen_once:x}",
            "twice": f"{state.seen_twice:x}",
            "thrice": f"{state.seen_thrice:x}",
            "distinct_ms": state.distinct_ms,
            "total_ms": state.total_ms,
            "age_ms": (now - self.began) // _MS,
            "ended": state.ended,
        }
        return json.dumps(message).encode()


def make_films(count: int = 20) -> list[Film]:
    """Each on a guide of its own, every tenth of which is discreet."""
    department, films = DepartmentFactory(), []
    for number in range(count):
        guide, video = GuideFactory(parent=department, discreet=number % 10 == 9), VideoFactory.create()
        version = video.current_version
        assert version
        films.append(Film(video.uuid, version.uuid, guide.uuid, duration_ms=5_000 + 7_000 * number))
        VideoVersion.objects.filter(pk=version.pk).update(duration_ms=films[-1].duration_ms)
    Video.objects.update(is_public=True)  # last: with each change, films that no live page uses are withdrawn
    return films


def plays(films: Sequence[Film], count: int, now: datetime) -> Iterator[MadeUp]:
    """Of the 60 hours before `now` (UTC); none began near a full hour, where a slow line would decide in which."""
    random = Random(20_261_130)
    for _ in range(count):
        film = random.choice(films)
        began = _hour(now) - timedelta(hours=random.randint(1, 60)) + timedelta(minutes=random.randint(5, 50))
        yield MadeUp(UUID(int=random.getrandbits(128), version=4), film, began, _reports(film, began, random))


def _reports(film: Film, began: datetime, random: Random) -> list[PlayState]:
    """Somebody plays stretches of the film, one after another, and sometimes the same again."""
    nth, masks, total_ms, found = random.choice((1, 1, 1, 2, 3, 10)), [0, 0, 0], 0, []
    segments = rules.segment_count(film.duration_ms)
    for _ in range(random.randint(1, 7)):
        first = random.randrange(segments)
        for segment in range(first, random.randint(first, segments)):
            _mark(masks, 1 << segment)
        total_ms += random.randint(0, _EVERY_MS)
        distinct_ms = min(film.duration_ms, total_ms)
        once, twice, thrice = masks
        is_last_played = once >> (segments - 1) & 1 == 1
        found.append(PlayState(_hour(began), nth, once, twice, thrice, distinct_ms, total_ms, ended=is_last_played))
    return found


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _mark(masks: list[int], bit: int) -> None:
    """Played once more."""
    for number, mask in enumerate(masks):
        if not mask & bit:
            masks[number] |= bit
            return
