# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of files."""

from django.urls import URLPattern

app_name = "media_pipeline"
urlpatterns: list[URLPattern] = []
