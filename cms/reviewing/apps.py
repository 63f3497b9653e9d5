# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewingConfig(AppConfig):
    name = "cms.reviewing"
    verbose_name = _("Reviews")

    def ready(self) -> None:
        from cms.reviewing import signal_handlers

        signal_handlers.register()
