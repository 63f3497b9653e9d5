# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/oversaettelse/."""

from django.urls import path

from cms.translating.report import OutdatedReport
from cms.translating.views import CompareView, TranslateView

app_name = "translating"
urlpatterns = [
    path("ny/<int:page_id>/", TranslateView.as_view(), name="translate"),
    path("<int:page_id>/", CompareView.as_view(), name="compare"),
    path("rapport/", OutdatedReport.as_view(), name="report"),
    path("rapport/liste/", OutdatedReport.as_view(results_only=True), name="report_results"),
]
