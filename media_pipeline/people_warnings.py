# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Telling the owner of a film or picture that somebody's ground for being shown will soon end."""

from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media_pipeline.models import Consent, Video
from media_pipeline.people_admin import edit_address


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
            except Exception:
                Consent.objects.filter(pk=consent.pk).update(warned_at=None)
                raise
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
    """Of whoever uploaded it and whoever wrote the ground down, as far as they still work here."""
    owner = consent.video.uploaded_by if consent.video else consent.image and consent.image.uploaded_by_user
    return {user.email for user in (owner, consent.recorded_by) if user and user.is_active and user.email}
