# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which blocks there are to share, and who may propose and decide."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.proposing.models import Proposal
from cms.users.models import User
from guides.models import ContactPage, PlacePage, SharedTextPage
from guides.models.references import choosable_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

BLOCKS = (SharedTextPage, PlacePage, ContactPage)


def _own(user: User | AnonymousUser) -> "PageQuerySet":
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def shared_blocks(user: User | AnonymousUser) -> "PageQuerySet":
    """The published blocks of all departments that the user may put into guides."""
    kinds = list(ContentType.objects.get_for_models(*BLOCKS).values())
    return Page.objects.live().filter(content_type__in=kinds, alias_of=None, pk__in=choosable_pages(user).values("pk"))


def others_blocks(user: User | AnonymousUser) -> "PageQuerySet":
    """Those that the user doesn't change, but may propose to change. Nobody proposes who writes nothing."""
    if not policy_registry.get_by_type(Page).user_has_permission(user, "change"):
        return Page.objects.none()
    return shared_blocks(user).exclude(pk__in=_own(user).values("pk"))


def queue(user: User | AnonymousUser) -> "QuerySet[Proposal]":
    """What waits for the user, and may be decided by all who look after the block."""
    waiting = Proposal.objects.filter(state=Proposal.State.OPEN, page__in=_own(user).values("pk"))
    return waiting.select_related("page__content_type", "proposed_by")


def made_by(user: User | AnonymousUser) -> "QuerySet[Proposal]":
    return Proposal.objects.filter(proposed_by=user.pk).select_related("page__content_type")
