# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who may see and re-point a short address: those who may change the page that it leads to."""

from collections.abc import Collection

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import policy_registry

from cms.departments.access import is_administrator
from cms.users.models import User
from guides.models import ShortAddress

_ACTIONS = frozenset({"add", "change", "view"})
"""There is no delete: what is printed stays."""


class ShortAddressPolicy(BasePermissionPolicy):
    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action in _ACTIONS and bool(policy_registry.get_by_type(Page).user_has_permission(user, "change"))

    def user_has_any_permission(self, user: User | AnonymousUser, actions: Collection[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Collection[str]) -> "QuerySet[User]":
        """Nobody in particular: no list of users is made of these permissions."""
        return get_user_model()._default_manager.none()

    def instances_user_has_any_permission_for(
        self, user: User | AnonymousUser, actions: Collection[str]
    ) -> "QuerySet[ShortAddress]":
        if not _ACTIONS.intersection(actions):
            return ShortAddress.objects.none()
        if is_administrator(user):
            return ShortAddress.objects.all()
        own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").values("pk")
        return ShortAddress.objects.filter(Q(page__in=own) | Q(page=None, department__in=own))

    def user_has_any_permission_for_instance(
        self, user: User | AnonymousUser, actions: Collection[str], instance: ShortAddress
    ) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: User | AnonymousUser, action: str, instance: ShortAddress) -> bool:
        return self.user_has_any_permission_for_instance(user, {action}, instance)
