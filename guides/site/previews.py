# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a link to a page shows in messages and on other sites (Open Graph).

A guide whose reader must not be given away shows a neutral title and nothing else.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from guides.chosen import prepare_pictures
from guides.models import DepartmentPage, GuidePage, HomePage, PlacePage, Step
from guides.sanitise import plain_text
from guides.site.look import look_of
from media_pipeline.models import Image

PICTURE = "fill-1200x630|format-jpeg"
"""The size that previews are made for; not every messenger knows newer formats."""
LONGEST = 200
"""Characters of a description."""


@dataclass(frozen=True)
class Preview:
    """Empty strings are left out; addresses are absolute."""

    title: str
    description: str = ""
    url: str = ""
    picture: str = ""


def preview_of(request: HttpRequest, page: Page | None, step: Step | None) -> Preview:
    """Of a page, or of one step of a guide; of anything else, no more than whose it is."""
    match page:
        case GuidePage() if page.discreet:
            return Preview(_("A guide from %(name)s") % {"name": look_of(request).name})
        case GuidePage() if step:
            address = request.build_absolute_uri(page.get_url(request) + page.step_path(step.key))
            return Preview(f"{step.title} – {page.title}", _short(step.value["text"] or page.summary), address)
        case GuidePage():
            return Preview(page.title, page.summary, _address(request, page), _picture(request, page.cover_image))
        case HomePage() | DepartmentPage() | PlacePage():
            return Preview(page.title, _about(page), _address(request, page))
        case _:
            return Preview(look_of(request).name)


def _about(page: HomePage | DepartmentPage | PlacePage) -> str:
    match page:
        case PlacePage():
            return page.address
        case DepartmentPage():
            return _short(plain_text(page.about))
        case HomePage():
            return _short(plain_text(page.intro))


def _short(text: str) -> str:
    return Truncator(" ".join(text.split())).chars(LONGEST)


def _address(request: HttpRequest, page: Page) -> str:
    return request.build_absolute_uri(page.get_url(request))


def _picture(request: HttpRequest, image: Image | None) -> str:
    if image is None or not image.is_public:
        return ""
    prepare_pictures([image], PICTURE)
    return request.build_absolute_uri(image.get_rendition(PICTURE).url)
