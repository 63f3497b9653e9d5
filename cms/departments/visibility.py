# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What of pages and media a member of staff may know of: querysets for every list, chooser and address."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Model, QuerySet
from wagtail.models import CollectionMember, Page
from wagtail.permissions import policy_registry

from cms.departments.access import is_administrator
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage, HomePage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

LINKED_ACROSS_DEPARTMENTS = (HomePage, DepartmentPage, GuidePage)
"""What a guide may link to in another department, once citizens can see it."""


def visible_pages(user: User | AnonymousUser) -> "PageQuerySet":
    """The pages of the user's departments, and the way down to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def choosable_pages(user: User | AnonymousUser) -> "PageQuerySet":
    """Visible pages, and other departments' published guides with the way down to them.

    Lists in the admin show the newest draft's title. A published page whose draft is called something else is left out,
    because that title is not public.
    """
    published = Page.objects.live().type(LINKED_ACROSS_DEPARTMENTS).filter(draft_title=F("title"))
    return visible_pages(user) | published | Page.objects.filter(depth=1)


def visible(model: type[Model], user: User | AnonymousUser) -> "QuerySet[Model]":
    """The objects of `model` that the user may see in lists; everything else is for administrators."""
    if issubclass(model, Page):
        return visible_pages(user)
    if issubclass(model, CollectionMember):
        policy = policy_registry.get_by_type(model)
        return policy.instances_user_has_any_permission_for(user, {"choose", "change", "delete"})
    return model._default_manager.all() if is_administrator(user) else model._default_manager.none()
