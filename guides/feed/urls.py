# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the feeds."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
