# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which of a film's files static/src/film.js plays on a large screen."""

import re

import pytest
from playwright.sync_api import Browser, expect

from media_pipeline.models import Video
from media_pipeline.publication import set_public
from tests.factories.media import VideoFactory
from tests.factories.pages import PlaceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FASTEST = 10_000_000
"""Bytes a second, of what Chromium tells."""


def place_with_film() -> str:
    film = VideoFactory()
    path: str = PlaceFactory(film=film).get_url()
    set_public(Video, {film.pk}, public=True)
    return path


@pytest.mark.parametrize(("bytes_per_second", "file"), [(200_000, "360.mp4"), (FASTEST, "720.mp4")])
def test_a_film_begins_with_what_the_line_can_carry(
    browser: Browser, live_site: str, bytes_per_second: int, file: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    line = {"downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second, "latency": 40}
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    page.goto(live_site + place_with_film(), wait_until="domcontentloaded")
    chosen = page.evaluate("document.querySelector('video').src || document.querySelector('source:not([media])').src")
    assert chosen.endswith(file)
    page.close()


PLAYS_AT_ONCE = """
Object.defineProperty(navigator, "connection", { value: { downlink: 1 } });
new MutationObserver(() => {
  const film = document.querySelector("video");
  if (film && !window.pressed) { window.pressed = true; film.muted = true; film.play().catch(() => {}); }
}).observe(document, { childList: true, subtree: true });
"""


def test_who_presses_play_before_the_script_has_come_gets_the_small_file_too(browser: Browser, live_site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(PLAYS_AT_ONCE)
    page.route("**/*.mp4", lambda _route: None)  # neither ever comes
    page.goto(live_site + place_with_film(), wait_until="domcontentloaded")
    film = page.locator("video")
    assert page.evaluate("window.pressed")
    assert film.evaluate("film => film.src").endswith("/360.mp4")
    assert not film.evaluate("film => film.paused")
    page.close()


def test_a_film_that_keeps_one_waiting_goes_on_with_its_small_file(browser: Browser, live_site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script("delete Navigator.prototype.connection")  # as in browsers that tell nothing of the line
    page.route("**/720.mp4", lambda _route: None)  # it never comes
    page.goto(live_site + place_with_film(), wait_until="domcontentloaded")
    film = page.locator("video")
    expect(film).not_to_have_attribute("src", re.compile("."))
    film.evaluate("film => { film.muted = true; film.play().catch(() => {}); }")
    expect(film).to_have_attribute("src", re.compile(r"/360\.mp4$"))
    page.close()
