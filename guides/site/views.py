# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages beside the page tree: the search, and permanent addresses that survive when a step or a page moves."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from guides.models import GuidePage
from guides.readable import find_guide, front_page, readable_pages
from guides.site.contents import departments_below
from guides.site.search import as_query, find


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages with the words of `?q=`; without a match, the departments to call."""
    query = as_query(request.GET.get("q", ""))
    departments = departments_below(front_page(request))
    results = find(query, departments)
    return render(request, "guides/search.html", {"query": query, "results": results, "departments": departments})


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Larger text, reading aloud and calm: what these pages can do, and what phones themselves can."""
    return render(request, "guides/display.html")


class ReadableSitemap(Sitemap):
    """Wagtail's own would list what is live below a withdrawn department."""

    def items(self) -> PageQuerySet:
        return super().items().filter(pk__in=readable_pages().values("pk"))


@require_safe
def permanent_guide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To where the guide is now."""
    return redirect(_guide_or_404(uuid).get_url(request))


@require_safe
def permanent_step(request: HttpRequest, uuid: UUID, step_id: UUID) -> HttpResponse:
    """To where the step is now."""
    guide = _guide_or_404(uuid)
    step = next((step for step in guide.step_list if step.id == str(step_id)), None)
    if step is None:
        raise Http404
    return redirect(guide.get_url(request) + guide.step_path(step.number))


def _guide_or_404(uuid: UUID) -> GuidePage:
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    return guide
