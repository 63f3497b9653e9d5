# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import include, path, re_path
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.models import Page
from wagtail.urls import serve_pattern
from wagtail.utils.urlpatterns import decorate_urlpatterns
from wagtail.views import serve

from cms.api import api
from cms.departments.guard import guarded
from cms.duties.views import robots
from cms.language_paths import in_each_language
from guides.site.offline.views import shelf
from guides.site.views import display, for_audience, in_situation, search, suggestions


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing of what lies behind it."""
    return HttpResponse("ok", content_type="text/plain")


def for_staff(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The admin's own headers: what Wagtail's pages need beyond the citizens' strict ones."""

    @wraps(view)
    def with_headers(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        # With "no-referrer" browsers send `Origin: null`, and every form fails its CSRF check.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return csp_override(settings.ADMIN_CSP)(with_headers)


def in_one_piece(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Pages come into the tree one after another, and so do the drafts of one page.

    Copying saves page after page; a department must not be provisioned between its own and those below it. And when the
    editor saves a new page by itself while its author presses Save, both would take the same place in the tree. Of two
    who save the same page at once, the second one must meet the draft of the first (cms.drafts.editing).
    """

    @wraps(view)
    def in_turn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        match = request.resolver_match
        if request.method == "POST" and match and match.view_name in _ONE_AFTER_ANOTHER:
            with transaction.atomic():
                if page := kwargs.get(_ONE_AFTER_ANOTHER[match.view_name]):
                    Page.objects.select_for_update().filter(pk=page).first()
                return view(request, *args, **kwargs)
        return view(request, *args, **kwargs)

    return in_turn


_ONE_AFTER_ANOTHER = {
    "wagtailadmin_pages:add": "parent_page_id",
    "wagtailadmin_pages:copy": "",
    "wagtailadmin_pages:edit": "page_id",
    "wagtailadmin_pages:revisions_revert": "page_id",
    "translating:translate": "",
}
"""What of an address names the page that the next one waits for."""


admin_urlpatterns = wagtailadmin_urls.urlpatterns
for decorator in (in_one_piece, guarded, for_staff):
    admin_urlpatterns = decorate_urlpatterns(admin_urlpatterns, decorator)

urlpatterns = [
    path("livez", livez, name="livez"),
    path("robots.txt", robots, name="robots"),
    path("admin/", include(admin_urlpatterns)),
    path("media/", include("media_pipeline.urls")),
    path("api/v1/", api.urls),
    path("kladde/", include("cms.drafts.urls")),
    path("", include("guides.site.urls")),
    path("", include("guides.plays.urls")),
    *in_each_language(
        path("soeg/", search, name="search"),
        path("mine-guider/", shelf, name="shelf"),
        path("soeg/forslag/", suggestions, name="suggestions"),
        path("for/<slug:slug>/", for_audience, name="for_audience"),
        path("livssituation/<slug:slug>/", in_situation, name="in_situation"),
        path("visning/", display, name="display"),
        path("", include("cms.duties.urls")),
        path("", include("guides.feed.urls")),
        path("", include("guides.paper.urls")),
        # Of Wagtail's own addresses only this one: the others are a log-in and passwords for citizens.
        re_path(serve_pattern, serve, name="wagtail_serve"),
    ),
]
