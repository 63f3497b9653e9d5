# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every kind of citizen page in Chromium: accessible, valid, private, narrow, and usable without scripts."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.assets import find_node
from tests.browser.conftest import OpenPage
from tests.browser.every_page import ADDRESSES, GUIDE

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.usefixtures("_every_page")
def test_no_barrier_that_axe_can_find(open_page: OpenPage, live_site: str, axe_source: str) -> None:
    for width in (390, 1280):
        page = open_page("/livez", width=width)
        for name, address in ADDRESSES.items():
            page.goto(live_site + address)
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            page.evaluate(axe_source)
            result = page.evaluate("rules => axe.run(document, {runOnly: rules})", [*RULES, "best-practice"])
            assert [_barrier(violation) for violation in result["violations"]] == [], f"{name}, {width} px"


def _barrier(violation: dict[str, Any]) -> str:
    return f"{violation['id']}: {[node['html'][:200] for node in violation['nodes']]}"


@pytest.mark.usefixtures("_every_page")
def test_markup_is_valid(open_page: OpenPage, live_site: str, tmp_path: Path) -> None:
    page = open_page("/")
    files = []
    for name, address in ADDRESSES.items():
        files.append(tmp_path / f"{name}.html")
        files[-1].write_text(page.request.get(live_site + address).text())
    find_node().run("node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *files)


@pytest.mark.usefixtures("_every_page")
def test_asks_no_other_host_keeps_nothing_on_the_device_and_stays_within_its_policy(
    open_page: OpenPage, live_site: str
) -> None:
    asked: list[str] = []
    refused: list[str] = []
    page = open_page("/livez")
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    for name, address in ADDRESSES.items():
        asked.clear()
        page.goto(live_site + address)
        page.wait_for_load_state("networkidle")
        assert asked, name
        assert [url for url in asked if not url.startswith(live_site)] == [], name
        assert page.context.cookies() == [], name
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0, name
    assert refused == []


@pytest.mark.usefixtures("_every_page")
def test_fits_on_a_screen_of_320_pixels(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez", width=320, height=568)
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name


@pytest.mark.usefixtures("_every_page")
def test_what_one_presses_is_large_enough_for_a_thumb(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/2/")
    for selector in (
        ".step-nav a",
        ".at-hand a",
        ".feedback button",
        ".call",
        ".contact a",
        ".map-link a",
        "summary",
        ".site-header a",
    ):
        for box in (each.bounding_box() for each in page.locator(selector).all() if each.is_visible()):
            assert box
            assert box["height"] >= 44, selector


@pytest.mark.usefixtures("_every_page")
def test_a_guide_can_be_followed_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.get_by_role("searchbox").fill("indgang")
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("link", name="Find vej til Borgercenter Handicap").click()
    page.get_by_text("Må min hund komme med?").click()
    expect(page.locator("details[open] .answer")).to_be_visible()
    page.locator(".page-head .button-primary").click()
    for title in ("Tjek dit brev", "Find indgang B", "Vent ved døren"):
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
        page.locator(".step-nav .button-primary").click()
    assert page.url.endswith(GUIDE)


@pytest.mark.usefixtures("_every_page")
def test_arrow_keys_lead_to_the_next_and_previous_step(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/1/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/trin/2/")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/trin/1/")
    page.keyboard.press("ArrowLeft")  # there is nothing before the first
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tjek dit brev")


@pytest.mark.usefixtures("_every_page")
def test_keyboard_reaches_the_content_first_and_nothing_hides_behind_the_bar(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/2/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main-content")
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert not _is_covered(page), page.evaluate("document.activeElement.outerHTML")


def _is_covered(page: Page) -> bool:
    """Whether the bar at the bottom lies over the whole of what has the focus."""
    return bool(
        page.evaluate(
            """() => {
                const bar = document.querySelector(".bar"), focused = document.activeElement;
                if (focused === document.body || bar.contains(focused)) return false;
                const inner = focused.getBoundingClientRect(), outer = bar.getBoundingClientRect();
                return inner.height > 0 && inner.top >= outer.top && inner.bottom <= outer.bottom;
            }"""
        )
    )
