# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The site's addresses, behind those of what it is compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from hitcount.views import HitCountJSONView

from cms.urls import urlpatterns as ours


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=204)


urlpatterns = [path("nothing", nothing), path("hit", HitCountJSONView.as_view()), *ours]
