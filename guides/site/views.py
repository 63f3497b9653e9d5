# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages beside the page tree: the search, and permanent addresses that survive when a step or a page moves."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from guides.models import GuidePage
from guides.models.translated import language_of
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
    """Wagtail's own knows only the Danish tree, and would list what is live below a withdrawn department."""

    def items(self) -> PageQuerySet:
        fronts = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        below = reduce(or_, (Q(path__startswith=front.path) for front in fronts))
        return readable_pages().filter(below).order_by("path").defer_streamfields().specific()

    def _urls(self, *args: Any) -> list[dict[str, Any]]:
        """Each address with those of the same page in other languages, itself included, as search engines want it."""
        urls: list[dict[str, Any]] = super()._urls(*args)
        same = self._addresses_by_page()
        return [url | {"alternates": same.get(url["location"], [])} for url in urls]

    def _addresses_by_page(self) -> dict[str, list[dict[str, str]]]:
        """For each address of a page that is in several languages: what hreflang says of all of these."""
        pages: dict[UUID, list[dict[str, str]]] = defaultdict(list)
        for page in self.items().specific(defer=True):
            if address := page.get_full_url(self.request):
                pages[page.translation_key].append({"lang_code": language_of(page), "location": address})
        return {one["location"]: same for same in pages.values() if len(same) > 1 for one in same}


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
