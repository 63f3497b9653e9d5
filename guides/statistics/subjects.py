# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whose pages and films are, which of them are discreet, and when a department is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Max, Q
from wagtail.models import Page

from guides.discretion import discreet_in_a_revision
from guides.hours import Schedule, openings_on
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.plays.models import PlayDay
from guides.statistics.disclosure import DISCREET_THRESHOLD, threshold_of
from guides.statistics.models import Figure, Of
from media_pipeline.models import VideoVersion

type FilmOwners = Mapping[UUID, UUID]
"""A department's translation key by the UUID of a film that is its own."""


@dataclass(frozen=True, slots=True)
class Subjects:
    department_of: dict[UUID, UUID]
    """A department's translation key by the UUID of its guide or place."""
    discreet: set[UUID]
    """Guides that are, departments that have one, and films that stand in one: their sums contain its plays."""
    film_owners: FilmOwners
    film_of_version: dict[UUID, UUID]
    schedules: dict[UUID, Schedule]
    """Of the departments that have told when they are open."""

    def threshold(self, *subjects: UUID) -> int:
        return threshold_of(discreet=not self.discreet.isdisjoint(subjects))

    def is_open(self, department: UUID, day: date, hour: int) -> bool | None:
        """Whether somebody is there at the middle of the hour; None where nobody has told when."""
        schedule = self.schedules.get(department)
        if schedule is None:
            return None
        middle = time(hour, 30)
        return any(opening.opens <= middle < opening.closes for opening in openings_on(schedule, day))


def subjects_now(film_owners: FilmOwners) -> Subjects:
    """In every language: a guide's translations are its department's, too."""
    departments = list(DepartmentPage.objects.all())
    keys = {department.path: department.translation_key for department in departments}
    department_of, discreet = {}, set[UUID]()
    once_discreet = discreet_in_a_revision(GuidePage.objects.all())
    for pk, uuid, path, is_discreet in [
        *GuidePage.objects.values_list("pk", "uuid", "path", "discreet"),
        *((pk, uuid, path, False) for pk, uuid, path in PlacePage.objects.values_list("pk", "uuid", "path")),
    ]:
        department = keys.get(path[: 3 * Page.steplen])
        if department:
            department_of[uuid] = department
            if is_discreet or pk in once_discreet:
                discreet |= {uuid, department}
    for uuid, department, was_discreet in _gone():
        department_of[uuid] = department
        if was_discreet:
            discreet |= {uuid, department}
    known = GuidePage.objects.values("uuid")
    # Of a guide that was deleted nobody knows any more whether it required discretion.
    films = PlayDay.objects.filter(Q(guide__in=discreet) | Q(guide__isnull=False) & ~Q(guide__in=known))
    return Subjects(
        department_of,
        discreet | set(films.values_list("video", flat=True)),
        film_owners,
        dict(VideoVersion.objects.values_list("uuid", "video__uuid")),
        _schedules(departments),
    )


def _gone() -> Iterator[tuple[UUID, UUID, bool]]:
    """Deleted pages of which something has been published: the page, its department, whether it was discreet.

    Longer periods are made of those that hold them: a month of which a deleted page were missing would show, beside its
    weeks, what that page had.
    """
    gone = Figure.objects.filter(of=Of.PAGE).exclude(subject__in=GuidePage.objects.values("uuid"))
    gone = gone.exclude(subject__in=PlacePage.objects.values("uuid"))
    for page, department, threshold in gone.values_list("subject", "department").annotate(Max("threshold")):
        yield page, department, threshold == DISCREET_THRESHOLD


def _schedules(departments: list[DepartmentPage]) -> dict[UUID, Schedule]:
    """What the page in the first language says; translations say the same in other words."""
    schedules = {}
    for page in sorted(departments, key=lambda page: page.pk, reverse=True):
        schedule = page.schedule
        if schedule.weekly or schedule.monthly:
            schedules[page.translation_key] = schedule
    return schedules
