# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/sprogcoach/."""

from django.urls import path

from cms.coach.views import report

app_name = "coach"
urlpatterns = [path("<int:page_id>/<slug:kind>/", report, name="report")]
