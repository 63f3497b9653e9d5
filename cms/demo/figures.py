# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up plays: ten weeks of roll-ups, marked as demo data, so that the manager's page has something to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from cms.demo.content import Table, film_names_in, identity
from cms.statistics.owners import film_owners
from guides.plays.models import PlayDay
from guides.statistics.publishing import publish_figures

WEEKS = 10
_SEED = 20261122
# People look things up before the day: Sundays and Mondays are busiest.
_WEEKDAYS = (1.25, 1.1, 1.0, 0.95, 0.6, 0.45, 1.0)


@dataclass(frozen=True)
class Shown:
    """A film on a page, and how often it is started on an ordinary day."""

    video: UUID
    guide: UUID | None
    place: UUID | None
    starts_a_day: float


def load(tables: Sequence[Table], today: date) -> None:
    """Make up the plays of the films in these departments, up to and including yesterday."""
    random = Random(_SEED)  # noqa: S311 -- the same figures on every installation
    rows = [row for shown in _shown(tables) for row in _days(shown, today, random)]
    PlayDay.objects.bulk_create(rows, ignore_conflicts=True)
    publish_figures(today, film_owners())


def _shown(tables: Sequence[Table]) -> Iterator[Shown]:
    for table in tables:
        slug = table["slug"]
        for guide in table["guide"]:
            if not guide.get("draft"):
                for name in sorted(set(film_names_in(guide))):
                    yield Shown(identity("film", name), identity("guide", slug, guide["slug"]), None, 7.0)
        for place in table["place"]:
            if "film" in place:
                page = identity("PlacePage", slug, place["slug"])
                yield Shown(identity("film", place["film"]), None, page, 3.0)


def _days(shown: Shown, today: date, random: Random) -> Iterator[PlayDay]:
    for ago in range(WEEKS * 7, 0, -1):
        day = today - timedelta(days=ago)
        growth = 1.0 + 0.5 * (1 - ago / (WEEKS * 7))
        expected = shown.starts_a_day * _WEEKDAYS[day.weekday()] * growth
        starts = round(max(0.0, random.gauss(expected, expected**0.5)))
        if starts:
            views = _share(random, starts, 0.82)
            yield PlayDay(
                day=day,
                video=shown.video,
                guide=shown.guide,
                place=shown.place,
                is_demo=True,
                starts=starts,
                views=views,
                rewatches=_share(random, views, 0.22),
                completed=_share(random, views, 0.68),
            )


def _share(random: Random, of: int, chance: float) -> int:
    """How many of so many it happened to."""
    return sum(random.random() < chance for _ in range(of))
