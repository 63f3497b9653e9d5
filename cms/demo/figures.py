# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up plays: ten weeks of roll-ups, marked as demo data, so that the manager's page has something to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from cms.demo import happenings, marginals
from cms.demo.content import Table, film_names_in, identity
from cms.demo.making_up import WEEKS, expected, share, spread
from cms.statistics.owners import film_owners
from guides.plays.models import FilmHour, NthDay, PlayDay, SegmentMonth, SubjectDay
from guides.statistics.publishing import publish_figures

_SEED = 20261122


@dataclass(frozen=True)
class Shown:
    """A film on a page, and how often it is started on an ordinary day."""

    video: UUID
    guide: UUID | None
    place: UUID | None
    starts_a_day: float


def load(tables: Sequence[Table], today: date) -> None:
    """Make up what happened in these departments, up to and including yesterday."""
    random = Random(_SEED)  # noqa: S311 -- the same figures on every installation
    plays = [row for shown in _shown(tables) for row in _days(shown, today, random)]
    PlayDay.objects.bulk_create(plays, ignore_conflicts=True)
    NthDay.objects.bulk_create(marginals.nth_days(plays), ignore_conflicts=True)
    FilmHour.objects.bulk_create(marginals.film_hours(plays, _discreet(tables), random), ignore_conflicts=True)
    SegmentMonth.objects.bulk_create(marginals.segment_months(plays, marginals.versions(tables)), ignore_conflicts=True)
    SubjectDay.objects.bulk_create(happenings.subject_days(tables, today, random), ignore_conflicts=True)
    publish_figures(today, film_owners)


def _discreet(tables: Sequence[Table]) -> set[UUID]:
    guides = ((table["slug"], guide) for table in tables for guide in table["guide"])
    return {identity("guide", slug, guide["slug"]) for slug, guide in guides if guide.get("discreet")}


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
        starts = spread(random, expected(shown.starts_a_day, day, ago))
        if starts:
            views = share(random, starts, 0.82)
            yield PlayDay(
                day=day,
                video=shown.video,
                guide=shown.guide,
                place=shown.place,
                is_demo=True,
                starts=starts,
                views=views,
                rewatches=share(random, views, 0.22),
                completed=share(random, views, 0.68),
            )
