# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Guides on a reader's own phone, in Chromium: saved, read with the line cut, renewed, and gone without a trace."""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from playwright.sync_api import Browser, Locator, Page, expect

from guides.models import GuidePage
from guides.short_addresses import Target, ensure_short_addresses, lasting_targets
from media_pipeline.models import Video, VideoRendition
from media_pipeline.publication import set_public
from tests.browser.line import Line
from tests.browser.test_citizen_pages import RULES
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
)
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

GUIDE = "/center/find-vej/"
SHELF = "/mine-guider/"
SECONDS = 6
WIDTHS = {360: 64, 720: 128}
"""Of the made-up films, in pixels, by the name of the file: they tell which one plays."""

type OpenSite = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _patience() -> Iterator[None]:
    """Saving takes as long as its pages do, on whatever machine."""
    expect.set_options()
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, bytes]:
    """A short film in its two sizes."""
    folder: Path = tmp_path_factory.mktemp("films")
    for name, width in WIDTHS.items():
        subprocess.run(
            [
                *(imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi"),
                *("-i", f"testsrc=size={width}x{width}:rate=10:duration={SECONDS}", "-pix_fmt", "yuv420p"),
                *("-g", "10", "-movflags", "+faststart", str(folder / f"{name}.mp4")),
            ],
            check=True,
        )
    return {name: (folder / f"{name}.mp4").read_bytes() for name in WIDTHS}


@pytest.fixture
def film(live_site: str, files: dict[int, bytes]) -> Video:
    film = VideoFactory.create(is_public=True, title="Vejen til døren")
    CaptionsFactory(video=film)
    ChapterFactory(video=film)
    for rendition in film.renditions:
        default_storage.save(rendition.key, ContentFile(files[rendition.short_side]))
        VideoRendition.objects.filter(pk=rendition.pk).update(bytes=len(files[rendition.short_side]))
    default_storage.save(film.poster_key, ContentFile(b"no picture"))
    return film


@pytest.fixture
def guide(film: Video) -> GuidePage:
    department = DepartmentFactory(title="Center for hjælp", slug="center")
    guide = GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        places=[b.place(PlaceFactory(department=department, title="Lokale 2.14", slug="her"))],
        steps=[
            b.step("Find døren", "Den er blå.", b.picture(ImageFactory(is_public=True), "En blå dør")),
            b.step("Gå ind", "Til højre.", b.film(film)),
        ],
    )
    set_public(Video, {film.pk}, public=True)
    return guide


@pytest.fixture
def line(live_site: str) -> Iterator[Line]:
    line = Line(live_site)
    yield line
    line.cut()


@pytest.fixture
def open_site(browser: Browser, line: Line) -> Iterator[OpenSite]:
    """A phone (or something wider) that reaches the site over the line. What goes wrong in its pages fails the test."""
    contexts, errors = [], []

    def open_(path: str, *, width: int = 390) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, locale="da-DK", base_url=line.address)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Security Policy" in said.text else None)
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert errors == []


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name)


def said(page: Page | Locator, words: str) -> Locator:
    return page.get_by_text(words).filter(visible=True)


def save(page: Page, path: str = GUIDE) -> None:
    page.goto(path)
    button(page, "Gem på min telefon").click()
    expect(said(page, "Guiden ligger på din telefon")).to_be_visible()


def on_device(page: Page) -> list[int]:
    """How many caches and service workers there are, and how much else is stored."""
    counted: list[int] = page.evaluate(
        """async () => [
            (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length,
            localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
        ]"""
    )
    return counted


def wait_until(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.05)


def play(video: Locator, *, from_s: float) -> None:
    video.evaluate(
        "async (film, from) => { film.muted = true; film.currentTime = from; await film.play(); }",
        from_s,
    )
    wait_until(lambda: video.evaluate("film => film.currentTime") > from_s + 0.3)


@pytest.mark.usefixtures("guide")
def test_nothing_is_kept_before_the_reader_asks(open_site: OpenSite) -> None:
    page = open_site(GUIDE)
    expect(button(page, "Gem på min telefon")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Den fylder \d+,\d\sKB"))).to_be_visible()
    for path in (f"{GUIDE}trin/2/", SHELF):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert on_device(page) == [0, 0, 0]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_saved_guide_is_read_and_its_film_plays_with_the_line_cut(
    open_site: OpenSite, line: Line, width: int
) -> None:
    page = open_site("/livez", width=width)
    save(page)
    page.context.set_offline(True)
    line.cut()

    page.goto(SHELF)
    page.get_by_role("link", name="Find vej").click()
    expect(said(page, "Du ser guiden, som du gemte den")).to_be_visible()
    page.get_by_role("link", name="Start med trin 1").click()
    picture = page.get_by_role("img", name="En blå dør")
    picture.scroll_into_view_if_needed()
    wait_until(lambda: picture.evaluate("picture => picture.naturalWidth"))
    page.locator(".step-nav [rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gå ind")
    expect(said(page, "Du ser guiden, som du gemte den")).to_be_visible()

    film = page.locator("video")
    play(film, from_s=0)
    play(film, from_s=4)
    assert film.evaluate("film => film.duration") == pytest.approx(SECONDS, abs=0.2)
    assert film.evaluate("film => film.videoWidth") == WIDTHS[360]  # whichever size the screen asks for
    wait_until(lambda: film.evaluate("film => film.textTracks[0].cues?.length") == 2)
    film.evaluate("film => film.pause()")

    page.goto(GUIDE)
    page.get_by_role("link", name="Se, hvordan du finder Lokale 2.14").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lokale 2.14")


@pytest.mark.usefixtures("guide")
def test_parts_of_a_film_come_from_what_is_saved(open_site: OpenSite, line: Line, files: dict[int, bytes]) -> None:
    page = open_site("/livez")
    save(page)
    line.cut()
    page.goto(f"{GUIDE}trin/2/")
    size = len(files[360])
    for wanted, status, first, last in (
        ("bytes=100-199", 206, 100, 199),
        (f"bytes={size - 10}-", 206, size - 10, size - 1),
        ("bytes=-10", 206, size - 10, size - 1),
        (f"bytes=0-{size * 2}", 206, 0, size - 1),
        (f"bytes={size}-", 416, 0, -1),
        ("bytes=9-3", 416, 0, -1),
        ("lines=1-2", 200, 0, size - 1),
    ):
        answer = page.evaluate(
            """async (range) => {
                const address = document.querySelector("source[media]").src;
                const answer = await fetch(address, { headers: { Range: range } });
                const bytes = [...new Uint8Array(await answer.arrayBuffer())];
                return [answer.status, answer.headers.get("Content-Range"), bytes];
            }""",
            wanted,
        )
        assert answer[0] == status, wanted
        assert bytes(answer[2]) == files[360][first : last + 1], wanted
        if status == 206:
            assert answer[1] == f"bytes {first}-{last}/{size}"


@pytest.mark.usefixtures("guide")
def test_permanent_addresses_lead_to_what_is_saved(open_site: OpenSite, line: Line, guide: GuidePage) -> None:
    codes = ensure_short_addresses(lasting_targets(guide))
    page = open_site("/livez")
    save(page)
    line.cut()
    step = guide.step_list[1]
    for address in (f"/g/{guide.uuid}/{step.id}/", str(codes[Target(guide.pk, step=step.id)])):
        page.goto(address)
        assert page.url.endswith(f"{GUIDE}trin/2/")


@pytest.mark.usefixtures("guide")
def test_browsers_take_the_site_for_an_app(open_site: OpenSite) -> None:
    page = open_site("/livez")
    save(page)
    said = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [error["errorId"] for error in said if error["errorId"] != "in-incognito"] == []  # as all tests are


@pytest.mark.usefixtures("guide")
def test_what_is_not_saved_is_left_to_the_net(open_site: OpenSite, line: Line) -> None:
    page = open_site("/livez")
    save(page)
    before = page.evaluate("caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(k => k.length)")
    for path in ("/admin/login/", "/api/v1/openapi.json"):
        answer = page.goto(path)
        assert answer
        assert not answer.from_service_worker, path
    page.goto("/center/")
    after = page.evaluate("caches.keys().then(names => caches.open(names[0])).then(c => c.keys()).then(k => k.length)")
    assert (on_device(page)[:2], after) == ([1, 1], before)  # the admin keeps more, for staff

    line.cut()
    page.goto("/center/")
    expect(said(page, "Du har ingen forbindelse, og den side er ikke gemt")).to_be_visible()
    expect(page.get_by_role("link", name="Find vej")).to_be_visible()


def test_the_net_comes_first_but_keeps_nobody_waiting(open_site: OpenSite, line: Line, guide: GuidePage) -> None:
    page = open_site("/livez")
    save(page)
    guide.title = "Find hen til os"
    guide.save_revision().publish()
    page.goto(GUIDE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Find hen til os")
    expect(said(page, "Du ser guiden, som du gemte den")).to_have_count(0)

    line.hold()
    page.goto(GUIDE, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_have_text("Find vej")
    line.repair()


def test_a_changed_guide_says_so_and_can_be_renewed(open_site: OpenSite, line: Line, guide: GuidePage) -> None:
    page = open_site("/livez")
    save(page)
    guide.summary = "Noget helt andet."
    guide.save_revision().publish()
    for path in (f"{GUIDE}trin/1/", SHELF):
        page.goto(path)
        expect(said(page, "Guiden er ændret, siden du gemte den.")).to_be_visible()
    page.goto(GUIDE)
    button(page, "Hent den nye").click()
    expect(said(page, "Den nye ligger på din telefon nu.")).to_be_visible()
    assert on_device(page) == [1, 1, 0]

    line.cut()
    page.goto(GUIDE)
    expect(said(page, "Noget helt andet.")).to_be_visible()
    expect(said(page, "Guiden er ændret")).to_have_count(0)


def test_a_film_that_may_not_be_shown_any_more_leaves_the_phone(
    open_site: OpenSite, line: Line, guide: GuidePage, film: Video
) -> None:
    page = open_site("/livez")
    save(page)
    address = film.renditions[-1].url
    Video.objects.filter(pk=film.pk).update(is_public=False)  # saving it would make what a live guide shows public
    page.goto(SHELF)
    expect(said(page, "Guiden er ændret, siden du gemte den.")).to_be_visible()
    assert page.evaluate("address => caches.match(address).then(found => !found)", address)


def test_a_withdrawn_guide_says_whom_to_call(open_site: OpenSite, line: Line, guide: GuidePage, film: Video) -> None:
    page = open_site("/livez")
    save(page)
    guide.unpublish()
    page.goto(SHELF)
    expect(said(page, "Guiden findes ikke længere.")).to_be_visible()
    assert page.evaluate("address => caches.match(address).then(found => !found)", film.renditions[-1].url)
    line.cut()
    page.goto(f"{GUIDE}trin/1/")  # what was known is still said without net
    notices = page.locator("[data-notices]")
    expect(said(notices, "Guiden findes ikke længere.")).to_be_visible()
    call = notices.get_by_role("link", name="Ring til Center for hjælp på 00 12 34 10")
    expect(call).to_have_attribute("href", "tel:+4500123410")
    button(notices, "Slet den fra telefonen").click()
    button(notices, "Ja, slet den").click()
    expect(said(notices, "Guiden findes ikke længere.")).to_have_count(0)
    wait_until(lambda: on_device(page) == [0, 0, 0])


def test_a_withdrawn_guide_can_still_be_read_below_its_notice(open_site: OpenSite, guide: GuidePage) -> None:
    page = open_site("/livez")
    save(page)
    guide.unpublish()
    page.goto(f"{GUIDE}trin/1/")
    expect(said(page.locator("[data-notices]"), "Guiden findes ikke længere.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Find døren")


@pytest.mark.usefixtures("guide")
def test_deleting_leaves_no_trace(open_site: OpenSite, guide: GuidePage) -> None:
    GuideFactory(parent=guide.department, title="Få hjælp", slug="hjaelp")
    page = open_site("/livez")
    save(page)
    save(page, "/center/hjaelp/")
    page.goto(SHELF)
    first = page.locator(".shelf__guide").filter(has_text="Find vej")
    button(first, "Slet Find vej").click()
    button(first, "Nej, behold guiden").click()
    button(first, "Slet Find vej").click()
    button(first, "Ja, slet den").click()
    expect(first).to_have_count(0)
    expect(page.locator(".shelf__guide")).to_have_count(1)
    assert on_device(page) == [1, 1, 0]
    save(page)
    page.goto(SHELF)
    button(page, "Slet dem alle").click()
    button(page, "Ja, slet dem alle").click()
    expect(said(page, "Du har ikke gemt nogen guider endnu.")).to_be_visible()
    wait_until(lambda: on_device(page) == [0, 0, 0])


def test_what_is_deleted_while_the_net_is_asked_does_not_come_back(
    open_site: OpenSite, line: Line, guide: GuidePage
) -> None:
    page = open_site("/livez")
    save(page)
    line.hold(f"/offline/{guide.uuid}.json")
    page.goto(SHELF)
    button(page, "Slet Find vej").click()
    button(page, "Ja, slet den").click()
    wait_until(lambda: on_device(page) == [0, 0, 0])
    with page.expect_response("**/offline/*.json"):
        line.repair()
    page.wait_for_timeout(500)  # for what must not happen
    assert on_device(page) == [0, 0, 0]


@pytest.mark.usefixtures("guide")
def test_whoever_needs_help_is_answered_without_net(open_site: OpenSite, line: Line) -> None:
    page = open_site("/livez")
    save(page)
    line.cut()
    page.goto(f"{GUIDE}trin/1/")
    button(page, "Jeg har brug for hjælp her").click()
    expect(page.get_by_role("heading", name="Ring til os, så hjælper vi dig")).to_be_focused()
    expect(page.locator("[data-answer] .call")).to_have_attribute("href", "tel:+4500123410")


@pytest.mark.usefixtures("guide")
def test_all_of_the_page_knows_when_it_is_deleted_in_one_place(open_site: OpenSite, guide: GuidePage) -> None:
    page = open_site("/livez")
    save(page)
    guide.summary = "Noget helt andet."
    guide.save_revision().publish()
    page.goto(GUIDE)
    expect(said(page, "Guiden er ændret, siden du gemte den.")).to_be_visible()
    keep = page.locator("[data-keep]")
    button(keep, "Slet den fra telefonen").click()
    button(keep, "Ja, slet den").click()
    expect(button(page, "Gem på min telefon")).to_be_visible()
    expect(said(page, "Guiden er ændret")).to_have_count(0)


@pytest.mark.usefixtures("guide")
def test_films_without_net_are_told_later_where_the_reader_chose_so_until_the_guide_is_deleted(
    open_site: OpenSite, line: Line
) -> None:
    page = open_site("/livez")
    save(page)
    assert on_device(page) == [1, 1, 0]
    page.get_by_label("Tæl med, når jeg ser filmen uden net").check()
    line.cut()
    page.goto(f"{GUIDE}trin/2/")
    play(page.locator("video"), from_s=0)
    page.locator("video").evaluate("film => film.pause()")
    page.locator(".step-nav [rel=prev]").click()  # what was seen is reported when the step is left
    wait_until(lambda: page.evaluate("localStorage.length && Object.values(localStorage)[0].includes('total_ms')"))
    page.goto(GUIDE)
    keep = page.locator("[data-keep]")
    expect(keep.get_by_label("Tæl med, når jeg ser filmen uden net")).to_be_checked()
    button(keep, "Slet den fra telefonen").click()
    button(keep, "Ja, slet den").click()
    wait_until(lambda: on_device(page) == [0, 0, 0])


@pytest.mark.usefixtures("guide")
def test_deleting_where_it_was_saved(open_site: OpenSite) -> None:
    page = open_site("/livez")
    save(page)
    button(page, "Slet den fra telefonen").click()
    button(page, "Ja, slet den").click()
    expect(page.locator("[data-keep] [data-in=new]")).to_be_focused()
    assert on_device(page) == [0, 0, 0]


def test_a_discreet_guide_explains_first_and_has_no_name_on_the_shelf(open_site: OpenSite, guide: GuidePage) -> None:
    guide.discreet = True
    guide.save_revision().publish()
    page = open_site(GUIDE)
    button(page, "Gem på min telefon").click()
    expect(said(page, "Andre, der bruger din telefon, kan se, hvad du gemmer.")).to_be_visible()
    assert on_device(page) == [0, 0, 0]
    button(page, "Gem ikke").click()
    assert on_device(page) == [0, 0, 0]
    button(page, "Gem på min telefon").click()
    button(page, "Gem den alligevel").click()
    expect(said(page, "Guiden ligger på din telefon")).to_be_visible()
    page.goto(SHELF)
    expect(page.locator(".shelf__title")).to_have_text("Gemt guide")
    assert "Find vej" not in page.locator("main").inner_text()
    assert "Center for hjælp" not in page.content()


@pytest.mark.usefixtures("guide")
def test_a_phone_without_room_is_told_so_and_keeps_nothing(open_site: OpenSite, line: Line) -> None:
    page = open_site(GUIDE)
    full = page.context.new_cdp_session(page)
    full.send("Storage.overrideQuotaForOrigin", {"origin": line.address, "quotaSize": 50_000})
    button(page, "Gem på min telefon").click()
    expect(said(page, "Der er ikke plads nok på din telefon.")).to_be_visible()
    assert on_device(page)[0] == 0

    page.evaluate("navigator.storage.estimate = undefined")  # as in browsers that don't tell
    button(page, "Prøv igen").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(said(page, "Der er ikke plads nok på din telefon.")).to_be_visible()
    assert on_device(page) == [0, 0, 0]


@pytest.mark.usefixtures("guide")
def test_saving_can_be_cancelled_half_way(open_site: OpenSite, line: Line) -> None:
    page = open_site(GUIDE)
    page.wait_for_load_state("networkidle")
    line.hold("/360.mp4")
    button(page, "Gem på min telefon").click()
    bar = page.get_by_role("progressbar", name="Hvor meget der er gemt")
    wait_until(lambda: 0 < bar.evaluate("bar => bar.value / bar.max") < 1)
    assert on_device(page)[:2] == [1, 1]
    button(page, "Annuller").click()
    expect(button(page, "Gem på min telefon")).to_be_visible()
    wait_until(lambda: on_device(page) == [0, 0, 0])


@pytest.mark.usefixtures("guide")
def test_a_lost_line_keeps_what_it_brought_and_goes_on_from_there(open_site: OpenSite, line: Line) -> None:
    page = open_site(GUIDE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    line.drop("/360.mp4")
    button(page, "Gem på min telefon").click()
    expect(said(page, "Forbindelsen gik.")).to_be_visible()
    page.goto(SHELF)
    expect(said(page, "Hele guiden er ikke gemt endnu.")).to_be_visible()
    line.repair()
    asked.clear()
    button(page, "Prøv igen").click()
    expect(button(page, "Slet Find vej")).to_be_visible()
    assert [url for url in asked if url.endswith("360.mp4")]
    assert not [url for url in asked if url.endswith(GUIDE)]
    assert on_device(page) == [1, 1, 0]


@pytest.mark.usefixtures("guide")
def test_a_shelf_with_guides_has_no_barrier_and_fits(open_site: OpenSite, axe_source: str, guide: GuidePage) -> None:
    page = open_site("/livez", width=320)
    save(page)
    guide.unpublish()
    for path in (SHELF, f"{GUIDE}trin/1/"):
        page.goto(path)
        expect(said(page, "Guiden findes ikke længere.")).to_be_visible()
        page.evaluate(axe_source)
        result: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        assert [(each["id"], each["nodes"][0]["html"][:200]) for each in result["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    for box in (each.bounding_box() for each in page.locator("[data-notices] :is(button, a):visible").all()):
        assert box
        assert box["height"] >= 44


@pytest.mark.usefixtures("guide")
def test_all_of_it_works_by_keyboard(open_site: OpenSite) -> None:
    page = open_site(GUIDE)
    button(page, "Gem på min telefon").focus()
    page.keyboard.press("Enter")
    done = page.locator("[data-keep] [data-in~=saved]")
    expect(done).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link to the shelf
    page.wait_for_url(f"**{SHELF}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Find vej").focus()
    page.keyboard.press("Tab")
    expect(button(page, "Slet Find vej")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".shelf__guide [data-in=sure]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_without_scripts_there_is_nothing_to_press(open_site: OpenSite, browser: Browser, guide: GuidePage) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(open_site("/livez").url.removesuffix("/livez") + GUIDE)
        expect(said(page, "Gem på min telefon")).to_have_count(0)
        page.goto(page.url.removesuffix(GUIDE) + SHELF)
        expect(said(page, "Din browser kan ikke gemme guider")).to_be_visible()
