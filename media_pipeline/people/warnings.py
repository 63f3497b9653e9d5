# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Telling the owner of a film or picture that somebody's ground for being shown will soon end."""

import logging
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from media_pipeline.models import Consent, Video
from media_pipeline.people.admin import edit_address

logger = logging.getLogger(__name__)


def warn_of_endings(now: datetime) -> int:
    """Write to those concerned, once for each ground; how many grounds. A letter that fails is tried again."""
    shown = Q(video__people=Video.People.SOMEBODY) | Q(image__people=Video.People.SOMEBODY)
    due = Consent.objects.ending(timezone.localdate(now)).filter(shown, warned_at__isnull=True)
    warned = 0
    for consent in due.select_related("video__uploaded_by", "image__uploaded_by_user", "recorded_by"):
        # Whoever marks the row writes, so that two runners don't.
        if Consent.objects.filter(pk=consent.pk, warned_at__isnull=True).update(warned_at=now):
            try:
                _write(consent)
            except Exception:  # one letter that is refused keeps no other from being sent
                logger.exception("the end of ground %s could not be told", consent.pk)
                Consent.objects.filter(pk=consent.pk).update(warned_at=None)
            else:
                warned += 1
    return warned


def _write(consent: Consent) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        values = {
            "title": consent.thing,
            "person": consent.shows,
            "date": date_format(consent.ends_on) if consent.ends_on else "",
            "address": settings.WAGTAILADMIN_BASE_URL + edit_address(consent.thing),
        }
        subject = _("“%(title)s” may only be shown until %(date)s") % values
        body = _(
            "The ground for showing “%(person)s” in “%(title)s” ends on %(date)s.\n\n"
            "Write down a new ground before then. Otherwise it leaves all pages at midnight. Its text stays.\n\n"
            "%(address)s"
        )
        recipients = sorted(_addresses(consent))
        if recipients:
            send_mail(" ".join(subject.split()), body % values, None, recipients)


def _addresses(consent: Consent) -> set[str]:
    """Of whoever uploaded it and whoever wrote the ground down, as far as they still look after it."""
    thing = consent.thing
    owner = thing.uploaded_by if isinstance(thing, Video) else thing.uploaded_by_user
    concerned = [user.pk for user in (owner, consent.recorded_by) if user]
    policy = policy_registry.get_by_type(type(thing))
    still_here = policy.users_with_any_permission_for_instance(["change"], thing).filter(
        pk__in=concerned, is_active=True
    )
    return {user.email for user in still_here if user.email}
