# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""*Tjek før udgivelse* in Chromium: right before anything is saved, and a click leads to the field."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.models import DepartmentPage, GuidePage
from tests.browser.walk.desk import StepText, choose_action, write_guide
from tests.factories import ContactFactory, DepartmentFactory, ImageFactory, UserFactory, blocks, finished_guide

pytestmark = pytest.mark.browser

type OpenEditor = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture
def department(live_site: str) -> DepartmentPage:
    page: DepartmentPage = DepartmentFactory()
    provision(page)
    return page


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    picture = blocks.picture(ImageFactory(collection=provision(department).collection))
    steps = [blocks.step("Find døren", "Den er blå."), blocks.step("Gå ind", "", picture)]
    draft = finished_guide(parent=department, steps=steps, live=False)
    draft.save_revision()
    return draft


@pytest.fixture
def open_editor(browser: Browser, live_site: str, department: DepartmentPage) -> Iterator[OpenEditor]:
    """As a reviewer sees it; each page is another reviewer's."""
    contexts: list[BrowserContext] = []

    def open_(path: str, *, width: int = 1280, dark: bool = False) -> Page:
        reviewer = UserFactory.create()
        assign(reviewer, department, Role.REVIEWER)
        client = Client()
        client.force_login(reviewer)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", color_scheme="dark" if dark else "light"
        )
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": f"{live_site}/admin/"}])
        page = context.new_page()
        page.goto(f"{live_site}/admin/pages/{path}")
        page.locator("[data-side-panel-toggle=publishing-check]").click()
        expect(panel(page)).to_be_visible()
        return page

    yield open_
    for context in contexts:
        context.close()


def panel(page: Page) -> Locator:
    return page.locator("[data-check]")


def says(page: Page, words: str) -> None:
    expect(panel(page).get_by_role("status")).to_have_text(words, timeout=15_000)


def line(page: Page, words: str) -> Locator:
    return panel(page).get_by_role("button").filter(has_text=words)


def test_it_is_right_while_somebody_writes_and_before_anything_is_saved(
    open_editor: OpenEditor, guide: GuidePage
) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    says(page, "Der mangler ikke noget. Siden kan udgives.")
    page.route("**/pages/*/edit/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.fill("[name=summary]", "")
    says(page, "1 ting mangler")
    expect(line(page, "Kort om guiden")).to_be_visible()
    expect(page.locator("[data-side-panel-toggle=publishing-check] [data-side-panel-toggle-counter]")).to_have_text("1")
    page.fill("[name=summary]", "Her kan du se, hvor du skal hen.")
    says(page, "Der mangler ikke noget. Siden kan udgives.")


def test_a_click_opens_the_tab_and_the_block_and_puts_the_focus_there(
    open_editor: OpenEditor, guide: GuidePage
) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    alt_text = page.locator("[name$=-alt_text]")
    alt_text.fill("")
    page.get_by_role("tab", name=re.compile("Ansvarlig")).click()
    page.locator("[name=review_date]").fill("")
    page.keyboard.press("Escape")
    says(page, "2 ting mangler")
    line(page, "Alt").click()
    expect(alt_text).to_be_focused()
    expect(alt_text).to_be_in_viewport()
    # The button folds what the minimap lists, a moment after the tab has opened.
    expect(page.locator(".w-minimap-item[href*=panel-child-trinene]").first).to_be_attached()
    page.get_by_role("button", name="Fold alle sammen").click()
    expect(alt_text).to_be_hidden()
    line(page, "Alt").click()
    expect(alt_text).to_be_focused()
    expect(alt_text).to_be_in_viewport()
    line(page, "Næste gennemgang").click()
    expect(page.locator("[name=review_date]")).to_be_focused()


def test_each_tab_says_how_much_is_missing_behind_it(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    page.fill("[name=summary]", "")
    page.fill("[name=steps-0-value-text]", "")
    says(page, "2 ting mangler")
    expect(page.get_by_role("tab", name="Trinene (2 mangler)")).to_be_visible()
    expect(page.get_by_role("tab", name="Spørgsmål", exact=True)).to_be_visible()


def test_a_page_that_was_never_saved(open_editor: OpenEditor, department: DepartmentPage) -> None:
    page = open_editor(f"add/guides/guidepage/{department.pk}/")
    says(page, "6 ting mangler")
    page.fill("[name=title]", "Find vej")
    says(page, "5 ting mangler")
    page.fill("[name=summary]", "Her kan du se, hvor du skal hen.")
    says(page, "4 ting mangler")
    page.check("[name=audiences][value=citizen]")
    says(page, "3 ting mangler")
    expect(page).to_have_url(re.compile(r"/pages/\d+/edit/"), timeout=30_000)  # it saves by itself
    page.fill("[name=summary]", "")
    says(page, "4 ting mangler")


def test_publishing_what_is_unfinished_opens_the_list(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    page.fill("[name=steps-0-value-text]", "")
    says(page, "1 ting mangler")
    page.locator("[data-side-panel-toggle=publishing-check]").click()
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-publish]:visible").click()
    says(page, "1 ting mangler")
    expect(panel(page)).to_be_visible()


def test_without_net_the_panel_says_so_and_what_was_written_is_kept(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    says(page, "Der mangler ikke noget. Siden kan udgives.")
    page.context.set_offline(True)
    page.fill("[name=summary]", "")
    expect(panel(page).get_by_text("Tjekket kan ikke nås lige nu")).to_be_visible(timeout=15_000)
    page.context.set_offline(False)
    says(page, "1 ting mangler")
    expect(panel(page).get_by_text("Tjekket kan ikke nås lige nu")).to_be_hidden()


def test_an_older_question_is_given_up_and_typing_goes_on(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    says(page, "Der mangler ikke noget. Siden kan udgives.")
    held: list[object] = []
    page.route("**/tjek/**", lambda route: held.append(route) if not held else route.continue_())
    page.fill("[name=summary]", "")
    page.wait_for_timeout(2_500)
    assert held
    page.fill("[name=summary]", "Noget")
    page.fill("[name=steps-0-value-text]", "")
    says(page, "1 ting mangler")
    expect(line(page, "Trin 1")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_no_barrier(open_editor: OpenEditor, guide: GuidePage, axe_source: str, dark: bool) -> None:
    for width in (1280, 320):
        page = open_editor(f"{guide.pk}/edit/", width=width, dark=dark)
        page.evaluate("document.querySelector('[name=summary]').value = ''")
        page.evaluate("document.querySelector('[name=title]').value = 'x'.repeat(70)")
        says(page, "1 ting mangler")
        panel(page).locator("summary").click()
        page.evaluate(axe_source)
        found = page.evaluate("rules => axe.run('[data-check]', {runOnly: rules})", RULES)["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == [], width
        page.context.close()


def test_on_a_phone_the_panel_gives_way_to_the_field(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/", width=360)
    page.evaluate("document.querySelector('[name=summary]').value = ''")
    says(page, "1 ting mangler")
    line(page, "Kort om guiden").click()
    expect(page.locator("[name=summary]")).to_be_focused()
    expect(page.locator("[name=summary]")).to_be_in_viewport()


def test_short_about_the_guide_has_room_for_what_it_takes(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"{guide.pk}/edit/")
    expect(page.locator("textarea[name=summary]")).to_be_visible()


def test_a_guide_with_all_that_is_asked_for(
    open_editor: OpenEditor, department: DepartmentPage, live_site: str
) -> None:
    ContactFactory(department=department, title="Skranken")
    page = open_editor(f"add/guides/guidepage/{department.pk}/")
    add_url = f"{live_site}/admin/pages/add/guides/guidepage/{department.pk}/"
    steps = [StepText("Find porten", "Porten er grøn."), StepText("Gå ind", "Døren er blå.")]
    written = write_guide(page, add_url, "Find vej til huset", steps, "Skranken")
    says(page, "Der mangler ikke noget. Siden kan udgives.")
    colleague = open_editor(f"{written}/edit/")
    says(colleague, "Der mangler ikke noget. Siden kan udgives.")
    choose_action(colleague, "[name=action-publish]")
    assert GuidePage.objects.get(title="Find vej til huset").live
