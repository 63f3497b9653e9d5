# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoachConfig(AppConfig):
    name = "cms.coach"
    verbose_name = _("Language coach")

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from cms.coach.models import PlainerWord
        from cms.coach.policy import PlainerWordPolicy

        register_permission_policy(PlainerWord, PlainerWordPolicy(PlainerWord))
