# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's page policy, with reading: a manager sees the pages of the department without being able to change them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.departments.access import departments_with_permission
from cms.users.models import User

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

READ = "view"
"""The action on pages, besides Wagtail's own, that this policy knows."""

_SEE_PAGES = "view_pages"


class DepartmentPagePolicy(PagePermissionPolicy):
    """Whoever may see a department's pages may explore them. Wagtail's own policy lets only those who may change."""

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return bool(super().user_has_any_permission(user, actions)) or (
            READ in actions and bool(self._seen_departments(user))
        )

    def explorable_instances(self, user: User) -> "PageQuerySet":
        explorable = super().explorable_instances(user)
        for department in self._seen_departments(user):
            explorable |= self.model._default_manager.descendant_of(department, inclusive=True)
        return explorable

    def instances_with_direct_explore_permission(self, user: User) -> list[Page]:
        return [*super().instances_with_direct_explore_permission(user), *self._seen_departments(user)]

    def _seen_departments(self, user: User) -> "PageQuerySet | list[Page]":
        return [] if user.is_superuser else departments_with_permission(user, _SEE_PAGES)
