# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/statistik/."""

from django.urls import path, re_path

from cms.statistics.views import FORMATS, FiguresView, IndexView, WeekView, export

app_name = "statistics"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<int:pk>/", WeekView.as_view(), name="week"),
    path("<int:pk>/tal/", FiguresView.as_view(), name="figures"),
    re_path(rf"^(?P<pk>\d+)/tal/(?P<file_type>{'|'.join(FORMATS)})/$", export, name="export"),
]
