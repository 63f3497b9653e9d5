# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A draft as its readers will see it, for whoever has a link: no log-in, no cookie, nothing kept, nothing counted."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import Resolver404
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from cms.drafts.links import address_of, find_link
from cms.drafts.models import DraftLink
from guides.models.translated import language_of


@require_safe
def draft(request: HttpRequest, token: str, below: str = "") -> HttpResponse:
    """The newest draft of the link's page, or one of the pages below it, such as a step."""
    link = find_link(token)
    response = _shown(request, link, below) if link else render(request, "cms/drafts/over.html", status=404)
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _shown(request: HttpRequest, link: DraftLink, below: str) -> HttpResponse:
    page: Any = link.page.get_latest_revision_as_object()
    address = address_of(link)
    # All that leads from the draft to itself stays with the draft, and does not end at what is published.
    page.get_url_parts = lambda *_args, **_kwargs: (None, "", address)
    request.is_preview = True  # type: ignore[attr-defined]  # films are shown, and nothing is counted
    request.draft_until = link.expires_at  # type: ignore[attr-defined]
    language = language_of(page)
    with translation.override(language):
        request.LANGUAGE_CODE = language
        response = _serve(page, request, below)
        return response.render() if isinstance(response, TemplateResponse) else response


def _serve(page: Page, request: HttpRequest, below: str) -> HttpResponse:
    if isinstance(page, RoutablePageMixin):
        try:
            view, args, kwargs = page.resolve_subpage(f"/{below}")
        except Resolver404 as error:
            raise Http404 from error
        return page.serve(request, view, args, kwargs)
    if below:
        raise Http404
    return page.serve(request)
