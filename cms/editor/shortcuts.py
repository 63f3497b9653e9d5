# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The front page of the admin: what one's role does most, one click away."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cms.departments.access import departments_with_permission
from cms.users.models import User
from guides.models import DepartmentPage
from media_pipeline.models import Video


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
    policy = policy_registry.get_by_type(DepartmentPage)
    writable = policy.instances_user_has_permission_for(user, "add")
    for department in DepartmentPage.objects.filter(pk__in=writable.values("pk")):
        add = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", department.pk])
        yield Shortcut(_("Write a guide"), department.title, "edit", add)
        yield Shortcut(_("Guides, places and contacts"), department.title, "folder-open-inverse", _explore(department))
    if policy_registry.get_by_type(Video).user_has_permission(user, "add"):
        yield Shortcut(_("Upload a film"), "", "media", reverse("films:add"))
    for department in departments_with_permission(user, "view_statistics"):
        yield Shortcut(
            _("See statistics"), department.title, "statistics", reverse("statistics:department", args=[department.pk])
        )


def _explore(department: DepartmentPage) -> str:
    return reverse("wagtailadmin_explore", args=[department.pk])
