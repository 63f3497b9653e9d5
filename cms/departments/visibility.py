# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What of pages and media a member of staff may know of: querysets for every list, chooser and address."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

from cms.departments.access import is_administrator
from cms.users.models import User

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


def visible_pages(user: User | AnonymousUser) -> "PageQuerySet":
    """The pages of the user's departments, and the way down to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def visible(model: type[Model], user: User | AnonymousUser) -> "QuerySet[Model]":
    """The objects of `model` that the user may see in lists; everything else is for administrators."""
    if issubclass(model, Page):
        return visible_pages(user)
    if issubclass(model, CollectionMember):
        policy = policy_registry.get_by_type(model)
        return policy.instances_user_has_any_permission_for(user, {"choose", "change", "delete"})
    return model._default_manager.all() if is_administrator(user) else model._default_manager.none()
