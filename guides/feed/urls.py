# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses of the feeds. A slug cannot hold a dot, so they never hide a page."""

from django.urls import path, re_path

from guides.feed import views

app_name = "feed"
urlpatterns = [
    path("feed.json", views.site_feed, name="site"),
    re_path(r"^(?P<slug>[\w-]+)/feed\.json$", views.department_feed, name="department"),  # any letters, as in a page's
]
