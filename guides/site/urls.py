# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses beside the page tree that are the same in every language. (The search has one in each: cms.urls.)"""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from guides.site import look, views

app_name = "site"
urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": {"wagtail": views.ReadableSitemap}}, name="sitemap"),
    path("udseende.css", look.stylesheet, name="look"),
    path("g/<uuid:uuid>/", views.permanent_guide, name="permanent_guide"),
    path("g/<uuid:uuid>/<uuid:step_id>/", views.permanent_step, name="permanent_step"),
]
