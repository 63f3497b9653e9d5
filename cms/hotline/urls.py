# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/hvem-kan-hjaelpe/."""

from django.urls import path

from cms.hotline.views import DepartmentView, IndexView

app_name = "hotline"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<int:department_id>/", DepartmentView.as_view(), name="department"),
]
