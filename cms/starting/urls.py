# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/begynd/."""

from django.urls import path

from cms.starting.views import BeginView, CopyView, IndexView

app_name = "starting"
urlpatterns = [
    path("", IndexView.as_view(), name="index"),
    path("<int:parent_page_id>/", BeginView.as_view(), name="begin"),
    path("kopi/<int:guide_id>/", CopyView.as_view(), name="copy"),
]
