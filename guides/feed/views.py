# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The feeds and the guide documents: public, the same for everybody, and cheap to ask again for."""

from uuid import UUID

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.views.decorators.http import require_safe
from ninja import Router
from wagtail.query import PageQuerySet

from guides.feed import loading
from guides.feed.items import feed_item
from guides.feed.presenters import guide_document
from guides.feed.responses import MAX_AGE, public_json
from guides.feed.schema import Author, Feed, GuideDocument
from guides.loading import load_guide
from guides.models import DepartmentPage, HomePage
from guides.notices.current import seconds_to_keep
from guides.readable import find_guide, front_page, readable_departments, readable_guides
from guides.statistics.queries import view_counts

PAGE_SIZE = 50
PAGE_PARAMETER = "page"
DOCUMENT_PATH = "/guides/{uuid:uuid}/"

router = Router(tags=["guides"])


@require_safe
def site_feed(request: HttpRequest) -> HttpResponse:
    """All guides in the address's language, the newest first."""
    home = front_page(request)
    return _feed(request, home, readable_guides().descendant_of(home))


@require_safe
def department_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """One department's guides."""
    department = get_object_or_404(readable_departments().child_of(front_page(request)), slug=slug)
    return _feed(request, department, readable_guides().child_of(department))


@router.get(
    DOCUMENT_PATH,
    auth=None,
    response={200: GuideDocument, 304: None, 404: None},
    url_name="guide_document",
    operation_id="guide_document",
    summary="A guide's document",
    description="Everything that a reader of the guide sees, in the guide's language. 404 once it is withdrawn.",
)
@router.api_operation(["HEAD"], DOCUMENT_PATH, auth=None, include_in_schema=False)
def guide_document_view(request: HttpRequest, uuid: UUID) -> HttpResponse:
    guide = find_guide(uuid)
    if guide is None:
        raise Http404
    with translation.override(guide.locale.language_code):
        loaded = load_guide(guide)
        document = guide_document(
            guide,
            translations=loading.load_translations(guide),
            modified=loaded.modified,
            today=timezone.localdate(),
            notices=loaded.notices,
        )
    return public_json(
        request,
        document,
        kind="guide",
        language=guide.locale.language_code,
        modified=loaded.modified,
        max_age=seconds_to_keep(loaded.notices, timezone.now(), MAX_AGE),
    )


def _feed(request: HttpRequest, page: HomePage | DepartmentPage, guides: PageQuerySet) -> HttpResponse:
    paginator = Paginator(guides.select_related("locale", "cover_image"), PAGE_SIZE)
    try:
        part = paginator.page(request.GET.get(PAGE_PARAMETER, 1))
    except InvalidPage as error:
        raise Http404 from error
    loaded = loading.load_items(part)
    counts = view_counts([each.guide.uuid for each in loaded], timezone.localdate())
    feed = Feed(
        title=page.title,
        home_page_url=page.get_url(),
        feed_url=request.path,
        next_url=f"{request.path}?{PAGE_PARAMETER}={part.next_page_number()}" if part.has_next() else None,
        language=translation.get_language(),
        authors=[Author(name=page.title, url=page.get_url())],
        items=[feed_item(each, counts) for each in loaded],
    )
    modified = max((each.modified for each in loaded if each.modified), default=None)
    return public_json(
        request,
        feed,
        kind="site" if isinstance(page, HomePage) else "department",
        language=feed.language,
        modified=modified,
        content_type="application/feed+json",
    )
