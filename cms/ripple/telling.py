# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Telling the owners what is to be checked: one letter each, once."""

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.ripple.models import ToBeChecked
from cms.ripple.words import thing_in_words, why
from cms.users.models import User
from guides.models.references import colleagues
from media_pipeline.models import Video

if TYPE_CHECKING:
    from django.db.models import QuerySet

logger = logging.getLogger(__name__)


def tell_untold() -> int:
    """Write to the owner of each; how many letters. A letter that fails is tried again."""
    untold = ToBeChecked.objects.filter(told_at=None, checked_at=None)
    letters: dict[str, list[ToBeChecked]] = defaultdict(list)
    for row in untold.select_related("page__owner", "page__content_type", "film__uploaded_by"):
        # Whoever marks the row writes, so that two runners don't.
        if ToBeChecked.objects.filter(pk=row.pk, told_at=None).update(told_at=timezone.now()):
            for address in owners_addresses(row):
                letters[address].append(row)
    return sum(_write(address, rows) for address, rows in sorted(letters.items()))


def _write(address: str, rows: list[ToBeChecked]) -> bool:
    with translation.override(settings.LANGUAGE_CODE):
        lines = [f"{thing_in_words(row)}\n{why(row)}" for row in rows]
        subject = ngettext(
            "%(count)s thing of yours is to be checked", "%(count)s things of yours are to be checked", len(rows)
        )
        body = _(
            "Something that your pages rely on has changed. Look whether what they say is still right."
            "\n\n%(things)s\n\n"
            "Say here that you have checked it: %(address)s"
        )
        where = settings.WAGTAILADMIN_BASE_URL + reverse("ripple:index")
        try:
            send_mail(
                subject % {"count": len(rows)}, body % {"things": "\n\n".join(lines), "address": where}, None, [address]
            )
        except Exception:  # one letter that is refused keeps no other from being sent
            logger.exception("what is to be checked could not be told")
            ToBeChecked.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=None)
            return False
    return True


def owners_addresses(row: ToBeChecked) -> list[str]:
    """Of the owner, as long as it is their work; of those who could take over otherwise."""
    if row.page:
        return owners_of_page(row.page)
    uploader = row.film and row.film.uploaded_by
    return _owner_or_others(uploader, _those_who_change(row.film), _those_who_change(row.film))


def owners_of_page(page: Page) -> list[str]:
    return _owner_or_others(page.owner, colleagues(page), _those_who_publish(page))


def _owner_or_others(owner: User | None, staff: "QuerySet[User]", others: "QuerySet[User]") -> list[str]:
    still_there = staff.filter(pk=owner.pk, is_active=True) if owner else staff.none()
    told = list(still_there) or list(others.filter(is_active=True))
    return sorted({user.email for user in told if user.email})


def _those_who_publish(page: Page) -> "QuerySet[User]":
    policy = policy_registry.get_by_type(Page)
    return policy.users_with_permission_for_instance("publish", page, include_superusers=False)


def _those_who_change(film: Video | None) -> "QuerySet[User]":
    return policy_registry.get_by_type(Video).users_with_any_permission_for_instance(["change"], film)
