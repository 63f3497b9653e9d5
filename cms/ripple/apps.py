# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RippleConfig(AppConfig):
    name = "cms.ripple"
    label = "ripple"
    verbose_name = _("To be checked")

    def ready(self) -> None:
        from cms.ripple import signal_handlers

        signal_handlers.register()
