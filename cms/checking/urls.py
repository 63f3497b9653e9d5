# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/tjek/."""

from django.urls import path

from cms.checking.views import CheckNewPageView, CheckPageView

app_name = "checking"
urlpatterns = [
    path("<int:page_id>/", CheckPageView.as_view(), name="page"),
    path("ny/<str:app_label>/<str:model_name>/<int:parent_page_id>/", CheckNewPageView.as_view(), name="new_page"),
]
