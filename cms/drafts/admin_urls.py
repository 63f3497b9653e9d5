# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/kladder/."""

from django.urls import path

from cms.drafts.admin_views import LinksView, here

app_name = "drafts"
urlpatterns = [
    path("her/", here, name="here"),
    path("<int:page_id>/", LinksView.as_view(), name="links"),
]
