# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The film library as an author meets it in Chromium: cards, filters, cutting, choosing a picture; phone and desk."""

import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from media_pipeline.encoding import jobs
from media_pipeline.ingest import add_film
from media_pipeline.models import Video, VideoVersion
from tests.factories.media import CaptionsFactory, VideoFactory
from tests.factories.pages import PlaceFactory
from tests.media_pipeline.conftest import MakeFilm, Staff, hire, make_film  # noqa: F401  (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

State = VideoVersion.State
WIDTHS = [1280, 390, 320]

type OpenAdmin = Callable[..., Page]


@pytest.fixture
def anna(live_site: str) -> Staff:
    return hire("anna")


@pytest.fixture
def film(anna: Staff, make_film: MakeFilm) -> Video:  # noqa: F811
    """Eight seconds that have really been through the pipeline."""
    path = make_film("otte.mp4", seconds=8, size="320x180")
    made = add_film(ContentFile(path.read_bytes(), "film.mp4"), title="Vejen til klinikken", collection=anna.collection)
    return Video.objects.get(pk=made.pk)


@pytest.fixture
def open_admin(browser: Browser, live_site: str, anna: Staff) -> Iterator[OpenAdmin]:
    contexts: list[BrowserContext] = []

    def open_(path: str, *, width: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, locale="da-DK", java_script_enabled=javascript
        )
        contexts.append(context)
        session = anna.client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
        # The live server of the tests hands out files by itself, and not in parts: a film could not be sought in.
        context.route("**/media/videos/**/*.mp4*", send)
        page = context.new_page()
        page.goto(live_site + path)
        return page

    yield open_
    for context in contexts:
        context.close()


def send(route: Route) -> None:
    content = default_storage.open(urlsplit(route.request.url).path.removeprefix("/media/")).read()
    wanted = re.match(r"bytes=([0-9]+)-", route.request.headers.get("range", ""))
    start = int(wanted[1]) if wanted else 0
    headers = {
        "Content-Type": "video/mp4",
        "Accept-Ranges": "bytes",
        "Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}",
    }
    route.fulfill(status=206, headers=headers, body=content[start:])


def wait_until(film: Locator, condition: str) -> None:
    """Playwright's own waiting would need eval, which the admin's CSP forbids."""
    deadline = time.monotonic() + 15
    while not film.evaluate(condition):
        assert time.monotonic() < deadline, condition
        time.sleep(0.05)


def violations(page: Page, axe_source: str, region: str) -> list[Any]:
    """What axe finds wrong in the region, which is ours; the rest is Wagtail's."""
    page.evaluate(axe_source)
    found = page.evaluate("region => axe.run(region, {resultTypes: ['violations']})", region)["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def is_wider_than_its_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.fixture
def several(film: Video, anna: Staff) -> None:
    for title, state in [
        ("Fra busstoppet til den blå dør", State.WAITING),
        ("Elevatoren til 2. sal", State.ENCODING),
        ("Et meget langt navn uden mellemrum: Rusmiddelbehandlingscentervejviserfilmoptagelse", State.FAILED),
        ("Indgang B", State.CANCELLED),
    ]:
        VideoFactory(title=title, state=state, collection=anna.collection)
    VideoVersion.objects.filter(state=State.ENCODING).update(percent=40)
    VideoVersion.objects.filter(state=State.FAILED).update(failure="gave-up")
    CaptionsFactory(video=film)
    PlaceFactory(film=film)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_grid(several: None, open_admin: OpenAdmin, axe_source: str, width: int) -> None:
    page = open_admin(reverse("films:index"), width=width)
    expect(page.locator(".film-card")).to_have_count(5)
    assert violations(page, axe_source, "#main") == []
    assert not is_wider_than_its_window(page)
    poster = page.locator(".film-card", has_text="Vejen til klinikken").locator("img")
    assert poster.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    expect(page.locator("meter")).to_be_visible()


def test_filters_without_reloading(several: None, open_admin: OpenAdmin, axe_source: str) -> None:
    page = open_admin(reverse("films:index"))
    page.get_by_role("button", name="Vis filtre").click()
    page.get_by_role("button", name="Status").click()
    page.get_by_label("Gik galt").check()
    expect(page.locator(".film-card")).to_have_count(1)
    expect(page.locator(".film-card")).to_contain_text("Et meget langt navn")
    assert violations(page, axe_source, ".film-grid") == []
    page.get_by_label("Sortér efter").select_option("title")
    expect(page).to_have_url(re.compile("state=failed.*ordering=title|ordering=title.*state=failed"))


def test_the_poster_opens_the_film(film: Video, open_admin: OpenAdmin) -> None:
    page = open_admin(reverse("films:index"), width=390)
    box = page.locator(".film-card__poster").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(lambda url: url.endswith(reverse("films:edit", args=[film.pk])))


def test_a_card_follows_the_work(anna: Staff, open_admin: OpenAdmin) -> None:
    film = VideoFactory(title="Vejen", state=State.WAITING, collection=anna.collection)
    page = open_admin(reverse("films:index"))
    card = page.locator(".film-card")
    expect(card).to_contain_text("nummer 1 i køen")
    VideoVersion.objects.filter(video=film).update(state=State.ENCODING, percent=10)
    expect(card).to_contain_text("10 %")
    VideoVersion.objects.filter(video=film).update(percent=60)
    expect(card.locator("progress")).to_have_js_property("value", 60)
    expect(card.locator("[data-film-detail]")).to_have_attribute("aria-live", "off")
    VideoVersion.objects.filter(video=film).update(state=State.FAILED, failure="damaged")
    expect(card).to_contain_text("Gik galt")
    expect(card.locator("progress")).to_have_count(0)


def test_a_portrait_is_seen_whole(anna: Staff, make_film: MakeFilm, open_admin: OpenAdmin) -> None:  # noqa: F811
    path = make_film("tall.mp4", seconds=3, size="180x320")
    film = add_film(ContentFile(path.read_bytes(), "tall.mp4"), title="Trappen", collection=anna.collection)
    page = open_admin(reverse("films:index"))
    frame, poster = (page.locator(f".film-card__poster{part}").bounding_box() for part in ("", " img"))
    assert frame
    assert poster
    assert poster["height"] <= frame["height"]

    page.goto(urljoin(page.url, reverse("films:trim", args=[film.pk])))
    board = page.locator(".film-cut__board img")
    wait_until(board, "image => image.complete && image.naturalWidth > 0")
    assert board.evaluate("image => image.clientWidth <= image.naturalWidth"), "small pictures are not blown up"


@pytest.mark.parametrize("width", WIDTHS)
def test_cutting_a_film(
    film: Video, open_admin: OpenAdmin, axe_source: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "wake", lambda _version: None)
    page = open_admin(reverse("films:trim", args=[film.pk]), width=width)
    video = page.locator("[data-cut-film]")
    wait_until(page.locator("[data-cut-film]"), "film => film.readyState >= 1")
    assert violations(page, axe_source, ".film-cut") == []
    assert not is_wider_than_its_window(page)

    video.evaluate("film => { film.currentTime = 2; }")
    page.get_by_role("button", name=re.compile("Sæt her fra filmen ?: Filmen begynder ved")).click()
    expect(page.locator("[name=trim_start_ms]")).to_have_value("0:02")
    page.get_by_role("slider", name="Filmen slutter ved").fill("3500")
    expect(page.locator("[name=trim_end_ms]")).to_have_value("0:03,5")
    expect(page.get_by_role("status").filter(has_text="0:01,5")).to_be_visible()

    page.get_by_label("Fjern lyden").check()
    page.get_by_role("button", name="Se, hvordan den bliver").click()
    wait_until(video, "film => !film.paused")
    assert video.evaluate("film => film.muted && film.currentTime >= 1.9")
    wait_until(video, "film => film.paused")
    assert 3.4 < video.evaluate("film => film.currentTime") < 4.2
    assert not video.evaluate("film => film.muted")

    page.get_by_role("button", name="Lav filmen på ny").click()
    expect(page.get_by_text("Filmen bliver lavet på ny")).to_be_visible()
    made = film.versions.get(state=State.WAITING)
    assert (made.trim_start_ms, made.trim_end_ms, made.without_sound) == (2000, 3500, True)


@pytest.mark.parametrize("width", WIDTHS)
def test_choosing_a_picture(film: Video, open_admin: OpenAdmin, axe_source: str, width: int) -> None:
    page = open_admin(reverse("films:poster", args=[film.pk]), width=width)
    wait_until(page.locator("[data-cut-film]"), "film => film.readyState >= 1")
    assert violations(page, axe_source, ".film-cut") == []
    assert not is_wider_than_its_window(page)
    page.locator("[data-cut-film]").evaluate("film => { film.currentTime = 3; }")
    expect(page.locator("[name=at]")).to_have_value("0:03")
    page.get_by_role("button", name="Brug dette billede").click()
    expect(page.get_by_text("Billedet er valgt")).to_be_visible()
    film.refresh_from_db()
    assert film.own_poster


def test_cutting_and_cancelling_without_script(
    film: Video, open_admin: OpenAdmin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "wake", lambda _version: None)
    page = open_admin(reverse("films:trim", args=[film.pk]), javascript=False)
    assert page.get_by_role("slider").count() == 0
    page.locator("[name=trim_start_ms]").fill("0:03")
    page.get_by_role("button", name="Lav filmen på ny").click()
    assert film.versions.get(state=State.WAITING).trim_start_ms == 3000
    page.get_by_role("button", name="Annuller").click()
    assert film.versions.get(trim_start_ms=3000).state == State.CANCELLED


@pytest.mark.parametrize("width", WIDTHS)
def test_the_films_page(film: Video, open_admin: OpenAdmin, axe_source: str, width: int) -> None:
    page = open_admin(reverse("films:edit", args=[film.pk]), width=width)
    assert violations(page, axe_source, "section[aria-label='Filmen']") == []
    assert not is_wider_than_its_window(page)
