# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may see and change a plainer word: those who write the department's pages; one for all, administrators."""

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import policy_registry

from cms.coach.models import PlainerWord
from cms.departments.access import is_administrator
from cms.departments.models import Department
from cms.users.models import User
from guides.models import DepartmentPage

_ACTIONS = frozenset({"add", "change", "delete", "view"})


def writes_for(user: User | AnonymousUser) -> "QuerySet[Department]":
    """The departments whose pages the user may write."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "add")
    own = DepartmentPage.objects.filter(pk__in=pages.values("pk"))
    return Department.objects.filter(key__in=own.values("translation_key")).select_related("collection")


class PlainerWordPolicy(BasePermissionPolicy):
    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in _ACTIONS and bool(policy_registry.get_by_type(Page).user_has_permission(user, "add"))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Collection[str]) -> "QuerySet[User]":
        """Nobody in particular: no list of users is made of these permissions."""
        return get_user_model()._default_manager.none()

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Collection[str]
    ) -> "QuerySet[PlainerWord]":
        """Everybody who writes may see the words for all."""
        if not _ACTIONS.intersection(actions) or not self.user_has_any_permission(user, actions):
            return PlainerWord.objects.none()
        if is_administrator(user):
            return PlainerWord.objects.all()
        own = Q(department__in=writes_for(user))
        return PlainerWord.objects.filter(own | Q(department=None) if "view" in actions else own)

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Collection[str], instance: PlainerWord
    ) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: PlainerWord) -> bool:
        return self.user_has_any_permission_for_instance(user, {action}, instance)
