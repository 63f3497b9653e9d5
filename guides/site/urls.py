# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses beside the page tree, the same in every language. (The search and the shelf have one in each: cms.urls.)"""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from guides.site import views
from guides.site.offline import views as offline

app_name = "site"
urlpatterns = [
    path("sitemap.xml", sitemap, {"sitemaps": {"wagtail": views.ReadableSitemap}}, name="sitemap"),
    path("g/<uuid:uuid>/", views.permanent_guide, name="permanent_guide"),
    path("g/<uuid:uuid>/<uuid:step_id>/", views.permanent_step, name="permanent_step"),
    path("offline/<uuid:uuid>.json", offline.parcel, name="parcel"),
    path("offline/worker.js", offline.worker, name="worker"),
    path("offline/app.webmanifest", offline.manifest, name="manifest"),
]
