# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The front page of the admin: what one's role does most, one click away."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.departments.access import departments_with_permission
from cms.users.models import User
from guides.models import DepartmentPage
from guides.readable import readable_departments
from media_pipeline.models import Video

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

MANY = 3
"""More departments than this are too many for shortcuts of their own."""


@dataclass(frozen=True)
class Shortcut:
    """`detail` tells apart shortcuts of the same name: the department."""

    name: str
    detail: str
    icon: str
    url: str


class ShortcutsPanel(Component):
    name = "shortcuts"
    template_name = "cms/editor/shortcuts.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        return {"shortcuts": list(shortcuts(user))}


def shortcuts(user: User | AnonymousUser) -> Iterator[Shortcut]:
    """What the user may do, in the order in which a guide comes about."""
    yield from _each(_("Write a guide"), "edit", _writable(user), _new_guide)
    yield from _each(_("Guides, places and contacts"), "folder-open-inverse", _readable(user), _explore)
    if policy_registry.get_by_type(Video).user_has_permission(user, "add"):
        yield Shortcut(_("Upload a film"), "", "media", reverse("films:add"))
    yield from _each(_("Share a guide"), "link", _shareable(user), _share)
    yield Shortcut(_("Who can help?"), "", "group", reverse("hotline:index"))
    yield from _each(
        _("See statistics"), "statistics", departments_with_permission(user, "view_statistics"), _statistics
    )


def _each(
    name: str, icon: str, departments: "PageQuerySet", address: Callable[[DepartmentPage | None], str]
) -> Iterator[Shortcut]:
    """One shortcut a department; whoever has many gets one, to where they choose among them."""
    found = list(departments[: MANY + 1])
    if len(found) > MANY:
        yield Shortcut(name, "", icon, address(None))
    else:
        yield from (Shortcut(name, department.title, icon, address(department)) for department in found)


def _writable(user: User | AnonymousUser) -> "PageQuerySet":
    pages = policy_registry.get_by_type(DepartmentPage).instances_user_has_permission_for(user, "add")
    return DepartmentPage.objects.filter(pk__in=pages.values("pk"))


def _readable(user: User | AnonymousUser) -> "PageQuerySet":
    return _writable(user) | departments_with_permission(user, "view_pages")


def _shareable(user: User | AnonymousUser) -> "PageQuerySet":
    """The departments that citizens can read."""
    danish = readable_departments().filter(locale__language_code=settings.LANGUAGE_CODE)
    return danish.filter(pk__in=_readable(user).values("pk"))


def _new_guide(department: DepartmentPage | None) -> str:
    if department is None:
        return reverse("starting:index")
    if department.language == settings.LANGUAGE_CODE:
        return reverse("starting:begin", args=[department.pk])
    return reverse("wagtailadmin_pages:add", args=["guides", "guidepage", department.pk])


def _explore(department: DepartmentPage | None) -> str:
    return reverse("wagtailadmin_explore", args=[department.pk]) if department else reverse("wagtailadmin_explore_root")


def _share(department: DepartmentPage | None) -> str:
    return reverse("hotline:department", args=[department.pk]) if department else reverse("hotline:index")


def _statistics(department: DepartmentPage | None) -> str:
    return reverse("statistics:week", args=[department.pk]) if department else reverse("statistics:index")
