# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Templates in Wagtail's settings menu, copies in its headers, the tour and what empty lists say."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from cms.starting.models import GuideTemplate
from cms.starting.reviews import NothingToReviewPanel
from cms.starting.tour import TourPanel
from guides.models import GuidePage


class GuideTemplateViewSet(ModelViewSet):
    """Administrators write the templates."""

    model = GuideTemplate
    icon = "doc-full-inverse"
    menu_name = "guide-templates"
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ("title", "purpose")
    search_fields = ("title", "purpose")


@hooks.register("register_admin_viewset")
def register_templates() -> GuideTemplateViewSet:
    return GuideTemplateViewSet("guide_templates", url_prefix="skabeloner")


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("begynd/", include("cms.starting.urls"))]


@hooks.register("construct_homepage_panels")
def show_what_to_begin_with(request: HttpRequest, panels: list[Component]) -> None:
    panels += [TourPanel(), NothingToReviewPanel()]


@hooks.register("before_copy_page")
def copy_a_guide_as_a_beginning(request: HttpRequest, page: Page) -> HttpResponse | None:
    """One kind of copy for guides; Wagtail's takes drafts, places and contacts along."""
    guide = page.specific
    is_danish = isinstance(guide, GuidePage) and guide.language == settings.LANGUAGE_CODE
    if request.method == "GET" and is_danish and not guide.alias_of_id:
        return redirect("starting:copy", guide.pk)
    return None
