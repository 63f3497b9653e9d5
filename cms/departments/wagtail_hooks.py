# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail lets departments be told apart."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail import hooks
from wagtail.api.v2.router import WagtailAPIRouter

from cms.departments.api import ReadOnlyPages, VisibleDocuments, VisibleImages
from cms.departments.visibility import choosable_pages

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

AFTER_WAGTAILS_OWN = 100


@hooks.register("construct_page_chooser_queryset")
def choose_among_visible_pages(pages: "PageQuerySet", request: HttpRequest) -> "PageQuerySet":
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


@hooks.register("construct_admin_api", order=AFTER_WAGTAILS_OWN)
def register_api(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", ReadOnlyPages)
    router.register_endpoint("images", VisibleImages)
    router.register_endpoint("documents", VisibleDocuments)
