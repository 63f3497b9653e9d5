# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From step to step without loading a page, in Chromium: as a page load for the reader, and one page for its memory."""

import gzip
import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b
from tests.factories.languages import translated

pytestmark = pytest.mark.browser

GUIDE = "/center/find-vej/"
DISCREET = "/center/samtale/"


@pytest.fixture(autouse=True)
def _content(live_site: str) -> None:
    department = DepartmentFactory(title="Center", slug="center")
    text = b.text("<p>Lang tekst.</p>" * 30)
    steps = [b.step("Læs", "Nu.", text), b.step("Ring", "Nu.", text), b.step("Vent", "Her.")]
    guide = GuideFactory(
        parent=department, title="Find vej", slug="find-vej", steps=steps, questions=[b.question("Må hunden med?")]
    )
    GuideFactory(parent=department, title="Hemmelig", slug="samtale", steps=steps, discreet=True)
    translated(guide, "ar", title="الطريق", steps=json.dumps(json.loads(json.dumps(steps))))


def mark(page: Page) -> None:
    """Something that a page's memory holds, and that a page load forgets."""
    page.evaluate("window.shown = 0; document.addEventListener('page:shown', () => (window.shown += 1))")


def swaps(page: Page) -> int | None:
    """How often what the page shows has been swapped since it was marked; None where it has been loaded since."""
    found: int | None = page.evaluate("window.shown ?? null")
    return found


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_the_next_step_is_announced_and_seen_from_its_top(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/1/")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    mark(page)
    page.evaluate("scrollTo(0, 500)")
    page.locator(".step-nav [rel=next]").click()
    heading(page, "Ring")
    assert page.url.endswith(f"{GUIDE}trin/2/")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.title().startswith("Trin 2 af 3: Ring")
    assert page.evaluate("scrollY") == 0
    assert page.locator("main").get_attribute("aria-busy") is None
    assert page.locator("h1, main, link[rel=canonical]").count() == page.evaluate(
        "fetch(location).then(answer => answer.text()).then(text => new DOMParser().parseFromString(text, 'text/html')"
        ".querySelectorAll('h1, main, link[rel=canonical]').length)"
    )
    assert (swaps(page), said) == (1, [])


def test_back_and_forward_lead_where_one_was(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    mark(page)
    page.get_by_role("link", name="Start med trin 1").click()
    heading(page, "Læs")
    page.evaluate("scrollTo(0, 300)")
    page.keyboard.press("ArrowRight")
    heading(page, "Ring")
    page.go_back()
    heading(page, "Læs")
    page.wait_for_function("() => scrollY === 300", polling=50)
    page.go_back()
    heading(page, "Find vej")
    page.go_forward()
    page.go_forward()
    heading(page, "Ring")
    assert page.url.endswith(f"{GUIDE}trin/2/")
    assert (swaps(page) or 0) >= 5


def test_what_leads_out_of_the_guide_or_into_another_window_is_left_to_the_browser(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/1/", width=1280)
    mark(page)
    with page.context.expect_page() as opened:
        page.locator(".step-nav [rel=next]").click(modifiers=["Control"])
    heading(opened.value, "Ring")
    heading(page, "Læs")
    assert swaps(page) == 0
    page.locator(".breadcrumbs__link[href='/center/']").click()
    page.wait_for_url("**/center/")
    assert swaps(page) is None


@pytest.mark.parametrize("answer", ["no answer", "an error", "a release", "another place"])
def test_what_fails_is_loaded_by_the_browser(open_page: OpenPage, answer: str) -> None:
    page = open_page(f"{GUIDE}trin/1/")

    def meddle(route: Route) -> None:
        if route.request.resource_type != "fetch":
            route.continue_()
        elif answer == "no answer":
            route.abort()
        elif answer == "an error":
            route.fulfill(status=500, content_type="text/html", body="<h1>Fejl</h1>")
        elif answer == "a release":
            body = route.fetch().text().replace("guide.js", "guide.js?new")
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)
        else:
            route.fulfill(status=200, content_type="text/html", body="<h1>Log på nettet</h1>")

    page.route("**/trin/2/", meddle)
    mark(page)
    page.locator(".step-nav [rel=next]").click()
    heading(page, "Ring")
    assert swaps(page) is None
    page.go_back()
    heading(page, "Læs")


def test_an_address_of_a_question_opens_it(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    question = page.locator("details .answer").get_attribute("id")
    page.get_by_role("link", name="Start med trin 1").click()
    heading(page, "Læs")
    mark(page)
    page.locator(".step-nav a").last.evaluate(f"link => link.href = '{GUIDE}#{question}'")
    page.locator(".step-nav a").last.click()
    heading(page, "Find vej")
    expect(page.locator("details .answer")).to_be_visible()
    assert page.url.endswith(f"{GUIDE}#{question}")
    assert page.evaluate("scrollY") > 0
    assert swaps(page) == 1


def test_leaving_works_on_every_step(open_page: OpenPage, live_site: str) -> None:
    page = open_page(f"{DISCREET}trin/1/")
    mark(page)
    page.keyboard.press("ArrowRight")
    heading(page, "Ring")
    assert swaps(page) == 1
    assert page.title().startswith("Trin 2 af 3 – Guide")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(f"{live_site}/")


def test_from_right_to_left_the_arrows_point_to_where_the_buttons_are(open_page: OpenPage) -> None:
    page = open_page(f"/ar{GUIDE}trin/1/")
    mark(page)
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/trin/2/")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert page.locator(".languages a[hreflang=da]").get_attribute("href") == f"{GUIDE}trin/2/"
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/trin/1/")
    assert swaps(page) == 2


def test_what_a_step_can_do_works_after_a_swap(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/1/")
    mark(page)
    page.keyboard.press("ArrowRight")
    heading(page, "Ring")
    page.get_by_role("button", name="Jeg har brug for hjælp her").click()
    expect(page.get_by_role("heading", name="Ring til os, så hjælper vi dig")).to_be_focused()
    page.keyboard.press("ArrowRight")
    heading(page, "Vent")
    assert swaps(page) == 2


MOST_SCRIPT = 15_000
"""Bytes, compressed; what saving a guide takes is fetched by those who do."""


def test_the_scripts_of_a_step_stay_light(open_page: OpenPage) -> None:
    page = open_page(f"{DISCREET}trin/1/")
    scripts = page.locator("script[src], link[rel=modulepreload]").evaluate_all(
        "all => Promise.all(all.map(each => fetch(each.src || each.href).then(answer => answer.text())))"
    )
    assert sum(len(gzip.compress(script.encode())) for script in scripts) <= MOST_SCRIPT
