# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which pages citizens can reach: live ones. A withdrawn department takes everything below it along."""

from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce, Left, Length
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import translation
from wagtail.models import Page, PageManager, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, GuidePage, HomePage

_DEPARTMENT_PATH_LENGTH = 3 * Page.steplen
"""root > front page > department"""
_FRONT_PAGE_PATH_LENGTH = 2 * Page.steplen


def front_page(request: HttpRequest) -> HomePage:
    """Of the request's site, in the reader's language; Http404 where it has none."""
    site = Site.find_for_request(request)
    home: HomePage = get_object_or_404(
        HomePage.objects.live(),
        translation_key=site.root_page.translation_key if site else None,
        locale__language_code=translation.get_language(),
    )
    return home


def readable_pages() -> PageQuerySet:
    withdrawn = DepartmentPage.objects.not_live().filter(path=Left(OuterRef("path"), _DEPARTMENT_PATH_LENGTH))
    return _open(Page.objects).exclude(Exists(withdrawn)).exclude(Exists(_closed_languages()))


def _open(pages: PageManager) -> PageQuerySet:
    """Live, and not behind a password. Wagtail's own `public()` asks for all restrictions first, each time."""
    above = PageViewRestriction.objects.filter(page__path=Left(OuterRef("path"), Length("page__path")))
    return pages.live().exclude(Exists(above))


def _closed_languages() -> PageQuerySet:
    """The withdrawn front page of another language than Danish: it takes its whole tree along."""
    closed = HomePage.objects.not_live().exclude(locale__language_code=settings.LANGUAGE_CODE)
    return closed.filter(path=Left(OuterRef("path"), _FRONT_PAGE_PATH_LENGTH))


def readable_departments() -> PageQuerySet:
    return _open(DepartmentPage.objects)


def readable_guides() -> PageQuerySet:
    """The newest first."""
    department = DepartmentPage.objects.live().filter(path=Left(OuterRef("path"), _DEPARTMENT_PATH_LENGTH))
    guides = _open(GuidePage.objects).filter(Exists(department)).exclude(Exists(_closed_languages()))
    return guides.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


def find_guide(uuid: UUID) -> GuidePage | None:
    """The guide if citizens can reach it. (Below a page that is no site's front page nothing has an address.)"""
    guide: GuidePage | None = readable_guides().select_related("locale", "cover_image").filter(uuid=uuid).first()
    return guide if guide and guide.get_url() else None


def counting_of_department() -> Coalesce:
    """How the department of each page in a query has its films counted, as `DepartmentPage.counting_here` says it."""
    own = DepartmentPage.objects.filter(path=Left(OuterRef("path"), _DEPARTMENT_PATH_LENGTH))
    danish = DepartmentPage.objects.live().filter(
        locale__language_code=settings.LANGUAGE_CODE, translation_key=OuterRef("translation_key")
    )
    of_danish = own.annotate(of_danish=Subquery(danish.values("counting")[:1])).values("of_danish")
    return Coalesce(Subquery(of_danish), Subquery(own.values("counting")))


def department_path(page: Page) -> str:
    """Where in the tree the page's department is."""
    return page.path[:_DEPARTMENT_PATH_LENGTH]


def attach_departments(guides: list[GuidePage]) -> None:
    """Let each guide know its department, in one query."""
    paths = {department_path(guide) for guide in guides}
    departments = {department.path: department for department in DepartmentPage.objects.filter(path__in=paths)}
    for guide in guides:
        guide.department = departments[department_path(guide)]
