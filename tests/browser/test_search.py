# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Finding one's way in Chromium: suggestions by mouse, keyboard and screen reader, and everything without them."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from cms.assets import find_node
from tests.browser.conftest import OpenPage
from tests.factories import DepartmentFactory, GuideFactory, LifeSituationFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

PAUSE = 200
"""Milliseconds without a key before the script asks."""
SMALL_ENOUGH = 2048
"""Bytes of the script, compressed."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ADDRESSES = ("/for/paaroerende/", "/livssituation/hospital/", "/soeg/?q=elevatorer", "/soeg/?q=elevvator", "/soeg/?q=q")


@pytest.fixture
def _content(live_site: str) -> None:
    department = DepartmentFactory(title="Borgercenter Handicap", slug="borgercenter")
    situation = LifeSituationFactory(name="Hjemme fra hospitalet", slug="hospital")
    GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        situations=[situation],
        steps=[b.step("Tag elevatoren", "Til 2. sal."), b.step("Vent", "Vi kommer.")],
        questions=[
            *(b.question(f"Hvad er nummer {number}?", f"<p>{'Lang tekst. ' * 40}</p>") for number in range(10)),
            b.question("Må jeg tage min hund med?", "<p>Førerhunde må komme med ind.</p>"),
        ],
    )


def suggestions(page: Page, typed: str) -> Any:
    page.get_by_role("searchbox").press_sequentially(typed, delay=20)
    links = page.locator(".suggestions a")
    expect(links.first).to_be_visible()
    return links


@pytest.mark.usefixtures("_content")
def test_suggestions_are_links_that_the_keyboard_reaches(open_page: OpenPage) -> None:
    page = open_page("/")
    links = suggestions(page, "elev")
    expect(page.locator("form [role=status]")).to_have_text("Et forslag under feltet")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/borgercenter/find-vej/trin/1/")


@pytest.mark.usefixtures("_content")
def test_suggestions_go_away_with_escape_and_when_one_goes_on(open_page: OpenPage) -> None:
    page = open_page("/")
    box = page.locator(".suggestions")
    suggestions(page, "elev")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("elev")
    suggestions(page, "a")
    for _ in range(3):  # the button, the suggestion, and on
        page.keyboard.press("Tab")
    expect(box).to_be_hidden()


@pytest.mark.usefixtures("_content")
def test_suggestions_can_be_pressed_and_move_nothing(open_page: OpenPage) -> None:
    page = open_page("/")
    before = page.locator("h2").first.bounding_box()
    links = suggestions(page, "elev")
    assert page.locator("h2").first.bounding_box() == before
    box = links.first.bounding_box()
    assert box
    assert box["height"] >= 44
    links.first.click()
    page.wait_for_url("**/trin/1/")


@pytest.mark.usefixtures("_content")
def test_one_question_is_asked_when_the_reader_pauses(open_page: OpenPage) -> None:
    page = open_page("/")
    page.clock.install()  # however long a busy machine takes between two keys, the page sees no pause
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    asked: list[str] = []
    page.on("request", _collect(asked))
    page.get_by_role("searchbox").press_sequentially("elevator")
    page.clock.run_for(PAUSE - 1)
    assert not [url for url in asked if "/soeg/forslag/" in url]
    page.clock.run_for(1)
    expect(page.locator(".suggestions a").first).to_be_visible()
    assert [url.partition("?")[2] for url in asked if "/soeg/forslag/" in url] == ["q=elevator"]


def _collect(into: list[str]) -> Callable[[Any], None]:
    return lambda request: into.append(request.url)


@pytest.mark.usefixtures("_content")
@pytest.mark.parametrize("javascript", [True, False])
def test_the_form_finds_the_question_and_opens_it(open_page: OpenPage, javascript: bool) -> None:
    page = open_page("/", javascript=javascript)
    page.get_by_role("searchbox").fill("hundene")
    page.get_by_role("button", name="Søg").click()
    page.get_by_role("link", name="Må jeg tage min hund med?").click()
    expect(page.get_by_text("Førerhunde må komme med ind.")).to_be_in_viewport()
    expect(page.get_by_text("Må jeg tage min hund med?")).to_be_in_viewport()


@pytest.mark.usefixtures("_content")
def test_a_reader_can_browse_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/", javascript=False)
    page.get_by_role("link", name="Hjemme fra hospitalet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hjemme fra hospitalet")
    page.get_by_role("link", name="For pårørende").click()
    page.get_by_role("link", name="Find vej", exact=True).click()
    assert page.url.endswith("/borgercenter/find-vej/")


@pytest.mark.usefixtures("_content")
def test_no_barriers_at_any_width(open_page: OpenPage, axe_source: str) -> None:
    for width in (320, 1280):
        for address in ADDRESSES:
            page = open_page(address, width=width)
            _check(page, axe_source, f"{address}, {width} px")
            assert page.evaluate("document.documentElement.scrollWidth") == width, address
        page = open_page("/", width=width)
        suggestions(page, "elev")
        _check(page, axe_source, f"suggestions, {width} px")
        assert page.evaluate("document.documentElement.scrollWidth") == width


def _check(page: Page, axe_source: str, where: str) -> None:
    page.evaluate(axe_source)
    result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    found = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in result["violations"]]
    assert found == [], where


@pytest.mark.usefixtures("_content")
def test_markup_is_valid(open_page: OpenPage, live_site: str, tmp_path: Path) -> None:
    page = open_page("/")
    files = []
    for number, address in enumerate(("/", "/borgercenter/find-vej/", *ADDRESSES)):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(page.request.get(live_site + address).text())
    find_node().run("node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *files)


def test_the_script_is_small() -> None:
    assert len(gzip.compress((settings.BASE_DIR / "static" / "src" / "search.js").read_bytes())) <= SMALL_ENOUGH
