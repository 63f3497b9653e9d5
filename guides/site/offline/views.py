# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a phone asks for to keep a guide, and the shelf of those that it keeps. The server knows nothing of either."""

from dataclasses import asdict
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from guides.readable import find_guide
from guides.site.look import look_of
from guides.site.offline.loading import load_parcel

WORKER = "vis-vej/worker.js"
MAX_AGE = 300
"""Seconds for which anybody may keep an answer. Phones that keep the guide ask again all the same."""


@require_safe
def parcel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What belongs to the guide: addresses and bytes; 404 once it is withdrawn."""
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    found = load_parcel(guide)
    with translation.override(guide.locale.language_code):
        answer = asdict(found) | {"list": request.path, "size": filesizeformat(found.bytes)}
    etag = f'"{found.version}"'
    response = JsonResponse(answer, headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def shelf(request: HttpRequest) -> HttpResponse:
    """An empty shelf, the same for everybody: the script on it shows what lies on this phone."""
    return render(request, "guides/offline/shelf.html")


@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """The service worker. It needs an address that stays, outside of the folder with the other scripts."""
    found = finders.find(WORKER)
    if found is None:
        raise Http404
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How the site looks among a phone's own apps. Its name tells nothing of what is read."""
    look = look_of(request)
    response = JsonResponse(
        {
            "id": "/",
            "name": f"Vis Vej – {look.name}",
            "short_name": "Vis Vej",
            "lang": settings.LANGUAGE_CODE,
            "dir": "ltr",
            "start_url": reverse("shelf"),
            "scope": "/",
            "display": "minimal-ui",
            "theme_color": look.day_colour,
            "background_color": "#faf7f2",
            "icons": [
                {"src": static("vis-vej/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
                *(
                    {
                        "src": static(f"vis-vej/app-{side}.png"),
                        "sizes": f"{side}x{side}",
                        "type": "image/png",
                        "purpose": purpose,
                    }
                    for side in (192, 512)
                    for purpose in ("any", "maskable")
                ),
            ],
        },
        content_type="application/manifest+json",
    )
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
