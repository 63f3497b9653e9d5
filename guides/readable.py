# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which pages citizens can reach: live ones in a live department. A withdrawn department takes its guides with it."""

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left, Length
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, GuidePage


def readable_departments() -> PageQuerySet:
    return DepartmentPage.objects.live().public()


def readable_guides() -> PageQuerySet:
    parent_path = Left(OuterRef("path"), Length(OuterRef("path")) - GuidePage.steplen)
    in_department = Exists(readable_departments().filter(path=parent_path))
    guides = GuidePage.objects.live().public().filter(in_department)
    return guides.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


def attach_departments(guides: list[GuidePage]) -> None:
    """Let each guide know its department, in one query."""
    paths = {_parent_path(guide) for guide in guides}
    departments = {department.path: department for department in DepartmentPage.objects.filter(path__in=paths)}
    for guide in guides:
        guide.department = departments[_parent_path(guide)]


def _parent_path(guide: GuidePage) -> str:
    return str(guide.path[: -GuidePage.steplen])
