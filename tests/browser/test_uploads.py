# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Uploading films as an author does, in Chromium: several at once, over a bad line, on a phone, inside the editor."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django import Settings

from media_pipeline.encoding import jobs
from media_pipeline.failures import Failure
from media_pipeline.models import Upload, Video
from media_pipeline.uploads import pieces
from media_pipeline.uploads.join import join
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories.media import VideoFactory
from tests.media_pipeline.conftest import MakeFilm, Staff, hire, make_film  # noqa: F401  (a fixture)
from tests.media_pipeline.uploads.conftest import content

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MEGABYTE = 1024 * 1024

type OpenAdmin = Callable[..., Page]


@pytest.fixture
def author(live_site: str, monkeypatch: pytest.MonkeyPatch) -> Staff:
    """Somebody with a collection of their own. What is uploaded waits: no worker comes."""
    monkeypatch.setattr(jobs, "wake", lambda _version: None)
    return hire("anna")


@pytest.fixture
def open_admin(browser: Browser, live_site: str, author: Staff) -> Iterator[OpenAdmin]:
    contexts: list[BrowserContext] = []

    def open_(path: str, *, width: int = 390, script: bool = True, as_: Any = None) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, locale="da-DK", java_script_enabled=script
        )
        contexts.append(context)
        client = as_ or author.client
        session = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": session.value, "url": f"{live_site}/admin/"}])
        page = context.new_page()
        page.goto(live_site + path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Offset and size of every piece that was stored."""
    found: list[tuple[int, int]] = []
    store = pieces.store

    def note(upload: Any, offset: int, body: Any) -> str:
        found.append((offset, body.seek(0, 2)))
        body.seek(0)
        return store(upload, offset, body)

    monkeypatch.setattr(pieces, "store", note)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, int], Path]:
    def make(name: str, size: int) -> Path:
        path = tmp_path / name
        path.write_bytes(random.Random(name).randbytes(size))
        return path

    return make


type MakeFile = Callable[[str, int], Path]

ADD = "/admin/film/upload/"


def choose(page: Page, *paths: Path) -> None:
    page.set_input_files("film-upload [data-files]", paths)


def start(page: Page) -> None:
    page.locator("film-upload [data-start]").click()


def films(page: Page) -> Any:
    return page.locator("film-upload .film-upload__film")


def news(page: Page) -> Any:
    return page.locator("film-upload [role=status]")


def original(film: Video) -> bytes:
    version = film.versions.latest("pk")
    join(version.upload, version.original, lambda: None)
    return content(version.original)


def test_several_films_at_once(open_admin: OpenAdmin, author: Staff, file: MakeFile) -> None:
    paths = [file("Fra bussen.mp4", 9 * MEGABYTE), file("IMG_1.MOV", 100), file("Til døren.mkv", 200)]
    page = open_admin(ADD)
    choose(page, *paths)
    films(page).get_by_label("Titel").nth(1).fill("Over torvet")
    page.get_by_role("button", name="Læg 3 film op").click()
    expect(news(page)).to_contain_text("Alt er lagt op")
    expect(page.get_by_role("link", name="Til filmene")).to_be_visible()
    found = {film.title: film for film in Video.objects.all()}
    assert set(found) == {"Fra bussen", "Over torvet", "Til døren"}
    assert [original(found[title]) for title in ("Fra bussen", "Over torvet", "Til døren")] == [
        path.read_bytes() for path in paths
    ]
    assert {film.collection for film in found.values()} == {author.collection}
    href = films(page).nth(0).get_by_role("link").get_attribute("href")
    assert href == reverse("films:edit", args=[found["Fra bussen"].pk])


def test_a_connection_that_drops(open_admin: OpenAdmin, file: MakeFile, sent: list[tuple[int, int]]) -> None:
    path = file("Lang vej.mp4", 30 * MEGABYTE)
    page = open_admin(ADD)
    choose(page, path)

    with page.expect_response(lambda response: response.request.method == "PATCH"):
        start(page)
    page.context.set_offline(True)
    expect(news(page)).to_contain_text("Forbindelsen er væk")
    expect(films(page).locator("[data-message]")).to_contain_text("resten følger af sig selv")
    assert not Video.objects.exists()
    page.context.set_offline(False)
    expect(news(page)).to_contain_text("Alt er lagt op", timeout=20_000)
    assert original(Video.objects.get()) == path.read_bytes()
    ends = [offset + size for offset, size in sent]
    assert [offset for offset, _size in sent] == [0, *ends[:-1]], "each byte came once"


def test_a_server_that_stumbles(open_admin: OpenAdmin, file: MakeFile, sent: list[tuple[int, int]]) -> None:
    """Requests that fail in every way, also the question how much is here: nothing begins again from the first byte."""
    path = file("Lang vej.mp4", 20 * MEGABYTE)
    page = open_admin(ADD)
    stumbles: Iterator[Callable[[Route], None]] = iter(
        [
            lambda route: route.continue_(),
            lambda route: route.abort("connectionreset"),
            lambda route: route.fulfill(status=502),
            lambda route: route.fulfill(status=502),
        ]
    )

    def stumble(route: Route) -> None:
        next(stumbles, Route.continue_)(route)

    page.route("**/upload/pieces/*/", stumble)
    choose(page, path)
    start(page)
    expect(news(page)).to_contain_text("Alt er lagt op", timeout=20_000)
    assert original(Video.objects.get()) == path.read_bytes()
    assert len(sent) == 3
    assert sum(size for _offset, size in sent) == 20 * MEGABYTE
    assert Upload.objects.count() == 1


def test_after_a_reload_it_goes_on(open_admin: OpenAdmin, file: MakeFile, sent: list[tuple[int, int]]) -> None:
    path = file("Lang vej.mp4", 20 * MEGABYTE)
    page = open_admin(ADD)
    choose(page, path)
    films(page).get_by_label("Titel").fill("Vejen ind")
    with page.expect_response(lambda response: response.request.method == "PATCH"):
        start(page)
    page.get_by_role("button", name="Pause").click()
    expect(films(page).locator("[data-message]")).to_contain_text("Sat på pause")
    page.reload()
    halfway = page.locator("[data-halfway]")
    expect(halfway).to_contain_text(" % af ”Vejen ind” er her")
    choose(page, path)
    expect(films(page).locator("[data-message]")).to_contain_text("fortsætter, hvor den slap")
    expect(films(page).get_by_label("Titel")).to_have_value("Vejen ind")
    expect(halfway).to_be_hidden()
    start(page)
    expect(news(page)).to_contain_text("Alt er lagt op", timeout=20_000)
    assert original(Video.objects.get(title="Vejen ind")) == path.read_bytes()
    assert sum(size for _offset, size in sent) == 20 * MEGABYTE


def test_pause_go_on_cancel(open_admin: OpenAdmin, file: MakeFile) -> None:
    page = open_admin(ADD)
    choose(page, file("a.mp4", 30 * MEGABYTE), file("b.mp4", 100))
    with page.expect_response(lambda response: response.request.method == "PATCH"):
        start(page)
    films(page).nth(0).get_by_role("button", name="Pause").click()
    expect(films(page).nth(1).locator("[data-message]")).to_contain_text("Lagt op")
    films(page).nth(0).get_by_role("button", name="Fortsæt").click()
    films(page).nth(0).get_by_role("button", name="Annuller").click()
    expect(films(page)).to_have_count(1)
    expect(news(page)).to_contain_text("Alt er lagt op")
    assert [film.title for film in Video.objects.all()] == ["b"]
    deadline = time.monotonic() + 10
    while Upload.objects.filter(version=None).exists():
        assert time.monotonic() < deadline, "the server still keeps what was cancelled"
        page.wait_for_timeout(100)


def test_what_is_refused_before_a_byte_is_sent(
    open_admin: OpenAdmin,
    file: MakeFile,
    make_film: MakeFilm,  # noqa: F811
    settings: Settings,
) -> None:
    settings.MEDIA_MAX_BYTES, settings.MEDIA_MAX_SECONDS = 2 * MEGABYTE, 1
    page = open_admin(ADD)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "pieces" in request.url else None)
    webm = file("tom.webm", 0)
    choose(page, file("plan.pdf", 100), file("stor.mp4", 3 * MEGABYTE), make_film("lang.mp4", seconds=3), webm)
    reasons = [Failure.NOT_A_FILM, Failure.TOO_LARGE, Failure.TOO_LONG, Failure.NOT_A_FILM]
    for row, reason in enumerate(reasons):
        message = films(page).nth(row).locator("[data-message]")
        expect(message).to_contain_text(str(reason.label), timeout=10_000)
        expect(message).to_contain_text(str(reason.remedy))
    assert "Filen er for stor" in films(page).nth(1).inner_text()
    expect(page.locator("[data-start]")).to_be_hidden()
    films(page).nth(0).get_by_role("button", name="Fjern").click()
    expect(films(page)).to_have_count(3)
    assert asked == []


def test_what_the_server_refuses_is_said_in_its_words(
    open_admin: OpenAdmin, file: MakeFile, settings: Settings
) -> None:
    page = open_admin(ADD)
    choose(page, file("film.mp4", 2 * MEGABYTE))
    settings.MEDIA_MAX_BYTES = MEGABYTE  # less than when the page was made
    start(page)
    expect(films(page).locator("[data-message]")).to_contain_text("Filen er for stor")
    settings.MEDIA_MAX_BYTES = 3 * MEGABYTE
    page.get_by_role("button", name="Prøv igen").click()
    expect(news(page)).to_contain_text("Alt er lagt op")


def test_a_log_in_that_ran_out(open_admin: OpenAdmin, file: MakeFile, author: Staff) -> None:
    page = open_admin(ADD)
    choose(page, file("film.mp4", 100))
    session: Any = next(cookie for cookie in page.context.cookies() if cookie["name"] == "sessionid")
    page.context.clear_cookies(name="sessionid")
    start(page)
    expect(films(page).locator("[data-message]")).to_contain_text("ikke længere logget ind")
    page.context.add_cookies([session])
    page.get_by_role("button", name="Prøv igen").click()
    expect(news(page)).to_contain_text("Alt er lagt op")


def test_without_script_the_form_works(open_admin: OpenAdmin, file: MakeFile) -> None:
    page = open_admin(ADD, script=False, width=1280)
    expect(page.locator("film-upload")).to_be_hidden()
    page.set_input_files("input[name=file]", file("Vejen.mp4", 100))
    page.get_by_role("button", name="Læg op").click()
    assert Video.objects.get().title == "Vejen"


def test_replacing_a_film(open_admin: OpenAdmin, author: Staff, file: MakeFile) -> None:
    film = VideoFactory(collection=author.collection, title="Vejen ind")
    page = open_admin(reverse("films:replace", args=[film.pk]))
    path = file("ny.mp4", 100)
    choose(page, path)
    expect(films(page).get_by_label("Titel")).to_have_count(0)
    page.get_by_role("button", name="Læg filmen op").click()
    page.get_by_role("link", name="Til filmen").click()
    page.wait_for_url(f"**{reverse('films:edit', args=[film.pk])}")
    assert film.versions.count() == 2
    assert original(film) == path.read_bytes()


def test_inside_the_editor(open_admin: OpenAdmin, file: MakeFile, admin_client: Any) -> None:
    """The film chooser of a guide: upload there, and the film is chosen."""
    guide = GuideFactory(parent=DepartmentFactory(), steps=[("step", {"title": "Gå", "content": [("film", None)]})])
    page = open_admin(f"/admin/pages/{guide.pk}/edit/", width=1280, as_=admin_client)
    page.get_by_role("button", name="Vælg en film").first.click()
    page.get_by_role("tab", name="Læg en film op").click()
    path = file("Vejen ind.mp4", 9 * MEGABYTE)
    choose(page, path)
    page.locator("film-upload").get_by_role("button", name="Læg filmen op").click()
    expect(page.locator(".modal")).to_have_count(0)
    expect(page.locator("[data-chooser-title]", has_text="Vejen ind")).to_be_visible()
    assert original(Video.objects.get()) == path.read_bytes()


@pytest.mark.parametrize("width", [390, 320])
def test_on_a_phone_for_everyone(
    open_admin: OpenAdmin, file: MakeFile, axe_source: str, width: int, tmp_path: Path
) -> None:
    page = open_admin(ADD, width=width)
    choose(
        page,
        file("En meget lang filmtitel_uden_mellemrum_fra_telefonen_20260101_120000.mp4", 30 * MEGABYTE),
        file("To.mp4", 100),
        file("plan.pdf", 100),
    )
    with page.expect_response(lambda response: response.request.method == "PATCH"):
        start(page)
    films(page).nth(0).get_by_role("button", name="Pause").click()
    expect(films(page).nth(1).locator("[data-message]")).to_contain_text("Lagt op")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    page.evaluate(axe_source)
    found = page.evaluate("axe.run('film-upload')")
    assert [violation["id"] for violation in found["violations"]] == []
    for button in page.locator("film-upload .button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 24, "WCAG 2.5.8"
