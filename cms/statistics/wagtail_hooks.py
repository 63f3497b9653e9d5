# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Statistics in Wagtail's menu, for those who may see some."""

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.users.models import UserProfile

from cms.departments.access import departments_with_permission
from cms.statistics.account import MonthlyMailPanel
from cms.statistics.permissions import VIEW_STATISTICS
from cms.users.models import User


class StatisticsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(departments_with_permission(request.user, VIEW_STATISTICS).exists())


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("statistik/", include("cms.statistics.urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return StatisticsMenuItem(
        _("Statistics"), reverse_lazy("statistics:index"), name="statistics", icon_name="statistics", order=900
    )


@hooks.register("register_icons")
def register_icons(icons: list[str]) -> list[str]:
    return [*icons, "cms/statistics/icons/statistics.svg"]


@hooks.register("register_account_settings_panel")
def register_monthly_mail(request: HttpRequest, user: User, profile: UserProfile) -> MonthlyMailPanel:
    return MonthlyMailPanel(request, user, profile)
