# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from guides.happenings import happened


class PlaysConfig(AppConfig):
    name = "guides.plays"
    label = "plays"
    verbose_name = _("Plays")

    def ready(self) -> None:
        from guides.plays import counters

        happened.connect(counters.count_happened, dispatch_uid="plays.count_happened")
