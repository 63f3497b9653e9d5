# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A page that citizens could read once, and that was withdrawn, says so and where to go: 410 instead of 404.

It doesn't say what it was called. Its title can have become a draft's since, or give its reader away.
"""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.models import Page
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.readable import front_page, readable_departments, readable_pages
from guides.site.contents import departments_below

_WITHIN_A_GUIDE = re.compile(r"(trin/[1-9]\d*[b-z]?/)?(svar/[a-z]+/)?$|det-hele/$")
"""What comes after the address of the guide itself."""

_BY_UUID = {"site:permanent_guide", "site:permanent_step", "plays:answer"}
"""Views whose address says nothing of what it leads to."""


class GoneMiddleware:
    """Stands outside Wagtail's redirects: where somebody has said where to go instead, that is where it goes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        page = withdrawn_page(request) if response.status_code == 404 else None
        return say_where_to_go(request, page) if page else response


def withdrawn_page(request: HttpRequest) -> Page | None:
    """What once was at the address, and that nobody can read now."""
    match = request.resolver_match
    if match is None:
        return None
    once = Page.objects.type(GuidePage, PlacePage, DepartmentPage).filter(first_published_at__isnull=False)
    if match.view_name == "wagtail_serve":
        once = _at(once, request, _WITHIN_A_GUIDE.sub("", match.args[0], count=1))
    elif match.view_name in {"paper:guide", "paper:guide_booklet"}:
        once = _at(once, request, "{department}/{guide}/".format(**match.kwargs))
    elif match.view_name in {"paper:place", "paper:place_booklet"}:
        once = _at(once, request, "{department}/sted/{place}/".format(**match.kwargs))
    elif match.view_name in _BY_UUID:
        once = once.filter(guidepage__uuid=match.kwargs["uuid"])
    else:
        return None
    page: Page | None = once.exclude(pk__in=readable_pages().values("pk")).first()
    return page


def _at(pages: PageQuerySet, request: HttpRequest, path: str) -> PageQuerySet:
    if "\0" in path:  # PostgreSQL knows no such text
        return pages.none()
    try:
        home = front_page(request)
    except Http404:
        return pages.none()
    return pages.filter(url_path=home.url_path + path)


def say_where_to_go(request: HttpRequest, page: Page) -> HttpResponse:
    """The department that the page belonged to, or all of them if it has gone, too."""
    whose = readable_departments().filter(path=page.path[: 3 * Page.steplen])
    department: DepartmentPage | None = None if _gives_away(request, page) else whose.first()
    departments = [] if department else departments_below(front_page(request))
    context = {"department": department, "departments": departments}
    return render(request, "410.html", context, status=410)


def _gives_away(request: HttpRequest, page: Page) -> bool:
    """Whether the department's name would tell more of a discreet guide than the address that somebody was sent."""
    match = request.resolver_match
    if match is None or match.view_name not in _BY_UUID:
        return False
    return GuidePage.objects.filter(pk=page.pk, discreet=True).exists()
