# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions and chapters written beside the film that plays, with the keyboard, in Chromium."""

import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, Route, expect

from media_pipeline.captions import parse
from media_pipeline.models import Captions, Video, VideoVersion
from tests.factories import CaptionsFactory, UserFactory, VideoFactory

pytestmark = pytest.mark.browser

SECONDS = 20
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
TWO = """WEBVTT

NOTE Skrevet af Karin

00:01.000 --> 00:03.500
Gå ind ad den blå dør.

ud
00:04.000 --> 00:06.000 align:start
<i>Tag elevatoren.</i>
"""


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("film") / "film.mp4"
    picture = ["-f", "lavfi", "-i", f"testsrc=size=320x180:rate=10:duration={SECONDS}", "-pix_fmt", "yuv420p"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *picture, "-g", "10", "-movflags", "+faststart"]
    subprocess.run([*command, str(path)], check=True)
    return path.read_bytes()


@pytest.fixture
def film(live_site: str) -> Video:
    VideoFactory(title="Vejen til klinikken")
    VideoVersion.objects.update(duration_ms=SECONDS * 1000, poster="")
    return Video.objects.get()


@pytest.fixture
def page(browser: Browser, live_site: str, film: Video, mp4: bytes) -> Iterator[Page]:
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="da-DK", base_url=live_site)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_site}])
    # The live server of the tests hands out files by itself, and not in parts: a film could not be sought in.
    context.route("**/media/videos/**", lambda route: send(route, mp4))
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def send(route: Route, content: bytes) -> None:
    wanted = re.match(r"bytes=([0-9]+)-", route.request.headers.get("range", ""))
    start = int(wanted[1]) if wanted else 0
    headers = {
        "Content-Type": "video/mp4",
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}",
    }
    route.fulfill(status=206, headers=headers, body=content[start:])


def open_captions(page: Page, captions: Captions | Video) -> Locator:
    """The rows of the editor."""
    if isinstance(captions, Video):
        page.goto(f"/admin/film/{captions.pk}/captions/add/")
    else:
        page.goto(f"/admin/film/{captions.video_id}/captions/{captions.pk}/")
    wait_until(page, "video => video.readyState >= 1")
    return page.locator("[data-captions] > li")


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own waiting would need eval, which the admin's CSP forbids."""
    deadline = time.monotonic() + 10
    while not page.locator("video").evaluate(condition):
        assert time.monotonic() < deadline, condition
        time.sleep(0.05)


def seek(page: Page, seconds: float) -> None:
    page.locator("video").evaluate(
        "(video, to) => new Promise(done => { video.onseeked = done; video.currentTime = to; })", seconds
    )


def save(page: Page) -> None:
    page.locator("footer [type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_a_film_is_captioned_with_the_keyboard(page: Page, film: Video) -> None:
    rows = open_captions(page, film)
    expect(page.locator("[data-captions-none]")).to_be_visible()
    new = page.get_by_role("button", name="Ny tekst her")
    seek(page, 1)
    new.focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Gå ind, og drej til højre.")
    seek(page, 5)
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Tag elevatoren.")
    expect(rows).to_have_count(2)

    # Marked while the film plays.
    rows.nth(0).locator("textarea").focus()
    seek(page, 2)
    page.keyboard.press("Control+ ")
    wait_until(page, "video => video.currentTime > 2.3")
    page.keyboard.press("Control+,")
    wait_until(page, "video => video.currentTime > 3.5")
    page.keyboard.press("Control+.")
    expect(rows.nth(1).locator("textarea")).to_be_focused()
    page.keyboard.press("Control+ ")
    assert page.locator("video").evaluate("video => video.paused")
    expect(page.locator("[data-captions-editor] [role=status]")).to_contain_text("slutter")

    save(page)
    first, second = parse(film.captions.get().vtt)
    assert 2_300 < first.start_ms < 3_500 < first.end_ms < 5_000
    assert (first.text, second.text) == ("Gå ind, og drej til højre.", "Tag elevatoren.")
    assert second.start_ms == 5_000
    page.reload()
    expect(rows).to_have_count(2)
    expect(rows.nth(0).locator("textarea")).to_have_value("Gå ind, og drej til højre.")


def test_writing_is_not_disturbed_and_nothing_is_lost(page: Page, film: Video) -> None:
    captions = CaptionsFactory(video=film, vtt=TWO, state="draft")
    rows = open_captions(page, captions)
    rows.nth(0).locator("textarea").fill("")
    page.keyboard.type("Gå ind, og op. Så er du der")
    save(page)
    captions.refresh_from_db()
    assert captions.vtt == TWO.replace("Gå ind ad den blå dør.", "Gå ind, og op. Så er du der")


def test_advice_while_one_writes(page: Page, film: Video) -> None:
    rows = open_captions(page, CaptionsFactory(video=film, vtt=TWO))
    hints = rows.nth(0).locator("[data-hints] li")
    expect(hints).to_have_count(0)
    rows.nth(0).locator("textarea").fill("Det her er alt for mange ord til kun to sekunder, og på én eneste lang linje")
    expect(hints).to_have_count(2)
    expect(hints.first).to_contain_text("ord i minuttet er svært at følge med i")
    rows.nth(0).locator("textarea").fill("&lt;Ind&gt; <b>her</b>")
    expect(hints).to_have_count(0)
    rows.nth(0).locator("input").nth(1).fill("0:00,5")
    rows.nth(0).locator("input").nth(1).press("Enter")
    expect(hints).to_have_text(["Slutningen skal være senere end begyndelsen."])


def test_the_film_shows_what_is_written(page: Page, film: Video) -> None:
    rows = open_captions(page, CaptionsFactory(video=film, vtt=TWO))
    rows.nth(0).get_by_role("button", name="Afspil herfra").click()
    wait_until(page, "video => video.textTracks[0].activeCues.length === 1")
    expect(rows.nth(0)).to_have_class("is-shown")
    shown = page.locator("video").evaluate("video => [...video.textTracks[0].activeCues].map(cue => cue.text)")
    assert shown == ["Gå ind ad den blå dør."]


def test_times_out_of_order_are_put_in_order(page: Page, film: Video) -> None:
    rows = open_captions(page, CaptionsFactory(video=film, vtt=TWO, state="draft"))
    rows.nth(0).locator("input").nth(0).fill("8")
    rows.nth(0).locator("input").nth(1).focus()
    expect(rows.nth(1).locator("input").nth(1)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("10")
    rows.nth(0).get_by_role("button", name="Slet").click()
    save(page)
    [cue] = parse(film.captions.get().vtt)
    assert (cue.start_ms, cue.end_ms, cue.text) == (8_000, 10_000, "Gå ind ad den blå dør.")


def test_a_row_that_is_gone_is_not_timed(page: Page, film: Video) -> None:
    rows = open_captions(page, CaptionsFactory(video=film, vtt=TWO))
    rows.nth(0).locator("textarea").focus()
    page.locator("[data-captions-source] summary").click()
    page.locator("[data-captions-source] textarea").fill(TWO.replace("blå", "røde"))
    page.locator("[data-captions-source] textarea").blur()
    expect(rows.nth(0).locator("textarea")).to_have_value("Gå ind ad den røde dør.")
    seek(page, 2)
    page.get_by_role("button", name="Ny tekst her").focus()
    page.keyboard.press("Control+,")
    expect(page.locator("[data-captions-editor] [role=status]")).to_be_empty()
    expect(rows.nth(0).locator("input").nth(0)).to_have_value("00:01.000")


def test_what_is_written_survives_a_mistake(page: Page, film: Video) -> None:
    rows = open_captions(page, film)
    page.get_by_role("button", name="Ny tekst her").click()
    page.keyboard.type("Her er en < to")
    rows.nth(0).locator("input").nth(0).fill("nu")
    page.locator("footer [type=submit]").first.click()
    expect(page.get_by_text("Linje 4:")).to_be_visible()
    expect(rows.nth(0).locator("textarea")).to_have_value("Her er en < to")
    expect(rows.nth(0).locator("input").nth(0)).to_have_value("nu")


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.usefixtures("assets")
def test_everybody_can_use_it(page: Page, film: Video, axe_source: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_captions(page, CaptionsFactory(video=film, vtt=TWO))
    page.locator("details").evaluate_all("all => all.forEach(details => details.open = true)")
    source = page.locator("[data-captions-source] textarea").bounding_box()
    assert source
    assert source["x"] + source["width"] <= width
    for place in ("[data-captions-editor]", "[data-chapters-editor]"):
        page.evaluate(axe_source)
        run = "([place, rules]) => axe.run(place, {runOnly: rules})"
        violations = page.evaluate(run, [place, RULES])["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
        overflow = page.locator(place).evaluate("place => place.scrollWidth - place.clientWidth")
        assert overflow <= 0
        page.goto(f"/admin/film/{film.pk}/chapters/")


def test_chapters_take_their_times_from_the_film(page: Page, film: Video) -> None:
    page.goto(f"/admin/film/{film.pk}/chapters/")
    wait_until(page, "video => video.readyState >= 1")
    for seconds, title in ((0, "Fra bussen"), (4.5, "I huset"), (9, "På 2. sal"), (14, "Ved døren")):
        seek(page, seconds)
        page.get_by_role("button", name="Nyt kapitel her").click()
        page.keyboard.type(title)
    seek(page, 5)
    page.get_by_role("button", name="Sæt tiden fra filmen").nth(1).click()
    save(page)
    assert list(film.chapters.values_list("start_ms", "title")) == [
        (0, "Fra bussen"),
        (5_000, "I huset"),
        (9_000, "På 2. sal"),
        (14_000, "Ved døren"),
    ]
