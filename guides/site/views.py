# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages beside the page tree: the search, and permanent addresses that survive when a step or a page moves."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from guides import short_addresses
from guides.models import GuidePage, ShortAddress
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


@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """From paper to where its target is now; for one that citizens cannot reach any more, whom to call instead."""
    short = short_addresses.find(code)
    if short is None:
        raise Http404
    path = short_addresses.present_path(short)
    if path is None:
        return _gone(request, short)
    return HttpResponseRedirect(path)


def _gone(request: HttpRequest, short: ShortAddress) -> HttpResponse:
    """The department's number, unless its name could give away what the paper was about: then everybody's.

    Of a deleted page nobody knows any more whether it was discreet.
    """
    discreet = short.page_id is None or GuidePage.objects.filter(pk=short.page_id, discreet=True).exists()
    if short.department and short.department.live and not discreet:
        departments = [short.department]
    else:
        departments = departments_below(front_page(request))
    return render(request, "guides/paper/gone.html", {"departments": departments}, status=410)


def _guide_or_404(uuid: UUID) -> GuidePage:
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    return guide
