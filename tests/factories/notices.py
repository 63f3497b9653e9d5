# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Important notices as they are given: on the Danish page of a place or department."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from guides.notices.models import ImportantNotice

LIFT = "Elevatoren er i stykker. Ring, så kommer vi ned til dig."


def give_notice(page: Page, text: str = LIFT, *, hours: float = 2, **fields: Any) -> ImportantNotice:
    """Given just now, and ends in so many hours; less than none for one that has ended."""
    ends_at = timezone.now() + timedelta(hours=hours)
    began_at = min(timezone.now(), ends_at - timedelta(minutes=1))
    values = {"began_at": began_at, "changed_at": began_at, "ends_at": ends_at} | fields
    notice: ImportantNotice = ImportantNotice.objects.create(page=page, text=text, **values)
    return notice
