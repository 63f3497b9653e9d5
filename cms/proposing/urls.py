# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/faelles/."""

from django.urls import path

from cms.proposing.views import DecideView, ProposeView, SharingView

app_name = "proposing"
urlpatterns = [
    path("", SharingView.as_view(), name="index"),
    path("<int:pk>/forslag/", ProposeView.as_view(), name="propose"),
    path("forslag/<int:pk>/", DecideView.as_view(), name="decide"),
]
