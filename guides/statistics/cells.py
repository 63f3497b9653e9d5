# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The exact counts that figures are made of: of each department, and of its pages and films, in one period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Sum
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.plays.models import PlayDay
from guides.statistics.disclosure import threshold_of
from guides.statistics.models import Figure
from guides.statistics.periods import Period

MEASURES = ("starts", "views", "rewatches", "completed")
"""What is published of plays. (How many views were remembered is counted, too, and not published yet.)"""


@dataclass(frozen=True, slots=True)
class Cell:
    department: UUID
    of: Figure.Of
    subject: UUID


@dataclass(slots=True)
class Exact:
    """What was counted in a cell. Nobody but `publishing` may know it."""

    threshold: int
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    pairs: set[tuple[UUID, UUID]] = field(default_factory=set)
    """The pages with the films on them whose plays are in it."""
    is_demo: bool = False

    def add(self, row: Mapping[str, Any]) -> None:
        self.pairs.add((row["guide"] or row["place"], row["video"]))
        for measure in MEASURES:
            self.counts[measure] += row[f"{measure}__sum"]
        self.is_demo |= row["is_demo"]


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whose the pages are, and which of them nobody's figure may give away."""

    department_of: dict[UUID, UUID]
    """A department's translation key by the UUID of its guide or place."""
    discreet: set[UUID]
    """Guides that are, and departments that have one: their sums contain its plays."""

    def threshold_of(self, cell: Cell) -> int:
        within = cell.subject if cell.of is Figure.Of.PAGE else cell.department
        return threshold_of(discreet=within in self.discreet)


def cells_of(period: Period, subjects: Subjects) -> dict[Cell, Exact]:
    cells: dict[Cell, Exact] = {}
    within = PlayDay.objects.published().filter(day__range=(period.first, period.last))
    rows: Iterable[Any] = within.values("guide", "place", "video", "is_demo").annotate(*map(Sum, MEASURES))
    for row in rows:
        page = row["guide"] or row["place"]
        department = subjects.department_of.get(page)
        if department:
            for cell in (
                Cell(department, Figure.Of.DEPARTMENT, department),
                Cell(department, Figure.Of.PAGE, page),
                Cell(department, Figure.Of.FILM, row["video"]),
            ):
                cells.setdefault(cell, Exact(subjects.threshold_of(cell))).add(row)
    return cells


def subjects_now() -> Subjects:
    """In every language: a guide's translations are its department's, too."""
    keys = dict(DepartmentPage.objects.values_list("path", "translation_key"))
    department_of, discreet = {}, set()
    for uuid, path, is_discreet in [
        *GuidePage.objects.values_list("uuid", "path", "discreet"),
        *((uuid, path, False) for uuid, path in PlacePage.objects.values_list("uuid", "path")),
    ]:
        department = keys.get(path[: 3 * Page.steplen])
        if department:
            department_of[uuid] = department
            if is_discreet:
                discreet |= {uuid, department}
    return Subjects(department_of, discreet)
