# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DepartmentsConfig(AppConfig):
    name = "cms.departments"
    verbose_name = _("Departments")

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from cms.departments import signal_handlers
        from cms.departments.policies import DepartmentPagePolicy

        register_permission_policy(Page, DepartmentPagePolicy())
        signal_handlers.register()
