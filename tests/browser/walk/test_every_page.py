# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every citizen page that the demo's links lead to; and pictures of the main pages for the documents."""

import os
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from django.conf import settings
from playwright.sync_api import Browser, ViewportSize, expect

from cms.assets import find_node
from tests.browser.walk.conftest import Demo, LogIn

pytestmark = [pytest.mark.browser, pytest.mark.walk, pytest.mark.xdist_group("walk")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NOT_PAGES = ("/media/", "/static/", "/api/")
PHONE = ViewportSize(width=390, height=844)
DESKTOP = ViewportSize(width=1280, height=900)

CITIZEN_PICTURES = {
    "front-page": "/",
    "department": "/borgercenter-handicap/",
    "place": "/borgercenter-handicap/sted/lokale-2-14/",
    "guide": "/borgercenter-handicap/find-vej/",
    "step": "/borgercenter-handicap/find-vej/trin/2/",
    "not-found": "/findes-ikke/",
}
STAFF_PICTURES = {
    "dashboard": ("redaktoer-borgercenter-handicap", "/admin/"),
    "editor": ("redaktoer-borgercenter-handicap", "/admin/pages/{guide}/edit/"),
    "films": ("redaktoer-borgercenter-handicap", "/admin/film/"),
    "film": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/"),
    "film-captions": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/captions/{captions}/"),
    "film-cut": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/trim/"),
    "film-poster": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/poster/"),
    "film-replace": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/replace/"),
    "film-people": ("redaktoer-borgercenter-handicap", "/admin/personer/film/{film}/add/"),
    "film-chapters": ("redaktoer-borgercenter-handicap", "/admin/film/{film}/chapters/"),
    "film-upload": ("redaktoer-borgercenter-handicap", "/admin/film/upload/"),
    "statistics": ("leder-borgercenter-handicap", "/admin/statistik/{department}/"),
    "statistics-figures": ("leder-borgercenter-handicap", "/admin/statistik/{department}/tal/"),
    "statistics-guide": ("leder-borgercenter-handicap", "/admin/statistik/{department}/tal/?guide={guide_uuid}"),
    "statistics-film": ("leder-borgercenter-handicap", "/admin/statistik/{department}/tal/?film={film_uuid}"),
}


def test_every_page_is_open_to_everybody(demo: Demo, browser: Browser, axe_source: str, tmp_path: Path) -> None:
    """No barrier that axe can find, valid HTML, no cookie, no request to another host."""
    context = browser.new_context(viewport=PHONE, locale="da-DK")
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    to_visit, seen = [f"{demo.url}/"], {f"{demo.url}/"}
    files: list[Path] = []
    while to_visit:
        address = to_visit.pop()
        response = page.goto(address)
        assert response
        assert response.ok, address
        files.append(tmp_path / f"{len(files)}.html")
        files[-1].write_text(response.text())
        page.evaluate("document.querySelectorAll('details:not(.display)').forEach(details => details.open = true)")
        # Whole, for what the bar below the thumb covers just now is taken for too small.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size(ViewportSize(width=PHONE["width"], height=height))
        page.evaluate(axe_source)
        violations = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
        found = [(violation["id"], node["html"]) for violation in violations for node in violation["nodes"]]
        assert found == [], address
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        linked = {urldefrag(urljoin(address, link)).url for link in links}
        new = {link for link in linked - seen if link.startswith(f"{demo.url}/") and not _is_file(demo, link)}
        seen |= new
        to_visit += sorted(new)
    assert len(files) > len(CITIZEN_PICTURES)
    assert hosts == {demo.url.removeprefix("http://")}
    assert context.cookies() == []
    context.close()
    find_node().run("node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *files)


def _is_file(demo: Demo, link: str) -> bool:
    return link.removeprefix(demo.url).startswith(NOT_PAGES) or link.endswith(".pdf")


def test_what_is_not_there_is_answered_as_citizens_are(demo: Demo, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, locale="da-DK")
    page = context.new_page()
    response = page.goto(f"{demo.url}/findes-ikke/")
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi kan ikke finde siden")
    context.close()


def test_pictures_of_the_main_pages(demo: Demo, browser: Browser, log_in: LogIn, tmp_path: Path) -> None:
    """Taken anew each time; kept in docs/screenshots when SCREENSHOTS=docs."""
    folder = settings.BASE_DIR / "docs" / "screenshots" if os.environ.get("SCREENSHOTS") == "docs" else tmp_path
    folder.mkdir(exist_ok=True)
    for device, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
        context = browser.new_context(viewport=viewport, locale="da-DK")
        page = context.new_page()
        for name, address in CITIZEN_PICTURES.items():
            page.goto(demo.url + address)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=folder / f"{name}-{device}.png", full_page=device == "phone")
        context.close()
    for name, (user, address) in STAFF_PICTURES.items():
        page = log_in(user)
        response = page.goto(demo.url + address.format(**_numbers(demo)))
        assert response
        assert response.ok, address
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{name}-desktop.png")
        page.set_viewport_size(PHONE)
        page.wait_for_timeout(1_000)  # until the menu has moved aside
        page.screenshot(path=folder / f"{name}-phone.png")


def _numbers(demo: Demo) -> dict[str, int | str]:
    number = "SELECT id FROM wagtailcore_page WHERE slug = ?"
    film = demo.value("SELECT id FROM media_pipeline_video WHERE title = ?", "Vis vej fra bussen til lokale 2.14")
    guide = demo.value(number, "find-vej")
    return {
        "department": demo.value(number, "borgercenter-handicap"),
        "guide": guide,
        "guide_uuid": demo.value("SELECT uuid FROM guides_guidepage WHERE page_ptr_id = ?", guide),
        "film": film,
        "film_uuid": demo.value("SELECT uuid FROM media_pipeline_video WHERE id = ?", film),
        "captions": demo.value("SELECT id FROM media_pipeline_captions WHERE video_id = ?", film),
    }
