# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may do what, as predicates and querysets: the questions that every view of ours asks."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from cms.departments.models import DepartmentRole
from cms.departments.roles import Role, roles_with
from cms.users.models import User
from guides.models import DepartmentPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


def is_administrator(user: User | AnonymousUser) -> bool:
    """Whether the user looks after the whole site."""
    if not user.is_active:
        return False
    return user.is_superuser or DepartmentRole.objects.filter(group__user=user, role=Role.ADMINISTRATOR).exists()


def departments_with_permission(user: User | AnonymousUser, permission: str) -> "PageQuerySet":
    """The department pages, in all languages, on which one of the user's roles gives `permission`.

    `permission` is one of the department rights in `roles.RIGHTS`: "view_pages", "view_statistics" or
    "name_stand_ins".
    An administrator has them all.
    """
    if is_administrator(user):
        return DepartmentPage.objects.all()
    if not user.is_active:
        return DepartmentPage.objects.none()
    held = DepartmentRole.objects.filter(group__user=user, role__in=roles_with(permission))
    return DepartmentPage.objects.filter(translation_key__in=held.values("department__key"))
