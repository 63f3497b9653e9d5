# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reviewing in Chromium: keyboard, widths, comments, the buttons, and what has changed."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cms.reviewing.models import UrgentCorrection
from cms.users.models import User
from guides.models import GuidePage
from tests.cms.reviewing.conftest import STEP, Team, make_team, published, rewrite, send_to_review
from tests.factories import ImageFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

type OpenAs = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = [1280, 360]


@pytest.fixture
def team(live_site: str) -> Team:
    return make_team()


@pytest.fixture
def guide(team: Team) -> GuidePage:
    """Published, with a newer draft: a step changed in word and picture, one new, one moved, one gone."""
    picture, other = b.picture(ImageFactory(), "En blå dør"), b.picture(ImageFactory(), "En rød dør")
    ring, wait, go = (b.step(title, "Det tager lidt tid.") for title in ("Ring på", "Vent i gangen", "Gå ind"))
    find = b.step("Find indgang B", "Gå ind ad den blå dør.", picture, id=STEP["id"])
    made = published(team, steps=[find, ring, wait, go])
    find = b.step("Find indgang B", "Gå ind ad den røde dør.", other | {"id": picture["id"]}, id=STEP["id"])
    return rewrite(made, team.author, steps=[go, find, ring, b.step("Tag et nummer", "Automaten står til højre.")])


@pytest.fixture
def open_as(browser: Browser, live_site: str) -> Iterator[OpenAs]:
    contexts: list[BrowserContext] = []

    def open_(user: User, path: str, *, width: int = 1280) -> Page:
        client = Client()
        client.force_login(user)
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="da-DK")
        contexts.append(context)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
        page = context.new_page()
        page.goto(f"{live_site}/admin/{path}")
        return page

    yield open_
    for context in contexts:
        context.close()


def has_no_faults(page: Page, axe_source: str) -> None:
    page.evaluate(axe_source)
    found = page.evaluate("rules => axe.run('main', {runOnly: rules})", RULES)
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reviewer_sees_what_has_changed(
    team: Team, guide: GuidePage, open_as: OpenAs, axe_source: str, width: int
) -> None:
    send_to_review(guide, team.author)
    page = open_as(team.reviewer, f"godkendelse/{guide.pk}/", width=width)
    expect(page.locator(".reviewing__summary")).to_have_text("Trin: 1 nyt, 1 ændret, 1 flyttet, 1 fjernet.")
    expect(page.locator("ins").first).to_contain_text("røde")
    expect(page.locator(".change__things img")).to_have_count(2)
    assert page.locator(".change__things img").first.evaluate("img => img.complete && img.naturalWidth > 0")
    assert fits(page)
    has_no_faults(page, axe_source)


def test_a_reviewer_approves_by_keyboard(team: Team, guide: GuidePage, open_as: OpenAs) -> None:
    send_to_review(guide, team.author)
    page = open_as(team.reviewer, f"godkendelse/{guide.pk}/")
    page.get_by_role("button", name="Godkend og udgiv").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messages .success")).to_contain_text("er godkendt og udgivet")
    assert not GuidePage.objects.get(pk=guide.pk).has_unpublished_changes


@pytest.mark.parametrize("width", WIDTHS)
def test_an_authors_main_button_sends_to_review(team: Team, guide: GuidePage, open_as: OpenAs, width: int) -> None:
    page = open_as(team.author, f"pages/{guide.pk}/edit/", width=width)
    main = page.locator("footer").get_by_role("button", name="Send til godkendelse")
    expect(main).to_be_visible()
    expect(page.locator("footer").get_by_role("button", name="Gem kladde")).to_be_visible()
    assert fits(page)
    main.click()
    expect(page.locator(".messages .success")).to_be_visible()
    assert GuidePage.objects.get(pk=guide.pk).workflow_in_progress


def test_enter_in_a_field_saves_a_draft(team: Team, guide: GuidePage, open_as: OpenAs) -> None:
    page = open_as(team.author, f"pages/{guide.pk}/edit/")
    page.locator("[name=title]").press("Enter")
    expect(page.locator(".messages .success")).to_be_visible()
    assert not GuidePage.objects.get(pk=guide.pk).workflow_in_progress


def test_a_reviewer_comments_on_a_step_and_the_author_hears_of_it(
    team: Team, guide: GuidePage, open_as: OpenAs
) -> None:
    send_to_review(guide, team.author)
    mail.outbox.clear()
    page = open_as(team.reviewer, f"pages/{guide.pk}/edit/")
    title = page.locator("[data-contentpath=title]").nth(1)
    title.hover()
    page.get_by_role("button", name="Tilføj kommentar").locator("visible=true").first.click()
    page.locator(".comment textarea").first.fill("Hvilken dør er det?")
    page.locator(".comment").get_by_role("button", name=re.compile("Komment")).click()
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer .action-save:visible").click()
    expect(page.locator(".messages .success")).to_be_visible()
    (letter,) = mail.outbox
    assert letter.to == [team.author.email]
    assert "Hvilken dør er det?" in str(letter.body)


def test_an_urgent_correction_asks_for_its_reason(
    team: Team, guide: GuidePage, open_as: OpenAs, axe_source: str
) -> None:
    page = open_as(team.author, f"pages/{guide.pk}/edit/")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.get_by_role("button", name="Hastende rettelse").click()
    page.wait_for_url(re.compile("/hastende/$"))
    has_no_faults(page, axe_source)
    page.get_by_label("Hvorfor kan det ikke vente?").fill("Døren er malet.")
    page.get_by_role("button", name="Udgiv nu").click()
    expect(page.locator(".messages .success")).to_contain_text("En kollega laver efterkontrol")
    correction = UrgentCorrection.objects.get()
    page = open_as(team.reviewer, "")
    page.get_by_role("link", name=re.compile("Lav efterkontrol")).click()
    expect(page.locator("main")).to_contain_text("Døren er malet.")
    has_no_faults(page, axe_source)
    page.get_by_role("button", name="Godkend").click()
    expect(page.locator(".messages .success")).to_be_visible()
    correction.refresh_from_db()
    assert correction.state == UrgentCorrection.State.APPROVED


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_of_reviews_open_to_everybody(team: Team, open_as: OpenAs, axe_source: str, width: int) -> None:
    for path in ("godkendelse/", "godkendelse/afloesere/"):
        page = open_as(team.manager, path, width=width)
        assert fits(page)
        has_no_faults(page, axe_source)
