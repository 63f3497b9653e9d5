# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Beginning a guide, the tour, the share kit and the catalogue in Chromium: by keyboard, on a phone, with axe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.models import DepartmentPage, GuidePage
from guides.search.index import settle
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, UserFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

type OpenDesk = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Site:
    own: DepartmentPage
    guide: GuidePage
    """Of the neighbouring department."""


@pytest.fixture
def site(live_site: str) -> Site:
    own, neighbour = DepartmentFactory(title="Familiehuset"), DepartmentFactory(title="Rusmiddelcentret")
    for department in (own, neighbour):
        provision(department)
    place = PlaceFactory(department=neighbour)
    ContactFactory(department=neighbour, title="Vagten", phone="00 12 34 99")
    guide = GuideFactory(
        parent=neighbour,
        title="Din første samtale",
        steps=[b.step("Find døren", "Den er blå.", b.place(place)), b.step("Ring på", "To gange.")],
    )
    settle()
    return Site(own, guide)


@pytest.fixture
def open_desk(browser: Browser, live_site: str, site: Site) -> Iterator[OpenDesk]:
    """A page of the admin as an author of the own department sees it."""
    author = UserFactory()
    assign(author, site.own, Role.EDITOR)
    client = Client()
    client.force_login(author)
    contexts: list[BrowserContext] = []

    def open_(path: str, *, width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
        opened = context.new_page()
        opened.goto(f"{live_site}/admin/{path}")
        return opened

    yield open_
    for context in contexts:
        context.close()


def test_no_barrier_at_any_width(open_desk: OpenDesk, site: Site, axe_source: str) -> None:
    """The menu and header are Wagtail's: what is ours is looked at."""
    pages = {
        "": ".vv-tour",
        f"begynd/{site.own.pk}/": ".vv-begin",
        f"begynd/kopi/{site.guide.pk}/": ".vv-begin",
        f"del/{site.guide.pk}/": ".vv-kit",
        "hvem-kan-hjaelpe/": ".vv-hotline",
        "hvem-kan-hjaelpe/?q=samtale": ".vv-hotline",
        f"hvem-kan-hjaelpe/{site.guide.get_parent().pk}/": ".vv-hotline",
    }
    for path, ours in pages.items():
        page = open_desk(path, width=320)
        page.evaluate(axe_source)
        found = page.evaluate("([ours, rules]) => axe.run(ours, {runOnly: rules})", [ours, RULES])["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == [], path
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, path
        page.context.close()


def test_the_tour_is_walked_by_keyboard_skipped_for_good_and_seen_again(open_desk: OpenDesk) -> None:
    page = open_desk("")
    tour = page.get_by_role("region", name="En rundvisning i Vis Vej")
    expect(tour.get_by_role("heading", name="Velkommen til Vis Vej")).to_be_visible()
    tour.get_by_role("button", name="Næste").press("Enter")
    second = tour.get_by_role("heading", name="Begynd med en skabelon")
    expect(second).to_be_focused()
    expect(tour.get_by_text("2 af 5")).to_be_visible()
    with page.expect_response(lambda response: "dismissibles" in response.url):
        page.keyboard.press("Escape")
    expect(tour).to_be_hidden()
    again = page.get_by_role("button", name="Se rundvisningen")
    expect(again).to_be_focused()
    page.reload()
    expect(tour).to_be_hidden()
    again.press("Enter")
    expect(tour.get_by_role("heading", name="Velkommen til Vis Vej")).to_be_focused()


def test_the_tour_can_be_walked_to_its_end(open_desk: OpenDesk) -> None:
    page = open_desk("")
    following = page.get_by_role("button", name="Næste")
    for _stop in range(4):
        following.click()
    expect(following).to_be_hidden()
    expect(page.get_by_role("heading", name="Hjælp en borger videre")).to_be_focused()
    page.get_by_role("button", name="Luk rundvisningen").click()
    expect(page.get_by_role("region", name="En rundvisning i Vis Vej")).to_be_hidden()


def test_a_citizen_is_referred_to_another_departments_guide_in_two_clicks(open_desk: OpenDesk) -> None:
    page = open_desk("hvem-kan-hjaelpe/?q=samtale")
    page.get_by_role("link", name="Del Din første samtale").click()
    page.get_by_role("button", name="Kopiér sms-teksten").click()
    expect(page.get_by_role("status").filter(has_text="Kopieret")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_role("textbox", name="Sms").input_value()
    assert "/k/" in copied


def test_what_somebody_has_added_to_the_text_is_copied_too(open_desk: OpenDesk, site: Site) -> None:
    page = open_desk(f"del/{site.guide.pk}/")
    page.get_by_role("textbox", name="Brev eller e-mail").fill("Kære Bo")
    page.get_by_role("button", name="Kopiér brevteksten").click()
    expect(page.get_by_role("status").filter(has_text="Kopieret")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Kære Bo"


def test_a_template_is_open_in_the_editor_after_two_clicks(open_desk: OpenDesk) -> None:
    page = open_desk("")
    page.get_by_role("link", name="Skriv en guide Familiehuset").click()
    page.get_by_role("button", name="Find vej til …").click()
    expect(page.locator("[name=title]")).to_have_value("Find vej til …")
    expect(page.locator("[name='steps-5-value-title']")).to_have_value("Sæt dig, og vent")


def test_a_copy_says_in_a_comment_what_is_missing(open_desk: OpenDesk, site: Site) -> None:
    page = open_desk(f"begynd/kopi/{site.guide.pk}/")
    page.get_by_label("Hvad hedder den nye guide?").fill("Vores første samtale")
    page.get_by_role("button", name="Lav en kopi").click()
    expect(page.get_by_text("Én ting kunne ikke komme med.")).to_be_visible()
    page.get_by_role("button", name="Vis eller skjul kommentarer").click()
    expect(page.get_by_text("Her stod et sted. Vælg et af jeres egne.")).to_be_visible()
