# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.api import api


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing of what lies behind it."""
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("livez", livez, name="livez"),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, csp_override(settings.ADMIN_CSP)))),
    path("documents/", include(wagtaildocs_urls)),
    path("media/", include("media_pipeline.urls")),
    path("api/v1/", api.urls),
    path("", include("guides.feed.urls")),
    path("", include("guides.site.urls")),
    *i18n_patterns(path("", include(wagtail_urls)), prefix_default_language=False),
]
