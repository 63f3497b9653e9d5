# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How a notice says when it ends. Pure."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def until(ends_at: datetime) -> str:
    """In the municipality's time zone, whatever zone whoever previews the page has chosen."""
    local = timezone.localtime(ends_at, timezone.get_default_timezone())
    return _("Until %(moment)s") % {"moment": date_format(local, "DATETIME_FORMAT")}
