# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The page editor in Chromium: nothing that was typed is lost, and what was deleted can be had back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.drafts.models import DraftLink
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, GuideFactory, UserFactory
from tests.factories import blocks as b
from tests.factories.users import PASSWORD

pytestmark = pytest.mark.browser

type OpenEditor = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
KEPT = "Object.keys(sessionStorage).filter((key) => key.startsWith('vis-vej:kept')).length"
SAVED_BY_ITSELF = 15_000  # milliseconds; Wagtail looks every half second, and waits another one


@pytest.fixture
def department(live_site: str) -> DepartmentPage:
    made: DepartmentPage = DepartmentFactory(title="Familiehuset", slug="familiehuset")
    provision(made)
    return made


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    steps = [b.step("Find indgang B", "Gå forbi cykelskuret."), b.step("Tag elevatoren", "Til 2. sal.")]
    made: GuidePage = GuideFactory(parent=department, live=False, title="Første møde", slug="moede", steps=steps)
    made.save_revision()
    return made


@pytest.fixture
def open_editor(browser: Browser, live_site: str, department: DepartmentPage, guide: GuidePage) -> Iterator[OpenEditor]:
    """The guide's editor, in the browser of a new colleague or of `user`."""
    contexts: list[BrowserContext] = []
    expect.set_options(timeout=SAVED_BY_ITSELF)

    def open_(
        path: str = "", *, user: User | None = None, width: int = 1280, height: int = 800, role: Role = Role.EDITOR
    ) -> Page:
        if user is None:
            user = UserFactory.create(first_name="Mette", last_name="Holm")
            assign(user, department, role)
        context = browser.new_context(viewport={"width": width, "height": height}, locale="da-DK")
        contexts.append(context)
        log_in(context, live_site, user)
        page = context.new_page()
        page.goto(f"{live_site}/admin/{path or f'pages/{guide.pk}/edit/'}")
        return page

    yield open_
    expect.set_options(timeout=None)
    for context in contexts:
        context.close()


def log_in(context: BrowserContext, site: str, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": f"{site}/admin/"}])


def draft(guide: GuidePage) -> Any:
    return GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()


def step_titles(guide: GuidePage) -> list[str]:
    return [step.title for step in draft(guide).step_list]


def summary(page: Page) -> Any:
    return page.locator("#id_summary")


def save(page: Page) -> Any:
    return page.get_by_role("button", name="Gem kladde")


def is_watched(page: Page) -> None:
    """Wagtail looks for changes once the page has been open for two seconds."""
    page.wait_for_timeout(2_500)


def write(page: Page, text: str) -> None:
    summary(page).fill(text)


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    for _attempt in range(SAVED_BY_ITSELF // 250 * 2):
        if is_so():
            return
        page.wait_for_timeout(250)
    pytest.fail("it has not come about")


class TestWithoutNet:
    def test_typing_goes_on_and_is_saved_when_the_line_is_back(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        is_watched(page)
        page.context.set_offline(True)
        write(page, "Skrevet uden net")
        expect(page.get_by_role("alert").filter(has_text="Der er ingen forbindelse")).to_be_visible()
        page.wait_for_timeout(1_000)
        assert draft(guide).summary != "Skrevet uden net"
        write(page, "Skrevet uden net, og mere")
        page.context.set_offline(False)
        wait_until(page, lambda: draft(guide).summary == "Skrevet uden net, og mere")
        expect(page.locator(".desk-notice--low")).to_be_hidden()

    def test_a_press_on_save_leaves_the_page_where_it_is(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        page.context.set_offline(True)
        write(page, "Skrevet uden net")
        save(page).click()
        expect(page.get_by_role("alert").filter(has_text="Der er ingen forbindelse")).to_be_visible()
        expect(summary(page)).to_have_value("Skrevet uden net")
        page.context.set_offline(False)
        page.wait_for_timeout(1_000)
        expect(save(page)).to_be_enabled()
        save(page).click()
        wait_until(page, lambda: draft(guide).summary == "Skrevet uden net")

    def test_what_was_not_saved_is_offered_after_a_reload(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        page.on("dialog", lambda dialog: dialog.accept())
        is_watched(page)
        page.route("**/edit/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        write(page, "Kun i vinduet")
        expect(page.get_by_role("alert").filter(has_text="Der er ingen forbindelse")).to_be_visible()
        page.reload()
        page.unroute("**/edit/")
        offer = page.get_by_role("alert").filter(has_text="ikke nåede at blive gemt")
        expect(offer).to_be_visible()
        offer.get_by_role("button", name="Hent det frem").click()
        expect(summary(page)).to_have_value("Kun i vinduet")
        wait_until(page, lambda: draft(guide).summary == "Kun i vinduet")
        assert step_titles(guide) == ["Find indgang B", "Tag elevatoren"]

    def test_what_was_saved_is_not_offered(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        is_watched(page)
        write(page, "Gemt med knappen")
        page.wait_for_timeout(1_200)
        with page.expect_navigation():
            save(page).click()
        assert draft(guide).summary == "Gemt med knappen"
        page.wait_for_load_state("networkidle")
        wait_until(page, lambda: page.evaluate(KEPT) == 0)
        expect(page.get_by_text("ikke nåede at blive gemt")).to_be_hidden()
        expect(summary(page)).to_have_value("Gemt med knappen")


class TestLoggedOut:
    def test_typing_goes_on_and_is_saved_after_a_new_log_in(
        self, open_editor: OpenEditor, guide: GuidePage, live_site: str
    ) -> None:
        page = open_editor()
        is_watched(page)
        Session.objects.all().delete()
        write(page, "Skrevet efter frokost")
        notice = page.get_by_role("alert").filter(has_text="Du er logget ud")
        expect(notice).to_be_visible()
        with page.context.expect_page() as opened:
            notice.get_by_role("link", name="Log ind").click()
        other = opened.value
        user = User.objects.get(last_name="Holm")
        other.get_by_label("Brugernavn").fill(user.username)
        other.get_by_label("Adgangskode").fill(PASSWORD)
        other.locator("form button[type=submit]").click()
        other.wait_for_url("**/admin/")
        other.close()
        page.bring_to_front()
        wait_until(page, lambda: draft(guide).summary == "Skrevet efter frokost")
        expect(notice).to_be_hidden()
        write(page, "Og gemt med knappen")
        save(page).click()
        wait_until(page, lambda: draft(guide).summary == "Og gemt med knappen")

    def test_a_press_on_save_leads_to_no_log_in_page(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        Session.objects.all().delete()
        write(page, "Skrevet efter frokost")
        save(page).click()
        expect(page.get_by_role("alert").filter(has_text="Du er logget ud")).to_be_visible()
        expect(summary(page)).to_have_value("Skrevet efter frokost")

    def test_another_persons_log_in_saves_nothing(
        self, open_editor: OpenEditor, guide: GuidePage, department: DepartmentPage, live_site: str
    ) -> None:
        page = open_editor()
        page.wait_for_load_state("networkidle")
        other = UserFactory.create()
        assign(other, department, Role.EDITOR)
        log_in(page.context, live_site, other)
        write(page, "Mettes tekst")
        save(page).click()
        expect(page.get_by_role("alert").filter(has_text="en anden logget ind")).to_be_visible()

    def test_logging_out_leaves_nothing_that_was_typed(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        page.on("dialog", lambda dialog: dialog.accept())
        is_watched(page)
        page.route("**/edit/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
        write(page, "Kun i vinduet")
        wait_until(page, lambda: page.evaluate(KEPT) == 1)
        page.evaluate(
            """() => {
                const form = document.createElement("form");
                form.method = "post";
                form.action = "/admin/logout/";
                document.body.append(form);
                form.addEventListener("submit", (event) => event.preventDefault());
                form.requestSubmit();
            }"""
        )
        assert page.evaluate(KEPT) == 0


class TestTwoWindows:
    def test_the_second_one_is_told_and_keeps_its_text(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        first, second = open_editor(), open_editor()
        write(first, "Den første")
        with first.expect_navigation():
            save(first).click()
        write(second, "Den anden")
        _save_in_spite_of_wagtails_warning(second)
        notice = second.get_by_role("alert").filter(has_text="Det, du skrev, er ikke gemt endnu")
        expect(notice).to_be_visible()
        expect(summary(second)).to_have_value("Den anden")
        second.wait_for_timeout(3_000)
        assert draft(guide).summary == "Den første"
        notice.get_by_role("button", name="Gem min som den nyeste").click()
        wait_until(second, lambda: draft(guide).summary == "Den anden")


def _save_in_spite_of_wagtails_warning(page: Page) -> None:
    """Wagtail warns too, where it has found out by itself."""
    save(page).click()
    page.wait_for_timeout(1_000)
    confirm = page.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]")
    if confirm.is_visible():
        confirm.click()


class TestBlocks:
    def test_a_deleted_step_comes_back_by_keyboard(self, open_editor: OpenEditor, guide: GuidePage) -> None:
        page = open_editor()
        ids = [step.id for step in draft(guide).step_list]
        page.locator("[data-streamfield-action=DELETE]").first.focus()
        page.keyboard.press("Enter")
        undo = page.get_by_role("button", name="Fortryd")
        expect(undo).to_be_focused()
        expect(page.get_by_role("status").filter(has_text="Slettet – Trin: Find indgang B")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(undo).to_be_hidden()
        expect(page.get_by_role("status").filter(has_text="Tilbage igen – Trin: Find indgang B")).to_have_count(1)
        save(page).click()
        wait_until(page, lambda: draft(guide).pk and len(GuidePage.objects.get(pk=guide.pk).revisions.all()) > 1)
        assert step_titles(guide) == ["Find indgang B", "Tag elevatoren"]
        assert [step.id for step in draft(guide).step_list] == ids, "it is the same step as before"
        assert draft(guide).step_list[0].value["text"] == "Gå forbi cykelskuret."

    @pytest.mark.parametrize("width", [1280, 360])
    def test_the_button_says_what_it_adds_and_what_it_adds_is_in_view(
        self, open_editor: OpenEditor, width: int
    ) -> None:
        page = open_editor(width=width, height=740)
        page.get_by_role("tab", name="Spørgsmål").click()
        add = page.get_by_role("button", name="Tilføj spørgsmål")
        for number in range(4):
            add.last.click()
            page.wait_for_timeout(1_200)
            assert _is_in_view(page), f"question {number + 1}"

    def test_what_is_added_is_named(self, open_editor: OpenEditor) -> None:
        page = open_editor()
        expect(page.get_by_role("button", name="Tilføj trin").last).to_be_visible()


def _is_in_view(page: Page) -> bool:
    """Whether the field that has the focus, and its middle, is covered by nothing that stays."""
    return bool(
        page.evaluate(
            """() => {
                const focused = document.activeElement;
                const { left, top, width, height } = focused.getBoundingClientRect();
                const shown = document.elementFromPoint(left + width / 2, top + height / 2);
                return focused !== document.body && (focused === shown || focused.contains(shown));
            }"""
        )
    )


class TestOnAPhone:
    @pytest.mark.parametrize("width", [360, 320])
    def test_nothing_is_pushed_out_of_any_tab(self, open_editor: OpenEditor, width: int) -> None:
        page = open_editor(width=width, height=740)
        tabs = page.get_by_role("tab")
        assert tabs.count() >= 5
        for number in range(tabs.count()):
            tabs.nth(number).click()
            page.wait_for_timeout(300)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, tabs.nth(number).inner_text()
        outside = page.evaluate(
            """(width) => [...document.querySelectorAll("header button, header a, footer button")]
                .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > width + 1)
                .map((each) => each.outerHTML)""",
            width,
        )
        assert outside == []


class TestPreview:
    def test_begins_in_the_size_of_a_phone(self, open_editor: OpenEditor) -> None:
        page = open_editor()
        page.locator("[data-side-panel-toggle=preview]").click()
        chosen = page.locator("input[name=preview-size]:checked")
        assert chosen.get_attribute("value") == "mobile"
        expect(page.frame_locator("#w-preview-iframe").get_by_role("heading", level=1)).to_be_visible()

    def test_leads_to_a_link_that_opens_on_a_phone_and_can_be_withdrawn(
        self, open_editor: OpenEditor, browser: Browser, axe_source: str
    ) -> None:
        page = open_editor()
        page.locator("[data-side-panel-toggle=preview]").click()
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Se kladden på din egen telefon").click()
        links = opened.value
        links.get_by_role("button", name="Lav et link").click()
        address = links.locator(".draft-link__address a").get_attribute("href")
        expect(links.get_by_role("img", name="QR-kode")).to_be_visible()
        links.evaluate(axe_source)
        found = links.evaluate("(rules) => axe.run('main', { runOnly: rules })", RULES)
        assert [violation["id"] for violation in found["violations"]] == []
        phone = browser.new_context(viewport={"width": 390, "height": 844}, locale="da-DK")
        reader = phone.new_page()
        reader.goto(str(address))
        expect(reader.get_by_text("Kladde – gælder til")).to_be_visible()
        reader.get_by_role("link", name="Tag elevatoren").first.click()
        expect(reader.get_by_text("Kladde – gælder til")).to_be_visible()
        expect(reader.get_by_role("heading", level=1)).to_contain_text("Tag elevatoren")
        assert phone.cookies() == []
        assert reader.evaluate("document.documentElement.scrollWidth") == 390
        links.get_by_role("button", name="Træk linket tilbage").click()
        expect(links.get_by_text("Linket er trukket tilbage")).to_be_visible()
        reader.reload()
        expect(reader.get_by_role("heading", name="Linket gælder ikke længere")).to_be_visible()
        assert not DraftLink.objects.exists()
        phone.close()
