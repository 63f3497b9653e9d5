# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The buttons of a guide in Chromium: the bar at the thumb, sharing, answering, maps, and leaving."""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from guides.answers import Answer
from guides.plays.models import SubjectDay
from tests.browser.conftest import OpenPage
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

GUIDE = "/borgercenter/find-vej/"
DISCREET = "/borgercenter/samtale/"
ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1 Version/15.0 Safari/604.1"


@pytest.fixture(autouse=True)
def _content(live_site: str) -> None:
    department = DepartmentFactory(title="Borgercenter", slug="borgercenter")
    place = PlaceFactory(department=department, slug="her")
    contact = ContactFactory(department=department, sms="00 12 34 21")
    text = b.text("<p>Lang tekst.</p>" * 12)
    steps = [
        b.step("Læs", "Nu.", text, b.contact(contact), b.place(place)),
        b.step("Ring", "Nu."),
        b.step("Kom", "Nu.", kind="alternative"),
        b.step("Vent", "Her.", text),
    ]
    GuideFactory(parent=department, title="Find vej", slug="find-vej", steps=steps, places=[b.place(place)])
    GuideFactory(parent=department, title="Hemmelig", slug="samtale", steps=steps, discreet=True)


def counted() -> list[tuple[str, int]]:
    """The answers: that the guide was opened, and the step read, is counted besides."""
    return list(SubjectDay.objects.filter(what__in=Answer.values).values_list("what", "count"))


def tab_to(target: Locator) -> None:
    for _stop in range(60):
        target.page.keyboard.press("Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    pytest.fail(f"{target} has not been reached")


class TestBar:
    @pytest.mark.parametrize(("width", "height"), [(390, 844), (375, 548)])
    def test_stays_at_the_thumb_and_holds_what_one_needs(self, open_page: OpenPage, width: int, height: int) -> None:
        """375 × 548 is what a small phone's browser leaves of 667."""
        page = open_page(f"{GUIDE}trin/1/", width=width, height=height)
        for name in ("Ring til os", "Skriv sms", "Find vej", "Næste"):
            box = page.locator(".bar a", has_text=name).bounding_box()
            assert box, name
            assert box["y"] > height * 0.7
            assert box["y"] + box["height"] <= height
            assert min(box["width"], box["height"]) >= 44, name

    @pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 480)])
    def test_takes_no_room_where_there_is_none(self, open_page: OpenPage, width: int, height: int) -> None:
        """320 × 256 is a desktop at 400 %."""
        page = open_page(f"{GUIDE}trin/1/", width=width, height=height)
        assert page.locator(".bar").evaluate("bar => getComputedStyle(bar).position") == "static"
        assert page.evaluate("document.documentElement.scrollWidth") == width

    def test_is_not_said_twice_where_the_same_stands_beside_the_step(self, open_page: OpenPage) -> None:
        page = open_page(f"{GUIDE}trin/2/", width=1280)
        expect(page.locator(".at-hand")).to_be_hidden()
        assert page.get_by_role("link", name="00 12 34 10").count() == 1

    def test_hides_nothing_that_has_the_focus_forwards_or_backwards(self, open_page: OpenPage) -> None:
        for address in (f"{GUIDE}trin/1/", f"{DISCREET}trin/1/"):
            page = open_page(address)
            for key, times in (("Tab", 25), ("Shift+Tab", 25)):
                for _ in range(times):
                    page.keyboard.press(key)
                    assert not _is_covered(page), page.evaluate("document.activeElement.outerHTML")


def _is_covered(page: Page) -> bool:
    """Whether a bar that stays lies over any part of the middle of what has the focus."""
    return bool(
        page.evaluate(
            """() => {
                const focused = document.activeElement;
                const { left, top, width, height } = focused.getBoundingClientRect();
                const bars = [...document.querySelectorAll(".bar, .leave")].filter((bar) => !bar.contains(focused));
                if (focused === document.body || height === 0 || height > 300) return false;
                const shown = document.elementFromPoint(left + width / 2, top + height / 2);
                return bars.some((bar) => bar.contains(shown));
            }"""
        )
    )


class TestKeys:
    def test_next_leads_past_the_alternative(self, open_page: OpenPage) -> None:
        page = open_page(f"{GUIDE}trin/2b/")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/trin/3/")
        page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/trin/2/")
        page.get_by_role("link", name="Kom", exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_accessible_name(re.compile("^Trin 2 af 3, eller ?: Kom$"))

    def test_a_swipe_leads_nowhere(self, browser: Browser, live_site: str) -> None:
        """Hands that tremble, and screen readers, swipe without meaning the next step."""
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.goto(f"{live_site}{GUIDE}trin/2/")
        session = context.new_cdp_session(page)
        for distance in (-300, 300):
            where = {"x": 195, "y": 300, "xDistance": distance, "speed": 3_000, "gestureSourceType": "touch"}
            session.send("Input.synthesizeScrollGesture", where)
            page.wait_for_timeout(300)
            assert page.url.endswith("/trin/2/")
        context.close()


IS_UNCOVERED = """(element) => {
  const { left, right, bottom } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint((left + right) / 2, bottom - 4));
}"""
ANSWERS = [("Ja det hjalp", "ja"), ("Nej det hjalp ikke", "nej"), ("Jeg har brug for hjælp her", "hjaelp")]


class TestAnswers:
    def test_comes_at_once_in_its_place_and_has_the_focus(self, open_page: OpenPage) -> None:
        page = open_page(f"{GUIDE}trin/2/")
        page.get_by_role("button", name="Jeg har brug for hjælp her").click()
        heading = page.get_by_role("heading", name="Ring til os, så hjælper vi dig", level=2)
        expect(heading).to_be_focused()
        sentence = page.get_by_text("Vi kan ikke se, hvem du er, og kan derfor ikke ringe til dig.")
        expect(sentence).to_be_visible()
        assert sentence.evaluate(IS_UNCOVERED), "not behind the bar"
        expect(page.locator("[data-answer] .call")).to_have_attribute("href", "tel:+4500123410")
        assert page.url.endswith("/trin/2/")
        assert page.locator("h1").count() == 1
        assert counted() == [("hjaelp", 1)]

    @pytest.mark.parametrize(("name", "answer"), ANSWERS)
    def test_works_without_scripts(self, open_page: OpenPage, name: str, answer: str) -> None:
        page = open_page(f"{GUIDE}trin/2b/", javascript=False)
        page.get_by_role("button", name=name).click()
        page.wait_for_url(f"**/trin/2b/svar/{answer}/")
        assert page.locator("main .call").filter(visible=True).count() == 1
        expect(page.locator("[data-answer] .call")).to_have_attribute("href", "tel:+4500123410")
        page.reload()
        assert counted() == [(answer, 1)]
        assert set(SubjectDay.objects.values_list("day", flat=True)) <= {date.today()}  # noqa: DTZ011
        page.get_by_role("link", name="Tilbage til trin 2, eller: Kom").click()
        page.wait_for_url("**/trin/2b/")

    def test_by_keyboard(self, open_page: OpenPage) -> None:
        page = open_page(f"{GUIDE}trin/1/")
        tab_to(page.get_by_role("button", name="Jeg har brug for hjælp her"))
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Ring til os, så hjælper vi dig")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_attribute("href", re.compile("tel:"))
        assert counted() == [("hjaelp", 1)]

    def test_is_a_page_where_the_line_is_gone(self, open_page: OpenPage) -> None:
        page = open_page(f"{GUIDE}trin/2/")
        page.evaluate("() => { window.fetch = () => Promise.reject(new Error('no line')); }")
        page.get_by_role("button", name="Jeg har brug for hjælp her").click()
        page.wait_for_url("**/trin/2/svar/hjaelp/")
        assert counted() == [("hjaelp", 1)]


class TestSharing:
    def test_is_the_phones_own_where_there_is_one(self, open_page: OpenPage) -> None:
        page = open_page("/livez")
        page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
        page.goto(page.url.replace("/livez", f"{DISCREET}trin/1/"))
        page.get_by_role("button", name="Del med en, der hjælper dig").click()
        shared = page.evaluate("window.shared")
        assert shared["title"] == "Guide – Fjordby Kommune"
        assert "/g/" in shared["url"]
        expect(page.locator("details.share")).to_be_hidden()

    def test_is_a_text_message_a_mail_or_an_address_where_there_is_none(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE, javascript=False)
        page.get_by_text("Del med en, der hjælper dig").locator("visible=true").click()
        for name in ("Send som sms", "Send som mail"):
            expect(page.get_by_role("link", name=name)).to_be_visible()
        expect(page.locator("[data-address]")).to_be_visible()

    def test_by_keyboard(self, open_page: OpenPage) -> None:
        page = open_page("/livez")
        page.add_init_script("delete Navigator.prototype.share")
        page.goto(page.url.replace("/livez", GUIDE))
        tab_to(page.locator("details.share summary"))
        page.keyboard.press("Enter")
        for name in ("Send som sms", "Send som mail"):
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_have_text(name)
        tab_to(page.get_by_role("button", name="Kopiér adressen"))
        page.keyboard.press("Space")
        expect(page.locator("details.share [role=status]")).not_to_be_empty()

    def test_the_address_can_be_copied(self, open_page: OpenPage, live_site: str) -> None:
        page = open_page("/livez")
        page.add_init_script("delete Navigator.prototype.share")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_site)
        page.goto(live_site + GUIDE)
        page.locator("details.share summary").click()
        page.get_by_role("button", name="Kopiér adressen").click()
        expect(page.locator("details.share [role=status]")).to_have_text("Kopieret")
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("[data-address]").inner_text()


class TestMaps:
    @pytest.mark.parametrize(
        ("agent", "scheme"), [(ANDROID, "geo:0,0?q="), (IPHONE, "maps:?q="), ("Mozilla/5.0 (X11; Linux)", "https://")]
    )
    def test_the_phones_own_map_opens(self, browser: Browser, live_site: str, agent: str, scheme: str) -> None:
        context = browser.new_context(user_agent=agent)
        page = context.new_page()
        page.goto(f"{live_site}/borgercenter/sted/her/")
        link = page.locator("[data-map]")
        assert str(link.get_attribute("href")).startswith(scheme)
        assert page.locator("[data-map-note]").count() == (scheme == "https://")
        context.close()


class TestLeaving:
    @pytest.fixture
    def page(self, open_page: OpenPage, live_site: str) -> Page:
        page = open_page("/livez")
        page.goto(live_site + DISCREET)
        page.goto(f"{live_site}{DISCREET}trin/1/")
        return page

    def test_back_does_not_lead_to_the_page_that_was_left(self, page: Page, live_site: str) -> None:
        page.get_by_role("link", name="Forlad siden").click()
        page.wait_for_url(f"{live_site}/")
        page.go_back()
        assert page.url == live_site + DISCREET
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    def test_shift_three_times_leaves(self, page: Page, live_site: str) -> None:
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url(f"{live_site}/")

    def test_other_keys_in_between_do_not(self, page: Page) -> None:
        for key in (
            "Shift",
            "Shift",
            "a",
            "Shift",
            "Escape",
            "Escape",
            "Escape",
            "Shift+Tab",
            "Shift+Tab",
            "Shift+Tab",
        ):
            page.keyboard.press(key)
        assert page.url.endswith("/trin/1/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    def test_is_the_first_thing_and_stays_in_sight(self, page: Page) -> None:
        page.mouse.wheel(0, 900)
        page.wait_for_function("scrollY > 300")
        box = page.get_by_role("link", name="Forlad siden").bounding_box()
        assert box
        assert 0 <= box["y"] < 60
        assert box["height"] >= 44

    def test_works_without_scripts(self, open_page: OpenPage, live_site: str) -> None:
        page = open_page(DISCREET, javascript=False)
        expect(page.get_by_text("Siden bliver liggende i din browsers historik.")).to_be_visible()
        expect(page.locator("[data-leave-key]")).to_be_hidden()
        page.get_by_role("link", name="Forlad siden").click()
        page.wait_for_url(f"{live_site}/")
