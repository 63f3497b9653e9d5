# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How the site looks to citizens: the municipality's name, logo and colours, read once a minute."""

from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from guides.models.look import DAY, NIGHT, Look, Palette

LOGO = "max-480x96|format-webp"
"""The logo's size: twice what the header shows, for phones with fine screens."""
YEAR = 31_536_000


@dataclass(frozen=True)
class Logo:
    """Where it is; pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Shown:
    """What every page needs of the look, as plain values."""

    name: str
    logo: Logo | None = None
    style: str = ""
    """A style sheet, empty for the colours that everybody has."""
    day_colour: str = DAY.default
    night_colour: str = NIGHT.ground
    """Of the frame that some browsers draw around a page: at night like the page."""

    @property
    def version(self) -> str:
        """Changes with the style sheet, so that browsers may keep it."""
        return sha256(self.style.encode()).hexdigest()[:12]


def look_of(request: HttpRequest | None) -> Shown:
    """The request's site's. Without a request (a page about an error) nobody is asked."""
    site = Site.find_for_request(request) if request else None
    if site is None:
        return Shown(settings.WAGTAIL_SITE_NAME)
    shown: Shown | None = cache.get(Look.cache_key(site.pk))
    if shown is None:
        shown = _read(site)
        cache.set(Look.cache_key(site.pk), shown, Look.KEPT_SECONDS)
    return shown


def _read(site: Site) -> Shown:
    look = Look.objects.select_related("logo").filter(site=site).first()
    if look is None:
        return Shown(settings.WAGTAIL_SITE_NAME)
    return Shown(
        name=look.name or settings.WAGTAIL_SITE_NAME,
        logo=_logo(look),
        style=_style(look) if look.colour or look.night_colour else "",
        day_colour=look.day,
    )


def _logo(look: Look) -> Logo | None:
    if look.logo is None or not look.logo.is_public:
        return None
    rendition = look.logo.get_rendition(LOGO)
    return Logo(rendition.url, rendition.width, rendition.height)


def _style(look: Look) -> str:
    night = _declarations(look.night, NIGHT)
    return f":root{{{_declarations(look.day, DAY)}}}@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}"


def _declarations(colour: str, palette: Palette) -> str:
    return f"--spruce:{colour};--spruce-dark:{palette.pressed(colour)};--spruce-light:{palette.tint(colour)}"


@require_safe
def stylesheet(request: HttpRequest) -> HttpResponse:
    """The municipality's colours. Under the address that pages name it never changes."""
    shown = look_of(request)
    if not shown.style:
        raise Http404
    response = HttpResponse(shown.style, content_type="text/css")
    is_current = request.GET.get("v") == shown.version
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "no-cache"
    return response
