# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A film on a citizen's page, in Chromium: its buttons, its chapters, its words, and a line that is lost."""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from playwright.sync_api import Browser, Locator, Page, Request, expect

from media_pipeline import chapter_pictures
from media_pipeline.models import Chapter, Video, VideoRendition, VideoVersion
from media_pipeline.publication import set_public
from tests.browser.poor_line import Line
from tests.factories.media import CaptionsFactory, ChapterFactory, VideoFactory
from tests.factories.pages import PlaceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECONDS = 60
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CUES = 30
LONGEST = "Gå forbi den store røde cykelstald og ind\nad den blå dør, som går op af sig selv nu."
"""Two lines of as many characters as are advised at most."""
VTT = f"WEBVTT\n\n00:00.000 --> 00:02.000\n{LONGEST}\n\n" + "\n".join(
    f"00:{2 * number:02}.000 --> 00:{2 * number + 1:02}.900\nLinje nummer {number + 1}.\n" for number in range(1, CUES)
)


@pytest.fixture(scope="module")
def mp4(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Of a size that a line needs some time for."""
    path: Path = tmp_path_factory.mktemp("film") / "film.mp4"
    picture = ["-f", "lavfi", "-i", f"testsrc2=size=320x180:rate=10:duration={SECONDS}", "-pix_fmt", "yuv420p"]
    size = ["-preset", "ultrafast", "-g", "10", "-b:v", "800k", "-minrate", "800k", "-maxrate", "800k"]
    size += ["-bufsize", "800k", "-x264-params", "nal-hrd=cbr"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *picture, *size, "-movflags", "+faststart", str(path)]
    subprocess.run(command, check=True)
    return path.read_bytes()


@pytest.fixture
def film(live_site: str, mp4: bytes) -> Video:
    film = VideoFactory(title="Vejen til klinikken", purpose=Video.Purpose.WAYFINDING)
    VideoVersion.objects.update(duration_ms=SECONDS * 1000, width=320, height=180, poster="")
    for rendition in VideoRendition.objects.all():
        default_storage.save(rendition.key, ContentFile(mp4))
    CaptionsFactory(video=film, vtt=VTT)
    ChapterFactory(video=film, start_ms=0, title="Fra bussen til døren", text="Gå ind ad den blå dør.")
    ChapterFactory(video=film, start_ms=9_000, title="Op til klinikken", text="Tag elevatoren.")
    return Video.objects.get()


@pytest.fixture
def path(film: Video) -> str:
    """Of the page of a place that the film leads to."""
    address: str = PlaceFactory(film=film).get_url()
    set_public(Video, {film.pk}, public=True)
    return address


@pytest.fixture
def empty_page(browser: Browser, live_site: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK", base_url=live_site)
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


@pytest.fixture
def page(empty_page: Page, path: str) -> Page:
    empty_page.goto(path)
    return empty_page


@pytest.fixture
def video(page: Page) -> Locator:
    return page.locator("video")


def start(video: Locator, at: float = 0) -> None:
    video.evaluate("(video, at) => { video.muted = true; video.currentTime = at; return video.play(); }", at)


def until(video: Locator, condition: str, *, seconds: float = 30) -> None:
    # Asked from outside: the page's security policy refuses what `wait_for_function` does.
    deadline = time.monotonic() + seconds
    while not video.evaluate(f"video => {condition}"):
        assert time.monotonic() < deadline, f"{condition}: {video.evaluate(STATE)}"
        video.page.wait_for_timeout(100)


STATE = """video => [
  video.currentTime, video.paused, video.readyState, video.networkState, video.error?.message
]"""
"""What a failure is explained with."""


# --- The buttons ----------------------------------------------------------------------------------------------------


def test_captions_are_switched_off_and_on_and_the_button_says_which(page: Page, video: Locator) -> None:
    mode = "video.textTracks[0].mode"
    until(video, f"{mode} === 'showing'")
    button = page.get_by_role("button", name="Undertekster")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    until(video, f"{mode} === 'disabled'")
    video.evaluate("video => { video.textTracks[0].mode = 'showing'; }")  # as the browser's own menu does
    expect(button).to_have_attribute("aria-pressed", "true")


def another_picture(video: Locator, *, than: list[bytes]) -> bytes:
    """What is seen of the film as soon as it is none of these."""
    deadline = time.monotonic() + 15
    while (picture := video.screenshot()) in than:
        assert time.monotonic() < deadline, "nothing changes"
        video.page.wait_for_timeout(200)
    return picture


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_captions_of_every_size_are_seen(page: Page, video: Locator, width: int) -> None:
    """Chromium leaves out what finds no room in the film."""
    page.set_viewport_size({"width": width, "height": 844})
    video.evaluate("video => { video.muted = true; video.currentTime = 0.5; }")
    until(video, "video.readyState >= 2 && !video.seeking && video.textTracks[0].activeCues?.length")
    video.evaluate("video => { video.textTracks[0].mode = 'hidden'; }")
    page.wait_for_timeout(1_000)
    without = video.screenshot()
    video.evaluate("video => { video.textTracks[0].mode = 'showing'; }")
    shown: list[bytes] = []
    for size in ("", "large", "largest"):
        page.get_by_label("Undertekstens størrelse").select_option(size)
        # On the smallest screen there is room for little more than the normal size.
        shown.append(another_picture(video, than=[without] if width == 320 else [without, *shown]))


def test_the_speed_is_chosen_by_name_and_holds_for_another_file(page: Page, video: Locator) -> None:
    speed = page.get_by_label("Hastighed")
    speed.select_option(label="Langsommere")
    assert video.evaluate("video => video.playbackRate") == 0.75
    start(video, 4)
    video.evaluate("video => { video.src = video.currentSrc; }")
    until(video, "video.readyState >= 1")
    assert video.evaluate("video => video.playbackRate") == 0.75
    video.evaluate("video => { video.playbackRate = 1.25; }")  # as the browser's own menu does
    expect(speed).to_have_value("1.25")


def test_full_screen(page: Page, video: Locator) -> None:
    page.get_by_role("button", name="Fuld skærm").click()
    expect(page.locator("video:fullscreen")).to_have_count(1)


def test_full_screen_on_phones_that_have_a_way_of_their_own(page: Page, live_site: str, path: str) -> None:
    page.add_init_script(
        """Element.prototype.requestFullscreen = undefined;
        HTMLVideoElement.prototype.webkitEnterFullscreen = function () { this.dataset.filled = "yes"; };"""
    )
    page.goto(live_site + path)
    page.get_by_role("button", name="Fuld skærm").click()
    expect(page.locator("video")).to_have_attribute("data-filled", "yes")


def test_the_film_with_its_description_has_buttons_of_its_own(page: Page, film: Video) -> None:
    known = VideoRendition.objects.get(short_side=360)
    known.pk, known.key, known.is_described = None, f"{known.key}.described.mp4", True
    known.save(force_insert=True)
    page.reload()
    described = page.locator(".film__described")
    page.locator("details", has=described).locator("summary").click()
    described.get_by_label("Hastighed").select_option(label="Langsommere")
    rates = page.locator("video").evaluate_all("videos => videos.map((video) => video.playbackRate)")
    assert rates == [1, 0.75]
    expect(described.get_by_role("button", name="Fuld skærm")).to_be_visible()
    expect(described.get_by_role("button", name="Undertekster")).to_have_count(0)
    described.locator("video").dispatch_event("ended")
    expect(described.get_by_role("button", name="Se igen")).to_be_visible()
    expect(page.get_by_role("button", name="Se igen")).to_have_count(1)
    first, second = page.locator("video").evaluate_all("videos => videos.map((video) => ({ ...video.dataset }))")
    assert second["video"], "it is counted"
    assert second.items() <= first.items(), "as the same film"


def test_when_it_ends_it_can_be_seen_again_with_one_large_button(page: Page, video: Locator) -> None:
    again = page.get_by_role("button", name="Se igen")
    expect(again).to_be_hidden()
    start(video, SECONDS - 1)
    expect(again).to_be_visible(timeout=20_000)
    box, picture = again.bounding_box(), video.bounding_box()
    assert box
    assert picture
    assert box["height"] >= 48
    assert picture["y"] <= box["y"] < picture["y"] + picture["height"] / 2, "over the film"
    again.press("Enter")
    until(video, "!video.paused && video.currentTime < 5")
    expect(again).to_be_hidden()


def test_nothing_plays_by_itself(page: Page, video: Locator) -> None:
    page.get_by_label("Hastighed").select_option(label="Hurtigere")
    page.get_by_role("button", name="Undertekster").click()
    page.wait_for_timeout(1_000)
    assert video.evaluate("video => video.paused && video.played.length === 0 && !video.autoplay")


# --- Chapters and words ---------------------------------------------------------------------------------------------


def test_a_chapter_is_jumped_to_and_marked(page: Page, video: Locator) -> None:
    page.get_by_text("Vejen i billeder og tekst").click()
    second = page.get_by_role("button", name="Op til klinikken")
    video.evaluate("video => { video.muted = true; }")
    second.press("Enter")
    until(video, "video.currentTime >= 9 && !video.paused")
    expect(second).to_have_attribute("aria-current", "true")
    expect(page.locator(".stretches [aria-current]")).to_have_count(1)


def test_a_jump_is_not_watching(page: Page, video: Locator) -> None:
    reports: list[dict[str, object]] = []

    def keep(request: Request) -> None:
        if request.post_data:
            reports.append(json.loads(request.post_data))

    page.on("request", keep)
    start(video)
    until(video, "video.currentTime > 1.2")
    page.get_by_text("Filmens tekst").click()
    page.get_by_role("button", name="Linje nummer 30.").click()
    until(video, "video.ended")
    page.wait_for_timeout(500)
    assert reports
    seen = int(str(reports[-1]["once"]), 16)
    assert seen >> 58 == 0b11, "the end"
    assert seen >> 10 & (1 << 48) - 1 == 0, "not what lies between"
    assert len({report["play"] for report in reports}) == 1


def test_the_words_follow_in_their_own_box_and_the_page_stays(page: Page, video: Locator) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.get_by_text("Filmens tekst").click()
    words = page.locator(".film-transcript")
    video.evaluate("video => { video.muted = true; }")
    words.get_by_role("button", name="Linje nummer 2.").press("Enter")
    until(video, "video.currentTime >= 2 && !video.paused")
    at = page.evaluate("scrollY")
    start(video, 20.1)
    expect(words.get_by_role("button", name="Linje nummer 11.")).to_have_attribute("aria-current", "true")
    until(words, "video.scrollTop > 0")
    assert page.evaluate("scrollY") == at


def test_the_words_do_not_move_under_somebody_who_reads(page: Page, video: Locator) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.get_by_text("Filmens tekst").click()
    words = page.locator(".film-transcript")
    start(video)
    until(video, "video.currentTime > 0.2")
    words.get_by_role("button", name="Gå forbi").focus()
    page.keyboard.press("Tab")
    at = words.evaluate("words => words.scrollTop")
    video.evaluate("video => { video.currentTime = 20.1; }")
    expect(words.get_by_role("button", name="Linje nummer 11.")).to_have_attribute("aria-current", "true")
    assert words.evaluate("words => words.scrollTop") == at


def test_the_way_can_be_taken_in_pictures_and_text_without_scripts(
    browser: Browser, live_site: str, path: str, film: Video
) -> None:
    assert chapter_pictures.take(film.pk) == 2
    page = browser.new_page(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(live_site + path)
    expect(page.locator(".film-controls")).to_be_hidden()
    page.get_by_text("Vejen i billeder og tekst").click()
    expect(page.get_by_text("Tag elevatoren.")).to_be_visible()
    for picture in page.locator(".stretches img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("image => image.naturalWidth") == 320
    page.get_by_text("Filmens tekst").click()
    expect(page.get_by_text("Linje nummer 12.")).to_be_visible()
    assert page.get_by_role("button", name="Linje").count() == 0
    page.close()


def test_no_picture_of_a_chapter_delays_the_film(page: Page, film: Video) -> None:
    chapter_pictures.take(film.pk)
    pictures = list(Chapter.objects.values_list("picture", flat=True))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/media/")[2]))
    page.reload(wait_until="networkidle")
    assert not {*asked} & {*pictures}
    page.get_by_text("Vejen i billeder og tekst").click()
    expect(page.locator(".stretches img").first).to_have_js_property("complete", True)
    assert {*asked} & {*pictures}


# --- Everybody ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 320])
def test_everybody_can_use_it(page: Page, film: Video, axe_source: str, width: int) -> None:
    chapter_pictures.take(film.pk)
    page.reload()
    page.set_viewport_size({"width": width, "height": 844})
    page.locator(".film details").evaluate_all("all => all.forEach(details => { details.open = true; })")
    page.locator(".js-replay").evaluate("button => { button.hidden = false; }")
    page.locator(".film__news").evaluate("news => { news.textContent = news.dataset.offline; }")
    page.evaluate(axe_source)
    violations = page.evaluate("rules => axe.run('.film', {runOnly: rules})", RULES)["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for target in page.locator(".film button, .film select, .film summary").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44, target.inner_text()


def test_the_keyboard_reaches_everything_in_order(page: Page) -> None:
    page.locator("video").focus()
    names = []
    for _press in range(30):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.closest('.film') && document.activeElement.textContent.trim()")
        if name is None:
            break
        names.append(re.split(r"\s\s", name)[0])
    assert [name for name in names if name] == [
        "Undertekster",
        "Fuld skærm",
        "Normal",
        "Meget langsommere",
        "Vejen i billeder og tekst",
        "Filmens tekst",
    ]


def test_nothing_moves_when_the_film_and_its_buttons_come(page: Page, live_site: str, path: str) -> None:
    """Cumulative layout shift, as browsers measure it; what somebody has asked for doesn't count."""
    page.add_init_script(
        """window.shifts = 0;
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(live_site + path, wait_until="networkidle")
        video = page.locator("video")
        video.scroll_into_view_if_needed()
        expect(page.locator(".film-controls")).to_have_css("visibility", "visible")
        start(video, SECONDS - 2)
        expect(page.get_by_role("button", name="Se igen")).to_be_visible(timeout=20_000)
        page.locator(".film__news").evaluate("news => { news.textContent = news.dataset.offline; }")
        page.wait_for_timeout(500)
        assert page.evaluate("window.shifts") < 0.02, width


# --- The line -------------------------------------------------------------------------------------------------------


@pytest.fixture
def line(empty_page: Page, live_site: str) -> Iterator[Line]:
    """One that carries the film, and little more."""
    with Line(live_site, empty_page, 130_000) as line:
        yield line
        line.cut()
        line.shutdown()


@pytest.fixture
def poor_page(empty_page: Page, path: str, line: Line) -> Page:
    empty_page.goto(line.address + path, wait_until="domcontentloaded")
    return empty_page


def test_a_film_goes_on_by_itself_when_the_line_is_back(poor_page: Page, line: Line) -> None:
    video = poor_page.locator("video")
    news = video.locator("..").get_by_role("status")
    poor_page.get_by_label("Hastighed").select_option(label="Hurtigere")
    start(video)
    until(video, "video.currentTime > 1")
    line.cut()
    until(video, "video.parentElement.textContent.includes('Nettet er væk. Filmen')", seconds=60)
    expect(news).to_have_text("Nettet er væk. Filmen fortsætter af sig selv, når det er tilbage.")
    line.mend()
    until(video, "video.played.length > 0 && video.currentTime > 1.5")
    assert video.evaluate("video => video.played.start(0)") > 1, "at the same place"
    assert video.evaluate("video => video.playbackRate") == 1.25
    expect(news).to_be_empty()


def test_a_film_that_nobody_plays_is_not_started_by_the_line(poor_page: Page, line: Line) -> None:
    video = poor_page.locator("video")
    start(video)
    until(video, "video.currentTime > 1")
    video.evaluate("video => video.pause()")
    line.cut()
    poor_page.wait_for_timeout(3_000)
    line.mend()
    poor_page.wait_for_timeout(3_000)
    assert video.evaluate("video => video.paused && video.currentTime > 0.9")


def test_a_film_that_has_been_taken_away_is_told_of(poor_page: Page) -> None:
    video = poor_page.locator("video")
    start(video)
    until(video, "video.currentTime > 1")
    poor_page.route("**/*.mp4", lambda route: route.fulfill(status=404))
    poor_page.clock.install()
    video.evaluate("video => { video.currentTime = 50; }")  # of which nothing is here yet
    news = video.locator("..").get_by_role("status")
    for _try in range(40):
        poor_page.clock.run_for(31_000)
        if "herunder" in news.inner_text():
            break
        poor_page.wait_for_timeout(100)
    expect(news).to_have_text("Filmen kan ikke vises lige nu. Du kan læse den som tekst herunder.")
