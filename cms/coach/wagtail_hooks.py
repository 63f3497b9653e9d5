# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail learns of the language coach. Its place in the editor is the panel of content checks."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from cms.coach.words import PlainerWordViewSet, viewset


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("sprogcoach/", include("cms.coach.urls"))]


@hooks.register("register_admin_viewset")
def register_words() -> PlainerWordViewSet:
    return viewset
