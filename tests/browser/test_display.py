# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Larger text, the calm view and reading aloud, as readers choose them."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from guides.models import GuidePage
from guides.short_addresses import ensure_short_addresses, lasting_targets
from media_pipeline.models import Video
from tests.browser.conftest import OpenPage
from tests.factories import ChapterFactory, DepartmentFactory, GuideFactory, ImageFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_content")]

GUIDE = "/raadhuset/find-vej/"
STEP = f"{GUIDE}trin/1/"
ADDRESSES = ["/", "/raadhuset/", GUIDE, STEP, f"{GUIDE}trin/2/", "/soeg/?q=vej", "/visning/", "/privatliv/"]

VOICES = """(voices) => {
  const spoken = (window.spoken = []);
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  const speech = {
    getVoices: () => voices,
    speak: (utterance) => { spoken.push(utterance.text); window.current = utterance; },
    cancel: () => { window.cancelled = (window.cancelled ?? 0) + 1; },
    addEventListener: () => {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
}"""
DANISH = {"lang": "da-DK", "localService": True}


@pytest.fixture
def _content(live_site: str) -> None:
    department = DepartmentFactory(title="Rådhuset", slug="raadhuset")
    film = VideoFactory.create(is_public=True)
    picture = b.picture(ImageFactory(is_public=True), "Gavlen med den blå dør")
    GuideFactory(
        parent=department,
        title="Find vej til rådhuset",
        slug="find-vej",
        cover_image=ImageFactory(is_public=True),
        questions=[b.question("Må min hund komme med?", "<p>Førerhunde må.</p>")],
        steps=[
            b.step("Gå ind", "Ad den blå dør.", picture, b.film(film)),
            b.step("Vent i handicapparkeringstilladelsesafdelingen", "Vi henter dig."),
        ],
    )


def open_panel(page: Page) -> None:
    page.locator(".display > summary").click()


def stored(page: Page) -> tuple[str | None, str | None]:
    """What is kept until the tab closes, and what is kept on the device."""
    kept: list[str | None] = page.evaluate(
        "['sessionStorage', 'localStorage'].map(name => window[name].getItem('visning'))"
    )
    return kept[0], kept[1]


def chosen(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("({...document.documentElement.dataset})")
    return found


def test_larger_text_is_there_at_once_and_on_the_next_page(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    before = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    open_panel(page)
    page.get_by_text("Størst").click()
    after = page.locator("h1").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    assert after > 1.3 * before
    assert stored(page)[0]
    assert stored(page)[1] is None
    page.route("**/display*.js", lambda route: route.continue_() if "first" in route.request.url else route.abort())
    page.keyboard.press("Escape")
    page.locator(".page-head .button-primary").click()
    page.wait_for_url("**/trin/1/")
    assert chosen(page) == {"text": "largest"}  # before any module has run


def test_is_kept_on_the_device_only_when_asked_for_and_forgotten_by_reset(open_page: OpenPage) -> None:
    page = open_page(STEP)
    open_panel(page)
    page.get_by_label("Husk det på denne enhed").check()
    assert stored(page) == (None, None)  # there is nothing to remember yet
    page.get_by_label("Rolig visning").check()
    assert stored(page)[0] is None
    assert stored(page)[1]
    page.reload()
    assert chosen(page) == {"calm": ""}
    open_panel(page)
    expect(page.get_by_label("Rolig visning")).to_be_checked()
    expect(page.get_by_label("Husk det på denne enhed")).to_be_checked()
    page.get_by_role("button", name="Nulstil").click()
    assert stored(page) == (None, None)
    assert chosen(page) == {}
    expect(page.get_by_label("Rolig visning")).not_to_be_checked()


def test_garbled_storage_is_no_choice(open_page: OpenPage) -> None:
    page = open_page(STEP)
    page.evaluate("localStorage.setItem('visning', '{')")
    page.reload()
    assert chosen(page) == {}
    open_panel(page)
    expect(page.get_by_role("radio", name="Normal")).to_be_checked()


@pytest.mark.parametrize("address", [GUIDE, STEP, "/"])
def test_the_calm_view_fetches_no_pictures_and_says_what_they_show(open_page: OpenPage, address: str) -> None:
    page = open_page("/livez")
    page.evaluate("sessionStorage.setItem('visning', '{\"calm\": true}')")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if request.resource_type == "image" else None)
    page.goto(_at(page, address))
    page.wait_for_load_state("networkidle")
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert [url for url in fetched if "/media/" in url and "poster" not in url] == []
    assert page.locator("main img:visible, video[poster]").count() == 0
    moving = """[...document.querySelectorAll("*")].filter((each) => {
        const { transitionDuration, animationName } = getComputedStyle(each);
        return parseFloat(transitionDuration) > 0 || !["", "none"].includes(animationName); // "": has no box
    }).map((each) => each.outerHTML.slice(0, 100))"""
    assert page.evaluate(moving) == []
    assert page.context.cookies() == []
    if address == STEP:
        expect(page.get_by_text("Billede: Gavlen med den blå dør")).to_be_visible()


def test_the_panel_opens_and_closes_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(STEP)
    page.locator(".display > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("name", "text")
    page.keyboard.press("ArrowDown")
    assert chosen(page) == {"text": "large"}
    assert page.url.endswith(STEP)  # the arrow was the panel's, not the guide's
    page.keyboard.press("Escape")
    expect(page.locator(".display")).not_to_have_attribute("open", "")
    expect(page.locator(":focus")).to_contain_text("Visning")


def test_without_scripts_one_reads_what_the_phone_can_do(open_page: OpenPage) -> None:
    page = open_page(STEP, javascript=False)
    open_panel(page)
    expect(page.locator("[data-display]")).to_be_hidden()
    page.get_by_role("link", name="Det kan din telefon selv").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Visning og oplæsning")


def test_fits_on_a_phone_with_the_largest_text(open_page: OpenPage) -> None:
    for width in (390, 320):
        page = open_page("/livez", width=width)
        page.evaluate("sessionStorage.setItem('visning', '{\"text\": \"largest\"}')")
        for address in ADDRESSES:
            page.goto(_at(page, address))
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth") == width, address


def _at(page: Page, address: str) -> str:
    return str(page.evaluate("location.origin")) + address


def test_what_one_presses_in_the_panel_is_large_enough_for_a_thumb(open_page: OpenPage) -> None:
    page = with_voices(open_page, [DANISH])
    open_panel(page)
    for each in page.locator(".display summary, .display label, .display button, .display a").all():
        box = each.bounding_box()
        assert box
        assert box["height"] >= 44, each.inner_html()


def with_voices(open_page: OpenPage, voices: list[dict[str, Any]], address: str = STEP) -> Page:
    page = open_page("/livez")
    page.context.add_init_script(f"({VOICES})({voices!r})".replace("True", "true").replace("False", "false"))
    page.goto(_at(page, address))
    return page


@pytest.mark.parametrize(
    "voices", [[], [{"lang": "en-GB", "localService": True}], [{"lang": "da-DK", "localService": False}]]
)
def test_offers_no_voice_that_others_would_hear_nor_one_of_another_language(
    open_page: OpenPage, voices: list[dict[str, Any]]
) -> None:
    page = with_voices(open_page, voices)
    open_panel(page)
    expect(page.get_by_label("Rolig visning")).to_be_visible()
    expect(page.locator("[data-read-aloud]")).to_be_hidden()


def test_reads_everything_in_order_and_marks_what_is_spoken(open_page: OpenPage) -> None:
    page = with_voices(open_page, [DANISH], GUIDE)
    open_panel(page)
    page.get_by_role("button", name="Læs højt").click()
    expect(page.locator(".display")).not_to_have_attribute("open", "")
    expect(page.locator(".is-spoken")).to_have_text("Find vej til rådhuset")
    for _ in range(100):
        if page.locator(".reading").is_hidden():
            break
        if "Førerhunde" in page.locator(".is-spoken").inner_text():
            expect(page.locator(".answer .is-spoken")).to_be_visible()  # its question was closed
        page.evaluate("current.onend()")
    spoken = page.evaluate("spoken")
    places = [spoken.index(text) for text in ("Find vej til rådhuset", "Må min hund komme med?", "Førerhunde må.")]
    assert places == sorted(places)
    assert any("Har du brug for hjælp nu?" in text for text in spoken)
    assert not any("Nulstil" in text or "Forsiden" in text for text in spoken)
    expect(page.locator(".is-spoken")).to_have_count(0)


def test_reads_what_pictures_and_films_show_and_nothing_that_is_only_pressed_or_printed(open_page: OpenPage) -> None:
    ChapterFactory(video=Video.objects.get(), title="Fra bussen", text="Følg stien.")
    ensure_short_addresses(lasting_targets(GuidePage.objects.get()))
    page = with_voices(open_page, [DANISH])
    open_panel(page)
    page.get_by_role("button", name="Læs højt").click()
    for _ in range(100):
        if page.locator(".reading").is_hidden():
            break
        page.evaluate("current.onend?.()")
    spoken = " ".join(page.evaluate("spoken"))
    for words in ("Billede: Gavlen med den blå dør", "Fra bussen", "Følg stien."):
        assert words in spoken
    for words in ("kamera", "Langsommere", "Hastighed"):
        assert words not in spoken


def test_pauses_at_the_paragraph_and_stops(open_page: OpenPage) -> None:
    page = with_voices(open_page, [DANISH])
    open_panel(page)
    page.get_by_role("button", name="Læs højt").click()
    pause = page.locator("[data-pause]")
    expect(pause).to_be_focused()
    pause.click()
    expect(pause).to_have_text("Læs videre")
    page.evaluate("current.onend()")  # what a browser says of what was cancelled
    assert len(page.evaluate("spoken")) == 1
    pause.click()
    expect(pause).to_have_text("Pause")
    spoken = page.evaluate("spoken")
    assert spoken[0] == spoken[1]
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".reading")).to_be_hidden()
    expect(page.locator(":focus")).to_contain_text("Visning")


def test_stops_when_the_page_is_left(open_page: OpenPage) -> None:
    page = with_voices(open_page, [DANISH])
    open_panel(page)
    page.get_by_role("button", name="Læs højt").click()
    before = page.evaluate("cancelled")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("cancelled") == before + 1
    expect(page.locator(".reading")).to_be_hidden()
