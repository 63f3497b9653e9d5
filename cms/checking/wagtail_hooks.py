# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The checks in Wagtail's admin."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.models import Page

from cms.editor.publishing import findings_of, say_what_is_missing


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("tjek/", include("cms.checking.urls"))]


@hooks.register("before_copy_page")
def publish_no_unfinished_copies(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy can be published at once; what its original would lack today, it lacks, too."""
    if request.method != "POST" or not ({"publish_copies", "alias"} & request.POST.keys()):
        return None
    unfinished = [(copied, missing) for copied in _published(request, page) if (missing := findings_of(copied))]
    for copied, missing in unfinished:
        say_what_is_missing(request, copied, missing)
    return redirect("wagtailadmin_pages:copy", page.pk) if unfinished else None


def _published(request: HttpRequest, page: Page) -> Iterator[Page]:
    """What would be published: of what is copied, what is live."""
    yield page
    if "copy_subpages" in request.POST:
        yield from page.get_descendants().live()
