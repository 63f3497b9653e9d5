# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "cms.departments"
    verbose_name = _("Departments")

    def ready(self) -> None:
        from cms.departments import signal_handlers

        signal_handlers.register()
