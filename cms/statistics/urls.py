# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/statistik/."""

from django.urls import path

from cms.statistics.views import DepartmentView, IndexView, export

app_name = "statistics"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<int:pk>/", DepartmentView.as_view(), name="department"),
    path("<int:pk>/csv/", export, name="export"),
]
