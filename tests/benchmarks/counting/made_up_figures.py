# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A site with many guides and films, and the figures that would be published of them: the same ones each time."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.departments.models import Department
from cms.departments.provisioning import provision
from guides.models import DepartmentPage, GuidePage
from guides.plays.rules import MAX_NTH, segment_count
from guides.plays.senders import Drop
from guides.statistics.disclosure import THRESHOLD
from guides.statistics.models import SITE, Breakdown, By, Figure, Of, PublishedPeriod
from guides.statistics.periods import Kind, Period, closed
from media_pipeline.models import Video, VideoVersion
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b

DEPARTMENTS, GUIDES, FILMS, PLAYS, DAYS = 20, 2_000, 5_000, 10_000_000, 761
"""The days are 25 months."""
LARGEST = "Afdeling 0"
_FILM_MS = 180_000
_STEPS = [b.step(f"Trin nummer {number}", "Gå ind ad den blå dør.", id=str(UUID(int=number))) for number in range(1, 9)]
_QUESTIONS = [b.question(f"Spørgsmål nummer {number}?", id=str(UUID(int=number))) for number in range(11, 17)]

# --- What each play brings along, in the mean -------------------------------------------------------------------------

type Shares = Mapping[str, float]

_WATCHED = {"starts": 1, "views": 0.8, "rewatches": 0.2, "completed": 0.4, "remembered": 0.1}
_READ = {"opened": 2, "questions": 0.5, "printed": 0.1, "saved": 0.1, "help": 0.05, "helped": 0.1, "not_helped": 0.05}
_MEASURES: dict[Of, Shares] = {
    Of.SITE: {"searches": 0.1, "documents": 0.1, "dropped": 0.2},
    Of.DEPARTMENT: _WATCHED | _READ | {"in_hours": 0.5, "out_of_hours": 0.3},
    Of.PAGE: _WATCHED | _READ,
    Of.FILM: _WATCHED,
    Of.VERSION: {"starts": 1},
}
_HOURS = {f"{day}-{hour}": 0.01 if 8 <= hour < 16 else 0.002 for day in range(7) for hour in range(24)}
_SEGMENTS = range(segment_count(_FILM_MS))
_PARTS: dict[Of, dict[By, Shares]] = {
    Of.SITE: {
        By.WORD: {f"ord {number}": 0.01 / number for number in range(1, 1_001)},
        By.DROP: {reason.value: 0.02 for reason in Drop},
    },
    Of.DEPARTMENT: {By.HOUR: _HOURS, By.LANGUAGE: {"da": 1.6, "en": 0.2, "ar": 0.1, "uk": 0.1}},
    Of.PAGE: {
        By.STEP: {step["id"]: 1 / number for number, step in enumerate(_STEPS, start=1)},
        By.STEP_HELP: {step["id"]: 0.01 for step in _STEPS},
        By.QUESTION: {question["id"]: 0.1 for question in _QUESTIONS},
    },
    Of.FILM: {By.HOUR: _HOURS, By.NTH: {str(nth): 0.05 / nth for nth in range(1, MAX_NTH + 1)}},
    Of.VERSION: {
        By.SEEN: {str(segment): 0.9 - segment / 100 for segment in _SEGMENTS},
        By.PLAYED: {str(segment): 1.2 - segment / 100 for segment in _SEGMENTS},
    },
}


# --- Pages and films --------------------------------------------------------------------------------------------------


class Subject(NamedTuple):
    """`plays` are those of all days."""

    of: Of
    department: UUID
    uuid: UUID
    plays: float


@transaction.atomic
def make_site(scale: float) -> list[Subject]:
    """Few guides and films have most of the plays, and few departments most of the guides and films."""
    random = Random(20_261_130)
    pages: list[DepartmentPage] = [DepartmentFactory(title=f"Afdeling {number}") for number in range(DEPARTMENTS)]
    sizes = _zipf(DEPARTMENTS, 1)
    guides = _make_guides(random.choices(pages, sizes, k=round(GUIDES * scale)))
    films = _make_films(random.choices([*map(provision, pages)], sizes, k=round(FILMS * scale)))
    plays = PLAYS * scale
    keys = {page.path: page.translation_key for page in pages}
    subjects = [Subject(Of.SITE, SITE, SITE, plays)]
    for guide, count in zip(guides, _zipf(len(guides), plays), strict=True):
        subjects.append(Subject(Of.PAGE, keys[guide.path[: -Page.steplen]], guide.uuid, count))
    for key in keys.values():
        total = sum(subject.plays for subject in subjects if subject.department == key)
        subjects.append(Subject(Of.DEPARTMENT, key, key, total))
    for (department, version), count in zip(films, _zipf(len(films), plays), strict=True):
        subjects.append(Subject(Of.FILM, department.key, version.video.uuid, count))
        subjects.append(Subject(Of.VERSION, department.key, version.uuid, count))
    return subjects


def _zipf(count: int, total: float) -> list[float]:
    weights = [1 / rank for rank in range(1, count + 1)]
    return [total * weight / sum(weights) for weight in weights]


def _make_guides(departments: Sequence[DepartmentPage]) -> list[GuidePage]:
    """Copies of one, written as fixtures are: saving so many would take minutes."""
    first: GuidePage = GuideFactory(parent=departments[0], title="Den første", steps=_STEPS, questions=_QUESTIONS)
    fields = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    guides = []
    for number, department in enumerate(departments):
        guide = copy(first)
        guide.uuid, guide.translation_key = uuid4(), uuid4()
        guide.title, guide.slug = f"Vejen til nummer {number}", f"nummer-{number}"
        guide.path = f"{department.path}{number + 100:0{Page.steplen}}"
        guides.append(guide)
    rows = Page.objects.bulk_create(Page(**{name: getattr(guide, name) for name in fields}) for guide in guides)
    for guide, row in zip(guides, rows, strict=True):
        guide.pk = guide.id = row.pk
        guide.save_base(raw=True, force_insert=True)
    _tell_of_changes(guides)
    return guides


def _tell_of_changes(guides: Sequence[GuidePage]) -> None:
    """Each guide was published once in the last quarter."""
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=guide.pk,
            content_type_id=guide.content_type_id,
            label=guide.title,
            action="wagtail.publish",
            timestamp=now - timedelta(days=number % 90),
        )
        for number, guide in enumerate(guides)
    )


def _make_films(departments: Sequence[Department]) -> list[tuple[Department, VideoVersion]]:
    now = timezone.now()
    videos = Video.objects.bulk_create(
        Video(title=f"Film nummer {number}", collection=department.collection, is_public=True)
        for number, department in enumerate(departments)
    )
    versions = VideoVersion.objects.bulk_create(
        VideoVersion(video=video, state=VideoVersion.State.READY, duration_ms=_FILM_MS, first_public_at=now)
        for video in videos
    )
    for video, version in zip(videos, versions, strict=True):
        video.current_version = version
    Video.objects.bulk_update(videos, ["current_version"], batch_size=500)
    return [*zip(departments, versions, strict=True)]


# --- What is published of them ----------------------------------------------------------------------------------------


@transaction.atomic
def publish(subjects: Sequence[Subject], today: date) -> None:
    """Every week, month and year that has ended in the days before today."""
    random = Random(20_261_130)
    for period in (period for kind in Kind for period in closed(kind, today - timedelta(days=DAYS), today)):
        PublishedPeriod.objects.create(kind=period.kind, first=period.first)
        rows = [*_published(subjects, period, random)]
        Figure.objects.bulk_create((row for row in rows if isinstance(row, Figure)), batch_size=1_000)
        Breakdown.objects.bulk_create((row for row in rows if isinstance(row, Breakdown)), batch_size=1_000)


def _published(subjects: Sequence[Subject], period: Period, random: Random) -> Iterator[Figure | Breakdown]:
    share = ((period.last - period.first).days + 1) / DAYS
    for of, department, uuid, plays in subjects:
        if of is Of.VERSION and period.kind is Kind.WEEK:  # of which there is no curve
            continue
        named = {
            "kind": period.kind,
            "first": period.first,
            "department": department,
            "of": of,
            "subject": uuid,
            "threshold": THRESHOLD,
        }
        count = plays * share * random.uniform(0.5, 1.5)
        if figures := _shown(count, _MEASURES[of]):
            yield Figure(**named, **figures)
        for by, shares in _PARTS[of].items():
            if values := _shown(count, shares):
                yield Breakdown(**named, by=by, values=values)


def _shown(count: float, shares: Shares) -> dict[str, int]:
    """What is under the threshold is withheld."""
    return {
        name: THRESHOLD * round(count * share / THRESHOLD)
        for name, share in shares.items()
        if count * share >= THRESHOLD
    }
