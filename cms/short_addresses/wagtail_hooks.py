# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail learns of short addresses."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.short_addresses.views import POINTED, ShortAddressViewSet, viewset


@hooks.register("register_admin_viewset")
def register_short_addresses() -> ShortAddressViewSet:
    return viewset


@hooks.register("register_log_actions")
def register_pointing(actions: LogActionRegistry) -> None:
    @actions.register_action(POINTED)
    class Pointed(LogFormatter):
        label = gettext_lazy("Point a short address")

        def format_message(self, log_entry: Any) -> str:
            data = log_entry.data
            if "from" in data:
                return _("Now leads to “%(to)s”, not to “%(from)s” any more") % data
            return _("Leads to “%(to)s”") % data
