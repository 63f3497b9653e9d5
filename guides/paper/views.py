# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Leaflets to print, and the QR codes of short addresses: public, the same for everybody."""

import logging
from functools import partial

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from guides import short_addresses
from guides.chosen import shown_as
from guides.editions import edition_of
from guides.loading import LoadedGuide, LoadedPlace, load_guide, load_place
from guides.models import DepartmentPage, GuidePage, PlaceIndexPage, PlacePage
from guides.notices.current import seconds_to_keep
from guides.paper import codes, making
from guides.paper.common import Paper
from guides.paper.leaflet import Leaflet
from guides.paper.making import A4, BOOKLET, Form
from guides.paper.presenters import chosen_places, guide_leaflet, place_leaflet
from guides.paper.typesetting import CannotSet, TooLarge
from guides.readable import front_page, readable_departments
from guides.short_addresses import Target, ensure_short_addresses, printed_targets
from guides.site.contents import hours_of
from guides.site.languages import languages_of
from guides.site.look import look_of

MAX_AGE = 300
"""Seconds for which anybody may keep a leaflet: withdrawing a guide works within this time."""
NEUTRAL_NAME = "folder"
"""What the file is called when its reader must not be given away."""

logger = logging.getLogger(__name__)


@require_safe
def guide_paper(request: HttpRequest, department: str, guide: str, form: Form) -> HttpResponse:
    """The guide as a leaflet in the given form."""
    guides = GuidePage.objects.live().public().child_of(_department(request, department))
    page: GuidePage = get_object_or_404(guides.select_related("locale", "cover_image"), slug=guide)
    loaded = load_guide(page)
    places = [shown for chosen in chosen_places(page) if (shown := shown_as(chosen))]
    targets = [target for each in (page, *places) for target in printed_targets(each)]
    leaflet = guide_leaflet(page, _paper(request, page, loaded, targets))
    return _answer(request, leaflet, form, NEUTRAL_NAME if page.discreet else page.slug, _seconds_to_keep(loaded))


@require_safe
def place_paper(request: HttpRequest, department: str, place: str, form: Form) -> HttpResponse:
    """The place as a leaflet in the given form."""
    index = get_object_or_404(PlaceIndexPage.objects.live().child_of(_department(request, department)))
    places = PlacePage.objects.live().public().child_of(index)
    page: PlacePage = get_object_or_404(places.select_related("locale", "film"), slug=place)
    loaded = load_place(page)
    leaflet = place_leaflet(page, _paper(request, page, loaded, printed_targets(page)))
    return _answer(request, leaflet, form, page.slug, _seconds_to_keep(loaded))


guide_a4, guide_booklet = partial(guide_paper, form=A4), partial(guide_paper, form=BOOKLET)
place_a4, place_booklet = partial(place_paper, form=A4), partial(place_paper, form=BOOKLET)


@require_safe
def code_picture(_request: HttpRequest, code: str, form: str = codes.SVG) -> HttpResponse:
    """The QR code of a short address, whatever it leads to, as a picture of this media type."""
    short = short_addresses.find(code)
    if short is None:
        raise Http404
    response = HttpResponse(codes.drawn(f"{settings.WAGTAILADMIN_BASE_URL}{short}", form), content_type=form)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _department(request: HttpRequest, slug: str) -> DepartmentPage:
    department: DepartmentPage = get_object_or_404(readable_departments().child_of(front_page(request)), slug=slug)
    return department


def _paper(
    request: HttpRequest, page: GuidePage | PlacePage, loaded: LoadedGuide | LoadedPlace, targets: list[Target]
) -> Paper:
    return Paper(
        base=settings.WAGTAILADMIN_BASE_URL,  # paper stays: not whatever name this request came by
        sender=look_of(request).name,
        edition=edition_of(page),
        changed=timezone.localdate(loaded.modified) if loaded.modified else None,
        addresses=ensure_short_addresses(targets),
        hours=hours_of,
        languages=languages_of(page, None, request),
        notices=loaded.notices,
    )


def _seconds_to_keep(loaded: LoadedGuide | LoadedPlace) -> int:
    return seconds_to_keep(loaded.notices, timezone.now(), MAX_AGE)


def _answer(request: HttpRequest, leaflet: Leaflet, form: Form, name: str, max_age: int) -> HttpResponse:
    """The leaflet, or 304 if the asker has it, or words about why there is none just now."""
    key = making.fingerprint(leaflet, form)
    etag = quote_etag(key[:32])
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    try:
        pdf = making.made(leaflet, form, key)
    except making.Busy:
        return render(request, "guides/paper/none.html", {"is_busy": True}, status=503)
    except CannotSet as error:
        logger.exception("A leaflet could not be set: %s", request.path)
        return render(request, "guides/paper/none.html", {"is_too_large": isinstance(error, TooLarge)}, status=404)
    filename = f"{name}{form.ending}.pdf"
    response = HttpResponse(pdf, content_type="application/pdf", headers={"ETag": etag, "X-Robots-Tag": "noindex"})
    response["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=filename) or "inline"
    patch_cache_control(response, public=True, max_age=max_age)
    return response
