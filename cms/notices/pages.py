# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where somebody may give a notice: on the published Danish pages of places and departments that they may change."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.users.models import User
from guides.models import DepartmentPage, PlacePage
from guides.notices.models import ImportantNotice

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


def noticeable_pages(user: User | AnonymousUser) -> "PageQuerySet":
    """Those with a notice first. Each knows as `has_notice` whether one holds now."""
    kinds = ContentType.objects.get_for_models(DepartmentPage, PlacePage).values()
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    now = timezone.now()
    holding = ImportantNotice.objects.filter(page=OuterRef("pk"), began_at__lte=now, ends_at__gt=now)
    found = Page.objects.live().filter(
        pk__in=own.values("pk"), content_type__in=list(kinds), locale__language_code=settings.LANGUAGE_CODE
    )
    return found.annotate(has_notice=Exists(holding)).order_by("-has_notice", "title", "pk")
