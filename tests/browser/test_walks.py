# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every kind of citizen page, walked as those do who see, hear or move differently."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.every_page import ADDRESSES

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_every_page")]

TEXT_SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""
"""What pages must bear (WCAG 1.4.12)."""

WEAR = """(rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
}"""

WIDER = """() => [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > 321 && document.documentElement.scrollWidth > 320)
    .filter((each) => !each.closest("details:not([open]) > :not(summary)"))
    .map((each) => each.outerHTML.slice(0, 200))"""

CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((each) => {
    const { overflow, textOverflow, position } = getComputedStyle(each);
    const isHidden = each.closest(".sr-only, [hidden]") || each.offsetHeight <= 1;
    const isCut = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
    return !isHidden && overflow === "hidden" && each.textContent.trim() && isCut;
}).map((each) => each.outerHTML.slice(0, 200))"""

COVERED_SHARE = """() => Math.max(0, ...[...document.querySelectorAll("body *")].map((each) => {
    const stays = ["fixed", "sticky"].includes(getComputedStyle(each).position);
    const { width, height } = each.getBoundingClientRect();
    return stays ? (width * height) / (innerWidth * innerHeight) : 0;
}))"""

FOCUSABLE = "a[href], button, input, select, textarea, summary, video[controls], [tabindex='0']"

STOP = """async () => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    focused.dataset.reached = "";
    const isSeen = () => {
        const { top, left, width, height } = focused.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
        return focused.contains(over) || Boolean(over?.contains(focused)) || focused.matches("input");
    };
    for (let frame = 0; frame < 30 && !isSeen(); frame++) await new Promise(requestAnimationFrame); // what slides away
    const isMarked = (part) => {
        const { outlineStyle, boxShadow } = getComputedStyle(focused, part);
        return outlineStyle !== "none" || boxShadow !== "none";
    };
    return {
        html: focused.outerHTML.slice(0, 200),
        isSeen: isSeen(),
        isMarked: isMarked(null) || isMarked("::after"),
    };
}"""


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details:not(.display)').forEach(details => details.open = true)")


def test_bears_the_text_spacing_that_readers_need(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez", width=320, height=568)
    wrong = {}
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        open_details(page)
        page.evaluate(WEAR, TEXT_SPACING)
        wrong[name] = page.evaluate(WIDER) + page.evaluate(CUT_OFF)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_fits_at_400_percent_and_nothing_that_stays_takes_the_page(open_page: OpenPage, live_site: str) -> None:
    """1280 × 1024 at 400 % is 320 × 256."""
    page = open_page("/livez", width=320, height=256)
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        open_details(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name
        assert page.evaluate(COVERED_SHARE) < 0.35, name


def test_keyboard_reaches_everything_and_always_shows_where_it_is(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez")
    page.emulate_media(reduced_motion="reduce")
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        page.wait_for_load_state("networkidle")
        for _stop in range(300):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop is None:
                break
            assert stop["isSeen"], f"{name}: {stop['html']}"
            assert stop["isMarked"], f"{name}: {stop['html']}"
        left = page.locator(f":is({FOCUSABLE}):not([data-reached]):not([tabindex='-1']):visible:enabled")
        unreached = [
            each.evaluate("each => each.outerHTML.slice(0, 200)") for each in left.all() if not _is_in_group(each)
        ]
        assert unreached == [], name


def _is_in_group(each: Locator) -> bool:
    """One radio button of a group stands for all."""
    return bool(each.evaluate("each => each.matches('[type=radio]')"))


def test_screen_reader_meets_landmarks_one_title_levels_in_order_and_names(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez")
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        open_details(page)
        tree = page.locator("body").aria_snapshot()
        lines = [line.strip().removeprefix("- ") for line in tree.splitlines()]
        for landmark in ("banner", "main", "contentinfo"):
            assert sum(re.match(rf"{landmark}\b", line) is not None for line in lines) == 1, f"{name}: {landmark}"
        levels = [int(found[1]) for line in lines if (found := re.search(r"^'?heading .*\[level=(\d)\]", line))]
        assert levels.count(1) == 1, name
        assert all(below <= above + 1 for above, below in pairwise(levels)), f"{name}: {levels}"
        nameless = [
            line for line in lines if re.match(r"(link|button|img|textbox|searchbox|checkbox|radio|video):?$", line)
        ]
        assert nameless == [], name


def test_reads_and_leads_on_without_scripts(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez", javascript=False)
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.get_by_role("main").inner_text().strip(), name
        useless = page.locator("main button:visible:not([type=submit]):not([data-film-controls] *)")
        assert [each.inner_text() for each in useless.all()] == [], name


def test_nothing_moves_for_whoever_wants_it_still(open_page: OpenPage, live_site: str) -> None:
    page = open_page("/livez")
    page.emulate_media(reduced_motion="reduce")
    for name, address in ADDRESSES.items():
        page.goto(live_site + address)
        page.mouse.move(200, 300)
        page.keyboard.press("End")
        moving = "document.getAnimations().filter(each => each.effect.getComputedTiming().duration > 1).length"
        assert page.evaluate(moving) == 0, name
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", name
