# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the pages that a public site owes its readers, one in each language."""

from django.urls import path, re_path

from cms.duties import views

app_name = "duties"
urlpatterns = [
    re_path(r"^was/?$", views.statement, name="statement"),  # without a slash, as the authority asks for it
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("privatliv/", views.privacy, name="privacy"),
]
