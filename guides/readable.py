# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which pages citizens can reach: live ones. A withdrawn department takes everything below it along."""

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left
from wagtail.models import Page
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, GuidePage

_DEPARTMENT_PATH_LENGTH = 3 * Page.steplen
"""root > front page > department"""


def readable_pages() -> PageQuerySet:
    withdrawn = DepartmentPage.objects.not_live().filter(path=Left(OuterRef("path"), _DEPARTMENT_PATH_LENGTH))
    return Page.objects.live().public().exclude(Exists(withdrawn))


def readable_departments() -> PageQuerySet:
    return DepartmentPage.objects.live().public()


def readable_guides() -> PageQuerySet:
    """The newest first."""
    department = DepartmentPage.objects.live().filter(path=Left(OuterRef("path"), _DEPARTMENT_PATH_LENGTH))
    guides = GuidePage.objects.live().public().filter(Exists(department))
    return guides.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


def attach_departments(guides: list[GuidePage]) -> None:
    """Let each guide know its department, in one query."""
    paths = {guide.path[:_DEPARTMENT_PATH_LENGTH] for guide in guides}
    departments = {department.path: department for department in DepartmentPage.objects.filter(path__in=paths)}
    for guide in guides:
        guide.department = departments[guide.path[:_DEPARTMENT_PATH_LENGTH]]
