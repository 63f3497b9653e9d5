# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The made-up plays cut in the other ways that real ones are: all sums agree with the plays of the days."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from uuid import UUID

from cms.demo.content import Table, films, identity
from cms.demo.drawing.films import FILMS
from guides.plays.models import FilmHour, NthDay, PlayDay, SegmentMonth
from guides.plays.rules import segment_count
from media_pipeline.models import VideoVersion

_HOURS = range(24)
# Between eight and ten in the evening, most before noon and after supper.
_HOUR_WEIGHTS = (1, 0, 0, 0, 0, 1, 2, 4, 9, 12, 12, 10, 8, 8, 8, 7, 6, 6, 7, 9, 10, 8, 4, 2)
_AGAIN_AND_AGAIN = 4
"""Of so many rewatches one is not the second view but a later one."""
_PEAK, _PEAK_WIDTH = 0.6, 0.08
"""Where in the film people go back, and how much of it they see again; shares of its length."""


@dataclass(frozen=True)
class Shape:
    """What is known of a film that nobody has encoded yet."""

    version: UUID
    segments: int


def versions(tables: Iterable[Table]) -> dict[UUID, Shape]:
    """By film."""
    names = {identity("film", film["name"]): film["name"] for table in tables for film in films(table)}
    rows = VideoVersion.objects.filter(video__uuid__in=names).order_by("pk").values_list("video__uuid", "uuid")
    return {video: Shape(version, _segments(names[video])) for video, version in rows}


@cache
def _segments(film: str) -> int:
    """As many as the film will have: figures are made up before it is encoded."""
    return segment_count(round(FILMS[film]().seconds * 1000))


def nth_days(plays: Iterable[PlayDay]) -> Iterator[NthDay]:
    days: dict[tuple[date, UUID], Counter[int]] = defaultdict(Counter)
    for row in plays:
        third = row.rewatches // _AGAIN_AND_AGAIN
        nths = {1: row.views - row.rewatches, 2: row.rewatches - third, 3: third}
        days[row.day, row.video].update(nths)
    for (day, video), nths in days.items():
        for nth, views in nths.items():
            if views:
                yield NthDay(day=day, video=video, nth=nth, views=views, is_demo=True)


def film_hours(plays: Iterable[PlayDay], discreet: Container[UUID | None], random: Random) -> Iterator[FilmHour]:
    hours: Counter[tuple[date, UUID, int]] = Counter()
    for row in plays:
        if row.guide not in discreet:
            hours.update((row.day, row.video, hour) for hour in random.choices(_HOURS, _HOUR_WEIGHTS, k=row.views))
    for (day, video, hour), views in hours.items():
        weekday = day.weekday()
        week = day - timedelta(days=weekday)
        yield FilmHour(week=week, weekday=weekday, hour=hour, video=video, views=views, is_demo=True)


def segment_months(plays: Iterable[PlayDay], shapes: Mapping[UUID, Shape]) -> Iterator[SegmentMonth]:
    months: dict[tuple[date, UUID], Counter[str]] = defaultdict(Counter)
    for row in plays:
        months[row.day.replace(day=1), row.video].update(starts=row.starts, completed=row.completed)
    for (month, video), sums in months.items():
        shape = shapes[video]
        for segment in range(shape.segments):
            played = _played(segment / shape.segments, sums["starts"], sums["completed"])
            yield SegmentMonth(month=month, version=shape.version, segment=segment, is_demo=True, **played)


def _played(at: float, starts: int, completed: int) -> dict[str, int]:
    """From all that start to those that complete, evenly; around the peak a third of them go back once, some twice."""
    once = round(starts - (starts - completed) * at)
    is_peak = abs(at - _PEAK) < _PEAK_WIDTH
    twice = once // 3 if is_peak else once // 20
    return {"starts": starts, "once": once, "twice": twice, "thrice": twice // 4}
