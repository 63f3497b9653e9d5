# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The month's figures by mail, to those who have asked for it: the sentences of the week in brief, of a month."""

import logging
from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Locale

from cms.departments.access import departments_with_permission
from cms.statistics.definitions import define
from cms.statistics.figures import DepartmentFigures
from cms.statistics.models import MonthlyMail
from cms.statistics.permissions import VIEW_STATISTICS
from cms.statistics.spans import Span, newest
from cms.statistics.week_in_brief import sentences
from cms.users.models import User
from guides.models import DepartmentPage
from guides.statistics.models import PublishedPeriod
from guides.statistics.periods import Kind

logger = logging.getLogger(__name__)


def send_monthly_mails(today: date) -> int:
    """Tell of the last month once it has been published; how many were told. A mail that fails is tried again."""
    month = newest(today)
    if not PublishedPeriod.objects.filter(kind=Kind.MONTH, first=month.first).exists():
        return 0
    told = 0
    for mail in MonthlyMail.objects.filter(sent__lt=month.first).select_related("user"):
        before = mail.sent
        # Whoever marks the row writes, so that two runners don't.
        if MonthlyMail.objects.filter(pk=mail.pk, sent=before).update(sent=month.first):
            try:
                told += _write(mail.user, month, today)
            except Exception:  # one mail that is refused keeps no other from being sent
                logger.exception("the monthly mail %s could not be sent", mail.pk)
                MonthlyMail.objects.filter(pk=mail.pk).update(sent=before)
    return told


def _write(user: User, month: Span, today: date) -> bool:
    """Of the departments whose figures the user may see today."""
    departments = departments_with_permission(user, VIEW_STATISTICS).filter(locale=Locale.get_default())
    with translation.override(settings.LANGUAGE_CODE):
        parts = [_of_department(department, month, today) for department in departments.order_by("title")]
        if not parts or not user.email or not user.is_active:
            return False
        subject = _("Figures for %(month)s") % {"month": month.label}
        off = _("You can turn this mail off under your account.")
        footer = "\n".join([*define("returning", "not a citizen"), off, _address("wagtailadmin_account")])
        body = "\n\n".join([*parts, footer])
        EmailMessage(subject, body, to=[user.email], headers={"Auto-Submitted": "auto-generated"}).send()
    return True


def _of_department(department: DepartmentPage, month: Span, today: date) -> str:
    lines = [department.title, " ".join(sentences(DepartmentFigures(department, month, today)))]
    return "\n".join([*lines, f"{_address('statistics:figures', department.pk)}?periode={month.code}"])


def _address(name: str, *args: int) -> str:
    return f"{get_admin_base_url()}{reverse(name, args=args)}"
