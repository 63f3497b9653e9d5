# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Letters about reviews that Wagtail doesn't send. No subject names a page: subjects are read on locked phones."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.tasks import task
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.reviewing.models import StandIn, UrgentCorrection
from cms.reviewing.people import reviewers_of
from cms.users.models import User


@task()
def tell_of_correction(correction_id: int) -> None:
    """To the department's reviewers: something is out that nobody has reviewed."""
    for correction in UrgentCorrection.objects.waiting().filter(pk=correction_id).select_related("page"):
        others = [user for user in reviewers_of(correction.department) if user != correction.published_by]
        with translation.override(settings.LANGUAGE_CODE):
            values = {
                "person": correction.published_by,
                "title": correction.page.title,
                "reason": correction.reason,
                "address": _address("reviewing:after_check", correction.pk),
            }
            body = _(
                "%(person)s has published a correction of “%(title)s” at once, without a review. The reason:\n\n"
                "%(reason)s\n\n"
                "Look at it now, and approve it or send it back:\n%(address)s"
            )
            _write(others, _("An urgent correction waits to be checked"), body % values)


@task()
def tell_of_answer(correction_id: int) -> None:
    """To whoever published it: somebody doesn't approve."""
    sent_back = UrgentCorrection.objects.filter(pk=correction_id, state=UrgentCorrection.State.SENT_BACK)
    for correction in sent_back.select_related("page", "published_by", "checked_by"):
        with translation.override(settings.LANGUAGE_CODE):
            values = {
                "person": correction.checked_by,
                "title": correction.page.title,
                "answer": correction.answer,
                "address": _address("wagtailadmin_pages:edit", correction.page_id),
            }
            body = _(
                "%(person)s has looked at your urgent correction of “%(title)s” and writes:\n\n"
                "%(answer)s\n\n"
                "Correct the page, and send it to review:\n%(address)s"
            )
            _write([correction.published_by], _("Your urgent correction was sent back"), body % values)


@task()
def tell_of_standing_in(stand_in_id: int) -> None:
    for stand_in in StandIn.objects.filter(pk=stand_in_id).select_related("department__collection", "user", "named_by"):
        with translation.override(settings.LANGUAGE_CODE):
            values = {
                "person": stand_in.named_by,
                "department": stand_in.department,
                "date": date_format(stand_in.until),
                "address": _address("reviewing:overview"),
            }
            body = _(
                "%(person)s asks you to review for %(department)s until and including %(date)s.\n\n"
                "You see what is sent to review, and approve it or send it back. You get a mail each time. "
                "What waits now is here:\n%(address)s"
            )
            _write([stand_in.user], _("You stand in as a reviewer"), body % values)


def _write(users: Iterable[User | None], subject: str, body: str) -> None:
    """One letter each, so that nobody sees the others' addresses."""
    for user in users:
        if user and user.is_active and user.email:
            send_mail(subject, body, None, [user.email])


def _address(name: str, *args: int) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(name, args=args)
