# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a device remembers of a guide: nothing before the reader chooses so, and nothing after."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from guides.counting import Counting
from guides.models import DepartmentPage, GuidePage
from tests.browser.conftest import OpenPage
from tests.browser.test_citizen_pages import RULES
from tests.browser.test_plays import Site, film, play, site, wait_for, wait_until
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b

__all__ = ["film", "site"]  # fixtures

pytestmark = pytest.mark.browser

GUIDE = "/center/find-vej/"
STEPS = "Husk, hvor langt jeg er nået"
FILMS = "Tæl også, når jeg ser en film igen"
DAY_MS = 24 * 60 * 60 * 1000
ON_DEVICE = """async () => ({
    local: Object.entries(localStorage), session: sessionStorage.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length, cookies: document.cookie,
})"""
NOTHING = {"local": [], "session": 0, "databases": 0, "caches": 0, "cookies": ""}


@pytest.fixture
def guide(live_site: str) -> GuidePage:
    department = DepartmentFactory(title="Center", slug="center", counting=Counting.CHOICE)
    steps = [b.step("Læs", "Nu."), b.step("Ring", "Nu."), b.step("Vent", "Her.")]
    found: GuidePage = GuideFactory(parent=department, title="Find vej", slug="find-vej", steps=steps)
    return found


def to_step(page: Page, number: int) -> None:
    page.goto(f"{page.url.split('/center')[0]}{GUIDE}trin/{number}/")


class TestOnAGuidesPage:
    @pytest.mark.usefixtures("guide")
    def test_nothing_is_kept_before_a_choice(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE)
        for label in (STEPS, FILMS):
            expect(page.get_by_label(label)).not_to_be_checked()
        expect(page.get_by_role("button", name="Slet det, der er husket")).to_be_hidden()
        page.keyboard.press("End")
        page.get_by_role("link", name="Start med trin 1").click()
        to_step(page, 2)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(ON_DEVICE) == NOTHING
        assert page.context.cookies() == []

    @pytest.mark.usefixtures("guide")
    def test_who_has_chosen_so_can_go_on_where_they_left_until_it_is_deleted(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE)
        page.get_by_label(STEPS).check()
        page.get_by_role("link", name="Start med trin 1").click()
        page.wait_for_url("**/trin/1/")
        page.keyboard.press("ArrowRight")
        page.wait_for_url("**/trin/2/")
        to_step(page, 1)
        page.goto(page.url.replace("trin/1/", ""))
        go_on = page.get_by_role("link", name="Du nåede til trin 2 – fortsæt")
        assert (go_on.get_attribute("href") or "").endswith(f"{GUIDE}trin/2/")
        expect(page.get_by_label(STEPS)).to_be_checked()
        expect(page.get_by_label(FILMS)).not_to_be_checked()
        page.get_by_role("button", name="Slet det, der er husket").click()
        expect(page.get_by_role("status").filter(has_text="Det er slettet.")).to_be_visible()
        expect(page.get_by_label(STEPS)).to_be_focused()
        expect(go_on).to_be_hidden()
        assert page.evaluate(ON_DEVICE) == NOTHING

    @pytest.mark.usefixtures("guide")
    def test_unticking_deletes_what_belongs_to_it(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE)
        for label in (STEPS, FILMS):
            page.get_by_label(label).check()
        page.get_by_label(FILMS).uncheck()
        ((_key, kept),) = page.evaluate("Object.entries(localStorage)")
        assert json.loads(kept).keys() == {"until", "steps"}
        page.get_by_label(STEPS).uncheck()
        assert page.evaluate(ON_DEVICE) == NOTHING

    @pytest.mark.usefixtures("guide")
    def test_it_goes_after_90_days(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE)
        page.get_by_label(STEPS).check()
        ((key, kept),) = page.evaluate("Object.entries(localStorage)")
        until = json.loads(kept)["until"] - page.evaluate("Date.now()")
        assert 0 <= 90 * DAY_MS - until < 60_000
        old = json.dumps(json.loads(kept) | {"until": page.evaluate("Date.now()") - 1})
        page.evaluate("([key, old]) => localStorage.setItem(key, old)", [key, old])
        to_step(page, 1)
        assert page.evaluate(ON_DEVICE) == NOTHING

    @pytest.mark.parametrize("change", ["discretion", "no counting"])
    def test_it_goes_where_it_is_not_offered_any_more(self, open_page: OpenPage, guide: GuidePage, change: str) -> None:
        page = open_page(GUIDE)
        page.get_by_label(STEPS).check()
        if change == "discretion":
            GuidePage.objects.update(discreet=True)
        else:
            DepartmentPage.objects.update(counting=Counting.OFF)
        to_step(page, 1)
        assert page.evaluate(ON_DEVICE) == NOTHING

    @pytest.mark.usefixtures("guide")
    @pytest.mark.parametrize("width", [320, 1280])
    def test_everybody_can_choose(self, open_page: OpenPage, axe_source: str, width: int) -> None:
        page = open_page(GUIDE, width=width)
        page.get_by_label(STEPS).focus()
        page.keyboard.press("Space")
        expect(page.get_by_label(STEPS)).to_be_checked()
        for target in [*page.locator(".choice").filter(visible=True).all(), page.locator("[data-forget]").first]:
            box = target.bounding_box()
            assert not box or box["height"] >= 44
        to_step(page, 2)
        page.goto(page.url.replace("trin/2/", ""))
        page.evaluate(axe_source)
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", [*RULES, "best-practice"])
        assert [violation["id"] for violation in found["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width

    @pytest.mark.usefixtures("guide")
    def test_without_scripts_nothing_is_offered(self, open_page: OpenPage) -> None:
        page = open_page(GUIDE, javascript=False)
        expect(page.get_by_text(STEPS)).to_be_hidden()
        expect(page.get_by_text(FILMS)).to_be_hidden()


GUIDE_ID = str(uuid4())


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A page with a film of a guide whose readers may choose everything."""
    kind, html = site.files["/"]
    around = f'<div data-steps="/" data-guide="{GUIDE_ID}" data-offers="unseen steps films"><form data-choices hidden>'
    for name in ("films", "unseen"):
        around += f'<label><input type="checkbox" name="{name}">{name}</label>'
    around += '<button type="button" data-forget="" hidden>Slet</button><p role="status"></p></form>'
    head, _, body = html.decode().partition("<figure>")
    named = body.partition('data-guide="')[2][:36]
    site.files["/"] = (kind, f"{head}{around}<figure>{body.replace(named, GUIDE_ID)}</div>".encode())
    opened = browser.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(site.address)
    yield opened
    opened.close()
    assert errors == []


def watch(page: Page) -> None:
    play(page, rate=4)
    wait_until(page, "video.ended")


def kept(page: Page) -> dict[str, Any]:
    entries: list[list[str]] = page.evaluate("Object.entries(localStorage)")
    return {key: json.loads(value) for key, value in entries}


class TestFilms:
    def test_on_a_later_visit_a_film_is_seen_again_only_where_the_reader_chose_so(self, page: Page, site: Site) -> None:
        watch(page)
        page.reload()
        watch(page)
        wait_for(lambda: len(site.latest()) == 2)
        assert [(seen.nth, seen.remembered) for seen in site.latest()] == [(1, False), (1, False)]
        assert kept(page) == {}

        page.get_by_label("films").check()
        for _visit in range(2):
            page.reload()
            watch(page)
        wait_for(lambda: len(site.latest()) == 4 and site.latest()[3].ended)
        assert [(seen.nth, seen.remembered) for seen in site.latest()[2:]] == [(1, True), (2, True)]

        page.get_by_label("films").uncheck()
        assert kept(page) == {}

    @pytest.mark.parametrize("button", [True, False])
    def test_what_is_forgotten_while_a_film_plays_is_told_no_more(self, page: Page, site: Site, button: bool) -> None:
        page.get_by_label("films").check()
        film = page.locator("video").get_attribute("data-video")
        (record,) = kept(page).values()
        record["films"] = {film: [4, True]}
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"vis-vej/{GUIDE_ID}", json.dumps(record)])
        page.reload()
        play(page)
        wait_until(page, "video.currentTime > 1")
        if button:
            page.get_by_role("button", name="Slet").click()
        else:
            page.get_by_label("films").uncheck()
        page.get_by_label("films").check()  # what begins anew doesn't bring back what was
        wait_until(page, "video.ended")
        wait_for(lambda: site.latest() and site.latest()[0].ended)
        assert [seen.nth for seen in site.latest()] == [1]
        watch(page)
        wait_for(lambda: len(site.latest()) == 2 and site.latest()[1].ended)
        assert [seen.nth for seen in site.latest()] == [1, 2]

    def test_after_the_tenth_time_it_is_the_tenth(self, page: Page, site: Site) -> None:
        page.get_by_label("films").check()
        film = page.locator("video").get_attribute("data-video")
        (record,) = kept(page).values()
        record["films"] = {film: [10, True]}
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"vis-vej/{GUIDE_ID}", json.dumps(record)])
        page.reload()
        watch(page)
        wait_for(lambda: site.latest() and site.latest()[0].ended)
        assert site.latest()[0].nth == 10

    def test_a_play_without_net_is_told_later_where_the_reader_chose_so(self, page: Page, site: Site) -> None:
        page.route("**/api/v1/plays", lambda route: route.abort())
        watch(page)
        page.wait_for_timeout(200)  # for what must not happen
        assert kept(page) == {}

        page.get_by_label("unseen").check()
        page.reload()
        watch(page)
        wait_until(page, "localStorage.length && Object.values(localStorage)[0].includes('once')")
        page.unroute("**/api/v1/plays")
        (record,) = kept(page).values()
        ((_play, waiting),) = record["unseen"].items()
        waiting["began"] -= 5 * 60 * 60 * 1000
        late = json.dumps(record | {"unseen": {waiting["message"]["play"]: waiting}})
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"vis-vej/{GUIDE_ID}", late])
        page.evaluate("window.dispatchEvent(new Event('online'))")
        wait_for(lambda: site.reports)
        (told,) = site.latest()
        assert told.ended
        assert 0 <= told.age_ms - 5 * 60 * 60 * 1000 < 60_000
        wait_until(page, "!Object.values(localStorage)[0].includes('once')")

    def test_a_play_waits_until_our_server_has_answered(self, page: Page, site: Site) -> None:
        answers = iter([503, 200, 429, 422])
        page.route("**/api/v1/plays", lambda route: route.fulfill(status=next(answers)))
        page.get_by_label("unseen").check()
        (record,) = kept(page).values()
        record["unseen"] = {"x": {"began": page.evaluate("Date.now()"), "message": {"total_ms": 1}}}
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"vis-vej/{GUIDE_ID}", json.dumps(record)])
        for _answer in (503, 200, 429):
            with page.expect_response("**/api/v1/plays"):
                page.evaluate("window.dispatchEvent(new Event('online'))")
            page.wait_for_timeout(100)
            assert next(iter(kept(page).values()))["unseen"].keys() == {"x"}
        page.evaluate("window.dispatchEvent(new Event('online'))")
        wait_until(page, "!Object.values(localStorage)[0].includes('total_ms')")

    def test_what_waited_too_long_is_told_to_nobody(self, page: Page, site: Site) -> None:
        page.get_by_label("unseen").check()
        (record,) = kept(page).values()
        began = page.evaluate("Date.now()") - 71 * 60 * 60 * 1000 - 1_000
        record["unseen"] = {"x": {"began": began, "message": {"total_ms": 1}}}
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [f"vis-vej/{GUIDE_ID}", json.dumps(record)])
        page.reload()
        wait_until(page, "!Object.values(localStorage)[0].includes('total_ms')")
        assert site.reports == []
