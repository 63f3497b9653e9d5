# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses below /admin/tjek/."""

from django.urls import path

from cms.ripple.views import ChecksView, checked

app_name = "ripple"
urlpatterns = [
    path("", ChecksView.as_view(), name="index"),
    path("<int:pk>/tjekket/", checked, name="checked"),
]
