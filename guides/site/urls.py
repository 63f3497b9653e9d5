# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Addresses beside the page tree that are the same in every language.

The search and the shelf have one in each: cms.urls.
"""

from django.urls import path, re_path
from django.views.decorators.cache import cache_page
from wagtail.contrib.sitemaps.views import sitemap

from guides.site import look, views
from guides.site.offline import views as offline

app_name = "site"
SITEMAP_SECONDS = 300
"""It reads the whole site: whoever asks again gets the same one."""
SITEMAPS = {"wagtail": views.ReadableSitemap, "browse": views.BrowseSitemap}
urlpatterns = [
    path("sitemap.xml", cache_page(SITEMAP_SECONDS)(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("udseende.css", look.stylesheet, name="look"),
    path("g/<uuid:uuid>/", views.permanent_guide, name="permanent_guide"),
    re_path(r"^k/(?P<code>[0-9A-Za-z]+)/?$", views.short_address, name="short_address"),
    path("g/<uuid:uuid>/<uuid:step_id>/", views.permanent_step, name="permanent_step"),
    path("offline/<uuid:uuid>.json", offline.parcel, name="parcel"),
    path("offline/worker.js", offline.worker, name="worker"),
    path("offline/app.webmanifest", offline.manifest, name="manifest"),
]
