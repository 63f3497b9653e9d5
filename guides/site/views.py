# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages beside the page tree: search, ways to the guides, and permanent addresses that survive moving."""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sitemaps import Sitemap as DjangoSitemap
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.query import PageQuerySet

from guides import short_addresses
from guides.happenings import What, happened
from guides.models import Audience, GuidePage, HomePage, ShortAddress
from guides.models.translated import language_of
from guides.readable import find_guide, front_page, readable_pages
from guides.search.asking import as_query
from guides.search.find import find, suggest
from guides.search.words import own_word
from guides.site.browse import Way, audience_way, situation_way, situations
from guides.site.contents import Contents, departments_below, home_contents


@require_safe
@cache_control(no_store=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """What the words of `?q=` may become, as links; a piece of a page for static/src/search.js."""
    home = front_page(request)
    results = suggest(as_query(request.GET.get("q", "")), home, departments_below(home))
    response = render(request, "guides/suggestions.html", {"results": results})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@cache_control(no_store=True)
def search(request: HttpRequest) -> HttpResponse:
    """What answers the words of `?q=`, and the departments to call. Nothing between here and the reader keeps it."""
    home = front_page(request)
    query = as_query(request.GET.get("q", ""))
    departments = departments_below(home)
    found = find(query, home, departments)
    if query and not found.results:
        language = home.locale.language_code
        happened.send(search, request=request, what=What.NO_RESULT, block=own_word(query), language=language)
    return render(request, "guides/search.html", {"query": query, "found": found, "departments": departments})


@require_safe
def for_audience(request: HttpRequest, slug: str) -> HttpResponse:
    """The guides for one kind of reader; Http404 where there are none."""
    audience = next((each for each in Audience if each.slug == slug), None)
    if audience is None:
        raise Http404
    found = home_contents(front_page(request))
    guides = [guide for guide in found.guides if audience in guide.audiences]
    return _browse(request, audience_way(audience), guides, found)


@require_safe
def in_situation(request: HttpRequest, slug: str) -> HttpResponse:
    """The guides for one life situation; Http404 where there are none."""
    situation = get_object_or_404(situations(), slug=slug)
    found = home_contents(front_page(request))
    chosen = set(situation.guides.values_list("pk", flat=True))
    guides = [guide for guide in found.guides if guide.pk in chosen]
    return _browse(request, situation_way(situation), guides, found)


def _browse(request: HttpRequest, way: Way, guides: list[GuidePage], found: Contents) -> HttpResponse:
    if not guides:
        raise Http404
    departments = list(dict.fromkeys(guide.department for guide in guides))
    context = {"way": way, "guides": guides, "departments": departments, "found": found}
    return render(request, "guides/browse.html", context)


class BrowseSitemap(DjangoSitemap):  # type: ignore[type-arg] # only the stubs' class takes an argument
    """The pages that lead to guides by audience and by life situation, in every language that has a front page."""

    def items(self) -> list[str]:
        return [way.url for home in HomePage.objects.live().select_related("locale") for way in self._ways(home)]

    def location(self, item: str) -> str:
        return item

    def _ways(self, home: HomePage) -> list[Way]:
        with translation.override(home.locale.language_code):
            found = home_contents(home)
            return [*found.audiences, *found.situations]


@require_safe
def display(request: HttpRequest) -> HttpResponse:
    """Larger text, reading aloud and calm: what these pages can do, and what phones themselves can."""
    return render(request, "guides/display.html")


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
    return redirect(guide.get_url(request) + guide.step_path(step.key))


@require_safe
def short_address(request: HttpRequest, code: str) -> HttpResponse:
    """From paper or a message to where its target is now; to one that has gone: whom to call instead."""
    short = short_addresses.find(code)
    if short is None:
        raise Http404
    path = short_addresses.present_path(short)
    if path is None:
        return _gone(request, short)
    return HttpResponseRedirect(path)


def _gone(request: HttpRequest, short: ShortAddress) -> HttpResponse:
    """The department's number, unless its name could give away what it led to was about: then everybody's.

    Of a deleted page nobody knows any more whether it was discreet.
    """
    discreet = short.page_id is None or GuidePage.objects.filter(pk=short.page_id, discreet=True).exists()
    with translation.override(_language_of(short)):
        if short.department and short.department.live and not discreet:
            departments = [short.department]
        else:
            departments = departments_below(front_page(request))
        return render(request, "guides/paper/gone.html", {"departments": departments}, status=410)


def _language_of(short: ShortAddress) -> str:
    """That of the page that it led to, while anything can be read in it; a short address itself names none."""
    fronts = HomePage.objects.live().filter(locale=short.page.locale_id) if short.page else HomePage.objects.none()
    front = fronts.select_related("locale").first()
    return front.locale.language_code if front else settings.LANGUAGE_CODE


def _guide_or_404(uuid: UUID) -> GuidePage:
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    return guide
