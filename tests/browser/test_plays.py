# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What static/src/plays.js tells about a film that is really played, in Chromium."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import uuid4

import imageio_ffmpeg
import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect

from guides.plays.messages import PlayMessage
from guides.plays.rules import Counts, counts_of

pytestmark = pytest.mark.browser

DURATION_MS = 6_000
PAGE = f"""<!doctype html><html lang="da"><title>Film</title>
<figure>
  <video data-play data-video="{uuid4()}" data-version="{uuid4()}" data-guide="{uuid4()}" data-block="{uuid4()}"
         data-duration="{DURATION_MS}" src="/film.mp4" muted controls></video>
  <button class="js-replay" hidden>Se igen</button>
</figure>
<script type="module" src="/plays.js"></script>
"""


class Site(ThreadingHTTPServer):
    """One page with one film; it keeps what the page reports."""

    def __init__(self, film: bytes) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        scripts = settings.BASE_DIR / "static" / "src"
        self.files = {
            "/": ("text/html; charset=utf-8", PAGE.encode()),
            **{
                f"/{name}": ("text/javascript", (scripts / name).read_bytes())
                for name in ("page.js", "plays.js", "remember.js")
            },
            "/film.mp4": ("video/mp4", film),
        }
        self.is_down = False
        self.refused = 0
        self.reports: list[PlayMessage] = []
        self.report_headers: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def latest(self) -> list[PlayMessage]:
        """The last message of each play, in the order in which the plays began."""
        return list({message.play: message for message in self.reports}.values())

    def counts(self) -> Counts:
        return sum(
            (
                counts_of(
                    nth=message.nth,
                    seen_once=message.once,
                    distinct_ms=message.distinct_ms,
                    total_ms=message.total_ms,
                    duration_ms=DURATION_MS,
                )
                for message in self.latest()
            ),
            Counts(),
        )


class Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        kind, body = self.server.files.get(self.path, ("text/plain", b""))
        wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        first = int(wanted[1]) if wanted else 0
        last = int(wanted[2]) if wanted and wanted[2] else len(body) - 1
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(last + 1 - first))
        self.send_header("Set-Cookie", "never=sent")
        if wanted:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(body)}")
        self.end_headers()
        self.wfile.write(body[first : last + 1])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.is_down:
            self.server.refused += 1
            self.send_error(503)
            return
        self.server.reports.append(PlayMessage.model_validate_json(body))
        self.server.report_headers.append({name.lower(): value for name, value in self.headers.items()})
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path: Path = tmp_path_factory.mktemp("film") / "film.mp4"
    subprocess.run(
        [
            *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi"),
            *("-i", f"testsrc=size=64x64:rate=10:duration={DURATION_MS // 1000}", "-pix_fmt", "yuv420p"),
            *("-g", "10", "-movflags", "+faststart", str(path)),
        ],
        check=True,
    )
    return path.read_bytes()


@pytest.fixture
def site(film: bytes) -> Iterator[Site]:
    with Site(film) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(site.address)
    yield opened
    opened.close()
    assert errors == []


def play(page: Page, *, from_s: float | None = None, rate: float = 2) -> None:
    page.locator("video").evaluate(
        """async (video, [from, rate]) => {
            if (from !== null) video.currentTime = from;
            video.playbackRate = rate;
            await video.play();
        }""",
        [from_s, rate],
    )


def wait_until(page: Page, condition: str) -> None:
    # Asked from outside: `wait_for_function` evaluates in the page, which its security policy refuses.
    deadline = time.monotonic() + 30
    while not page.locator("video").evaluate(f"video => {condition}"):
        assert time.monotonic() < deadline, condition
        page.wait_for_timeout(50)


def wait_for(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "nothing was reported"
        time.sleep(0.05)


def test_watching_to_the_end_and_again_is_two_views_of_which_one_rewatch(page: Page, site: Site) -> None:
    again = page.get_by_role("button", name="Se igen")
    assert not again.is_visible()
    play(page)
    wait_until(page, "video.ended")
    again.click()
    expect(again).to_be_hidden()  # as soon as the film plays, which takes a moment
    wait_until(page, "video.ended")
    wait_for(lambda: len(site.latest()) == 2 and site.latest()[1].ended)

    first, second = site.latest()
    assert (first.nth, second.nth) == (1, 2)
    assert first.once == second.once == 0b111111
    assert first.ended
    assert 5_500 <= first.distinct_ms <= first.total_ms <= 6_500
    assert site.counts() == Counts(starts=2, views=2, rewatches=1, completed=2)


def test_jumping_ahead_is_not_watching(page: Page, site: Site) -> None:
    play(page, from_s=4.8)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports)

    (seen,) = site.latest()
    assert seen.once == 0b100000
    assert seen.distinct_ms <= 1_300
    assert site.counts().views == 0


def test_what_is_seen_over_again_within_a_play_is_marked(page: Page, site: Site) -> None:
    play(page)
    wait_until(page, "video.currentTime > 2.8")
    play(page, from_s=0.9)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports and site.reports[-1].ended)

    (seen,) = site.latest()
    assert seen.once == 0b111111
    assert seen.twice & 0b110 == 0b110
    assert seen.thrice == 0
    assert seen.total_ms > seen.distinct_ms + 1_000


def test_leaving_the_page_reports_what_was_seen_so_far(page: Page, site: Site) -> None:
    play(page)
    wait_until(page, "video.currentTime > 3.6")
    page.goto("about:blank")
    wait_for(lambda: site.reports)

    (seen,) = site.latest()
    assert not seen.ended
    assert seen.once & 0b111 == 0b111
    assert site.counts() == Counts(starts=1, views=1)


def test_what_the_server_could_not_take_is_said_again(page: Page, site: Site) -> None:
    site.is_down = True
    play(page, from_s=4)
    wait_until(page, "video.ended")
    wait_for(lambda: site.refused)
    site.is_down = False
    page.goto("about:blank")
    wait_for(lambda: site.reports)
    (seen,) = site.latest()
    assert seen.ended


@pytest.mark.parametrize("hours", [96, -96])
def test_a_play_from_before_a_phone_slept_tells_its_true_age(page: Page, site: Site, hours: int) -> None:
    """The page's own time stands still meanwhile; a clock that is put back makes nothing younger."""
    play(page)
    wait_until(page, "video.currentTime > 2")
    page.evaluate("ms => { const now = Date.now; Date.now = () => now() + ms; }", hours * 60 * 60 * 1000)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports and site.reports[-1].ended)
    assert 0 < site.reports[-1].age_ms - max(0, hours) * 60 * 60 * 1000 < 60_000


def test_message_carries_no_cookie_and_no_address_of_the_page(page: Page, site: Site) -> None:
    play(page, from_s=4)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports)

    assert not {"cookie", "referer"} & site.report_headers[0].keys()
    assert site.report_headers[0]["sec-fetch-site"] == "same-origin"
    assert int(site.report_headers[0]["content-length"]) <= 512
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_browser_that_a_program_drives_says_so(page: Page, site: Site) -> None:
    page.evaluate("Object.defineProperty(navigator, 'webdriver', { get: () => true })")
    play(page)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports)
    assert {report.automated for report in site.reports} == {True}


def test_film_that_is_not_counted_reports_nothing_and_can_still_be_seen_again(page: Page, site: Site) -> None:
    kind, html = site.files["/"]
    site.files["/"] = (kind, html.replace(b"data-play ", b""))
    page.goto(site.address)
    play(page, from_s=4)
    wait_until(page, "video.ended")
    page.get_by_role("button", name="Se igen").click()
    wait_until(page, "video.currentTime > 0.5 && video.currentTime < 4")

    assert site.reports == []


SWAP = """video => {
    const copy = document.importNode(video, true);
    video.replaceWith(copy);
    document.dispatchEvent(new CustomEvent("page:shown"));
}"""
"""As steps.js does when a reader goes to another step and comes back."""


def test_seen_again_after_another_step_is_a_rewatch(page: Page, site: Site) -> None:
    play(page)
    wait_until(page, "video.ended")
    page.locator("video").evaluate(SWAP)
    play(page)
    wait_until(page, "video.ended")
    wait_for(lambda: len(site.latest()) == 2 and site.latest()[1].ended)

    assert [seen.nth for seen in site.latest()] == [1, 2]
    assert site.counts() == Counts(starts=2, views=2, rewatches=1, completed=2)


def test_what_was_half_seen_before_another_step_goes_on_as_the_same_play(page: Page, site: Site) -> None:
    play(page)
    wait_until(page, "video.currentTime > 3.6")
    page.locator("video").evaluate(SWAP)
    wait_for(lambda: site.reports)  # what was seen before the step was left
    play(page, from_s=3)
    wait_until(page, "video.ended")
    wait_for(lambda: site.reports[-1].ended)

    (seen,) = site.latest()
    assert (seen.nth, seen.once) == (1, 0b111111)
    assert site.counts() == Counts(starts=1, views=1, completed=1)
