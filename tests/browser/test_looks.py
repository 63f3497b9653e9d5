# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""By day and by night, in a municipality's colours, in the device's own, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from wagtail.models import Site

from guides.colours import contrast
from guides.models import Look
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

GUIDE = "/raadhuset/find-vej/"
STEP = f"{GUIDE}trin/1/"
ADDRESSES = [
    *("/", "/raadhuset/", GUIDE, STEP, "/raadhuset/sted/lokalet/", "/soeg/?q=vej", "/soeg/?q=xyzzy", "/visning/"),
    *("/privatliv/", "/tilgaengelighed/", "/findes-ikke/", "/raadhuset/trukket-tilbage/"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser, live_site: str) -> Iterator[Page]:
    """On a phone at night, on a site with one of everything."""
    department = DepartmentFactory(title="Rådhuset", slug="raadhuset")
    film, contact = VideoFactory.create(is_public=True), ContactFactory(department=department)
    place = PlaceFactory(department=department, title="Lokalet", slug="lokalet", film=film)
    GuideFactory(parent=department, slug="trukket-tilbage", live=False)
    GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        cover_image=ImageFactory(is_public=True),
        places=[b.place(place)],
        contacts=[b.contact(contact)],
        questions=[b.question("Må min hund komme med?", film=film)],
        steps=[
            b.step(
                *("Gå ind", "Ad den blå dør."),
                *(b.film(film), b.checklist("Tag med", "Brevet"), b.place(place), b.contact(contact)),
                *(b.deadline("Ring senest", "2026-12-03"), b.self_service("Skriv", "https://post.example/")),
                *(b.callout("<p>Vi venter.</p>"), b.callout("<p>Kør ikke ind.</p>", "important")),
            ),
            b.step("Vent"),
        ],
    )
    context = browser.new_context(base_url=live_site, color_scheme="dark", viewport=PHONE, locale="da-DK")
    yield context.new_page()
    context.close()


def barriers(page: Page, axe_source: str, address: str) -> list[str]:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(axe_source)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{address} {each['id']}: {[node['html'][:200] for node in each['nodes']]}" for each in found]


def surface(page: Page) -> str:
    """The colour of the page's paper, as #rrggbb."""
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)"
    )
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_no_barrier_in_the_dark(page: Page, axe_source: str) -> None:
    assert [barrier for address in ADDRESSES for barrier in barriers(page, axe_source, address)] == []
    assert contrast(surface(page), "#000000") < 2  # it was dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_a_municipalitys_colours(page: Page, axe_source: str, scheme: str) -> None:
    Look.objects.create(site=Site.objects.get(), name="Søby", colour="#7a1f3d", logo=ImageFactory(is_public=True))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert [barrier for address in (GUIDE, STEP, "/") for barrier in barriers(page, axe_source, address)] == []
    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--spruce')")
    assert (colour == "#7a1f3d") == (scheme == "light")
    assert page.locator(".site-header__logo").evaluate("each => each.complete && each.naturalWidth > 0")


def test_paper_is_light_at_night_too(page: Page) -> None:
    Look.objects.create(site=Site.objects.get(), colour="#7a1f3d")
    page.goto(STEP)
    page.emulate_media(media="print", color_scheme="dark")
    ink = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')")
    assert contrast(ink, "#ffffff") > 7
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--spruce')") == "#7a1f3d"
    assert page.locator(".display").is_hidden()


def test_forced_colours_leave_edges(page: Page) -> None:
    page.emulate_media(forced_colors="active", color_scheme="light")
    page.goto(STEP)
    for selector in (".sign", ".route__number", ".callout", ".help", ".button-primary", ".progress span"):
        edge = page.locator(f"{selector}:visible").first.evaluate("each => getComputedStyle(each).borderTopWidth")
        assert edge not in {"", "0px"}, selector
    done, ahead = (
        page.locator(f".progress span:nth-child({n})").evaluate("each => getComputedStyle(each).backgroundColor")
        for n in (1, 2)
    )
    assert done != ahead


def test_who_asks_for_contrast_gets_no_soft_text(page: Page) -> None:
    page.emulate_media(contrast="more", color_scheme="light")
    page.goto(GUIDE)
    lead, heading = (page.locator(each).evaluate("each => getComputedStyle(each).color") for each in (".lead", "h1"))
    assert lead == heading
