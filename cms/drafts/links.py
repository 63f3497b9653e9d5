# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Links to drafts: made for a page, signed, and at an end after a while or when somebody withdraws them."""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.drafts.models import DraftLink
from cms.users.models import User

SHARED, WITHDRAWN = "drafts.share", "drafts.withdraw"
"""What the page's history calls it."""

_SIGNER = Signer(salt="cms.drafts.links", sep=".")


def make_link(page: Page, user: User) -> DraftLink:
    """A link to the page's newest draft, for somebody who has just been found to be allowed to make one."""
    DraftLink.objects.filter(expires_at__lte=timezone.now()).delete()
    link = DraftLink.objects.create(page=page, made_by=user)
    log(instance=page, action=SHARED, user=user)
    return link


def withdraw_link(page: Page, key: str, user: User) -> None:
    """Nothing happens where the page has no such link (any more)."""
    deleted, _of_each = links_to(page).filter(pk__in=_as_keys(key)).delete()
    if deleted:
        log(instance=page, action=WITHDRAWN, user=user)


def links_to(page: Page) -> "QuerySet[DraftLink]":
    """Those that work."""
    return DraftLink.objects.filter(page=page, expires_at__gt=timezone.now())


def address_of(link: DraftLink) -> str:
    return reverse("draft", args=[_SIGNER.sign(link.key.hex)])


def find_link(token: str) -> DraftLink | None:
    """The link that the last part of its address stands for, if it still works."""
    try:
        keys = _as_keys(_SIGNER.unsign(token))
    except BadSignature:
        return None
    return DraftLink.objects.filter(pk__in=keys, expires_at__gt=timezone.now()).select_related("page").first()


def _as_keys(text: str) -> list[UUID]:
    """The key that the text is, or none."""
    try:
        return [UUID(text)]
    except ValueError:
        return []
