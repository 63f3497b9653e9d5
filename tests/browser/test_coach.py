# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The language coach in Chromium: it answers while one types, goes to the words, and takes nothing away."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from cms.coach.models import PlainerWord
from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from guides.models import GuidePage
from tests.factories import DepartmentFactory, GuideFactory, UserFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EASY = "Gå ind ad den blå døren. Tag et nummer, og sæt dig på en stol."
HARD = (
    "Såfremt borgeren modtager hjælp i henhold til serviceloven, skal ansøgningsskemaet fremsendes til forvaltningen, "
    "hvorefter der træffes afgørelse vedrørende bevillingen."
)

type OpenEditor = Callable[..., Page]


@pytest.fixture
def guide(live_site: str) -> GuidePage:
    department = DepartmentFactory(title="Familiehuset")
    PlainerWord.objects.create(word="stol", plainer="plads", department=provision(department))
    guide: GuidePage = GuideFactory(
        parent=department,
        title="Første møde hos os",
        steps=[b.step("Find døren", EASY), b.step("Vent her", "", b.text(f"<p>{EASY}</p><p>{EASY}</p>"))],
        questions=[b.question("Hvad nu?", "<p>Man venter på svar.</p>")],
    )
    return guide


@pytest.fixture
def open_editor(browser: Browser, live_site: str, guide: GuidePage) -> Iterator[OpenEditor]:
    """The guide's editor, or that of a new one, with the panel open."""
    user = UserFactory.create()
    assign(user, guide.department, Role.EDITOR)
    client = Client()
    client.force_login(user)
    contexts: list[BrowserContext] = []

    def open_(path: str = "", *, width: int = 1280, height: int = 900) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="da-DK")
        contexts.append(context)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
        page = context.new_page()
        page.goto(f"{live_site}/admin/pages/{path or f'{guide.pk}/edit/'}")
        page.locator('[data-side-panel-toggle="checks"]').click()
        expect(page.locator("[data-coach-report]")).not_to_contain_text("Læser med", timeout=20_000)
        return page

    yield open_
    for context in contexts:
        context.close()


FOLD = """() => {
  const field = document.querySelector('[name="steps-0-value-text"]');
  for (let each = field; each; each = each.parentElement) {
    if (each.id) document.querySelector(`[data-panel-toggle][aria-controls="${CSS.escape(each.id)}"]`)?.click();
  }
}"""


def part(page: Page, heading: str) -> Locator:
    """Opened, so that its advice can be seen."""
    found = page.locator(".coach__part", has_text=heading)
    found.locator("summary").click()
    return found


def test_it_answers_while_one_types_and_leaves_what_was_opened_open(open_editor: OpenEditor) -> None:
    page = open_editor()
    report = page.locator("[data-coach-report]")
    expect(report).to_contain_text("Meget let at læse")
    first = part(page, "Trin 1: Find døren")
    expect(first).to_contain_text("Skriv hellere: plads")
    page.locator('[name="steps-0-value-text"]').fill(HARD)
    expect(first).to_contain_text("Meget svært at læse", timeout=10_000)
    for said in ("Skriv hellere: hvis", "Passiv", "Tal til læseren"):
        expect(first.get_by_text(said).first).to_be_visible()
    expect(report.get_by_role("heading", name="De sværeste sætninger")).to_be_visible()


def test_a_click_goes_to_the_words_in_their_field(open_editor: OpenEditor) -> None:
    page = open_editor()
    part(page, "Spørgsmål 1").get_by_role("button", name="Man", exact=True).click()
    expect(page.get_by_role("tab", name="Spørgsmål")).to_have_attribute("aria-selected", "true")
    assert page.evaluate("getSelection().toString()") == "Man"
    assert page.evaluate("document.activeElement.isContentEditable")


def test_a_folded_step_is_unfolded(open_editor: OpenEditor) -> None:
    page = open_editor()
    field = page.locator('[name="steps-0-value-text"]')
    page.evaluate(FOLD)
    expect(field).to_be_hidden()
    part(page, "Trin 1: Find døren").get_by_role("button", name="stol", exact=True).click()
    expect(field).to_be_focused()
    expect(field).to_be_in_viewport()
    assert field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "stol"


def test_without_net_what_is_typed_stays_and_the_coach_goes_on_when_it_is_back(open_editor: OpenEditor) -> None:
    page = open_editor()
    field = page.locator('[name="steps-0-value-text"]')
    page.context.set_offline(True)
    field.fill(HARD)
    trouble = page.locator("[data-coach-trouble]")
    expect(trouble).to_have_text("Ingen forbindelse – det, du skriver, er her stadig.", timeout=10_000)
    expect(field).to_have_value(HARD)
    page.context.set_offline(False)
    expect(trouble).to_be_empty(timeout=15_000)
    expect(page.locator("[data-coach-report]")).to_contain_text("Kancellisprog")
    expect(field).to_have_value(HARD)


def test_whoever_was_logged_out_is_told_so(open_editor: OpenEditor) -> None:
    page = open_editor()
    page.context.clear_cookies()
    page.locator('[name="steps-0-value-text"]').fill(HARD)
    expect(page.locator("[data-coach-trouble]")).to_contain_text("Du er ikke logget ind længere", timeout=10_000)


def test_a_guide_that_was_never_saved_is_read(open_editor: OpenEditor, guide: GuidePage) -> None:
    page = open_editor(f"add/guides/guidepage/{guide.department.pk}/")
    page.locator('[name="summary"]').fill(HARD)
    expect(page.locator("[data-coach-report]")).to_contain_text("Kancellisprog", timeout=20_000)


def test_an_older_answer_never_replaces_a_newer_one(open_editor: OpenEditor) -> None:
    page = open_editor()
    asked: list[str] = []

    def slowly(route: Route) -> None:
        asked.append(str(route.request.post_data))
        if len(asked) > 1:  # the first one is never answered
            route.continue_()

    page.route("**/sprogcoach/**", slowly)
    field = page.locator('[name="steps-0-value-text"]')
    field.fill(HARD)
    page.wait_for_timeout(2_500)
    field.fill("Vi svarer grundet sygdom.")
    expect(page.locator("[data-coach-report]")).to_contain_text("grundet", timeout=10_000)
    expect(page.locator("[data-coach-report]")).not_to_contain_text("Såfremt")
    assert len(asked) == 2


def test_no_barrier_and_no_sideways_scrolling(open_editor: OpenEditor, axe_source: str) -> None:
    page = open_editor(width=320)
    page.evaluate(axe_source)
    for each in page.locator(".coach details summary").all():
        each.click()
    found = page.evaluate("rules => axe.run('.coach', {runOnly: rules})", RULES)["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []
    assert page.evaluate("document.querySelector('.coach').scrollWidth <= document.querySelector('.coach').clientWidth")


def test_everything_is_reached_by_keyboard(open_editor: OpenEditor) -> None:
    page = open_editor()
    summary = page.locator(".coach__part summary", has_text="Trin 1: Find døren")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".coach").get_by_role("button", name="stol", exact=True).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('[name="steps-0-value-text"]')).to_be_focused()
