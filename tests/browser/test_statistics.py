# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The managers' pages in Chromium: by keyboard, on a phone, without scripts, on paper."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.statistics.spans import last_week, newest
from guides.plays.tallies import local_day
from guides.statistics.models import Breakdown, By, Figure, Of
from tests.factories import DepartmentFactory, GuideFactory, UserFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

type OpenFigures = Callable[..., Page]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("", "tal/", "tal/?guide={guide}", "tal/?film={film}")
STEP = str(UUID(int=7))


@pytest.fixture
def open_figures(browser: Browser, live_site: str) -> Iterator[OpenFigures]:
    """A page of a department with figures, as its manager sees it."""
    department = DepartmentFactory(title="Familiehuset", hours=[b.weekly("01234", "09:00", "15:00")])
    own = provision(department).collection
    manager = UserFactory.create()
    assign(manager, department, Role.MANAGER)
    due = local_day(timezone.now()) + timedelta(days=3)
    guide = GuideFactory(parent=department, title="Første møde", steps=[b.step("Find døren", id=STEP)], review_date=due)
    film = VideoFactory.create(title="Fra bussen til døren", is_public=True, collection=own)
    _publish(department.translation_key, guide.uuid, film.uuid, film.versions.get().uuid)
    client = Client()
    client.force_login(manager)
    contexts: list[BrowserContext] = []

    def open_(page: str, *, width: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale="da-DK", java_script_enabled=javascript
        )
        contexts.append(context)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
        opened = context.new_page()
        address = page.format(guide=guide.uuid, film=film.uuid)
        opened.goto(f"{live_site}/admin/statistik/{department.pk}/{address}")
        return opened

    yield open_
    for context in contexts:
        context.close()


def _publish(department: UUID, guide: UUID, film: UUID, version: UUID) -> None:
    today = local_day(timezone.now())
    for span, views in ((newest(today), 240), (last_week(today), 60), (last_week(today).before, 40)):
        (period,) = span.periods
        row = {"kind": period.kind, "first": period.first, "department": department, "threshold": 5}
        whole = {"in_hours": views * 2 // 3, "out_of_hours": views // 3}
        for of, subject, more in (
            (Of.DEPARTMENT, department, whole),
            (Of.PAGE, guide, {"opened": 300, "help": 10}),
            (Of.FILM, film, {}),
        ):
            Figure.objects.create(**row, of=of, subject=subject, views=views, rewatches=views // 4, **more)
        Figure.objects.create(**row, of=Of.VERSION, subject=version, starts=100)
        for of, subject, by, values in (
            (Of.DEPARTMENT, department, By.HOUR, {"0-9": 40, "5-20": 20}),
            (Of.PAGE, guide, By.STEP, {STEP: 250}),
            (Of.VERSION, version, By.SEEN, {"0": 100, "1": 90}),
            (Of.VERSION, version, By.PLAYED, {"0": 105, "1": 150}),
        ):
            Breakdown.objects.create(**row, of=of, subject=subject, by=by, values=values)


def test_no_barrier_at_any_width(open_figures: OpenFigures, axe_source: str) -> None:
    """The menu and header are Wagtail's: what is ours is looked at."""
    for page_of in PAGES:
        page = open_figures(page_of, width=320)
        page.evaluate(axe_source)
        found = page.evaluate("rules => axe.run('.statistics', {runOnly: rules})", RULES)["violations"]
        assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == [], page_of
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320, page_of
        page.context.close()


def test_the_week_says_in_sentences_what_happened_and_what_to_do(open_figures: OpenFigures) -> None:
    page = open_figures("")
    said = "Ca. 60 visninger, ca. 20 flere end ugen før. Ca. 15 var set igen. Hver tredje var uden for åbningstiden."
    expect(page.get_by_text(said)).to_be_in_viewport()
    for heading in ("Mest set", "Her beder folk om hjælp", "Skal tjekkes"):
        expect(page.get_by_role("region", name=heading).get_by_text("Første møde")).to_be_visible()
    expect(page.get_by_text("En visning er ikke en borger. Udeblivelser måles ikke her.")).to_be_visible()
    assert page.locator(".statistics select").count() == 0


@pytest.mark.parametrize("javascript", [True, False])
def test_all_that_is_chosen_is_in_the_address(open_figures: OpenFigures, javascript: bool) -> None:
    page = open_figures("tal/", javascript=javascript)
    page.get_by_label("Guide", exact=True).select_option("Første møde")
    page.get_by_label("Periode", exact=True).select_option(index=0)
    page.get_by_role("button", name="Vis", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Første møde: ")
    assert "guide=" in page.url
    assert "-U" in page.url
    expect(page.get_by_role("row", name="Trin 1: Find døren")).to_contain_text("ca. 250")


def test_a_film_tells_which_moments_are_seen_again(open_figures: OpenFigures) -> None:
    page = open_figures("tal/?film={film}")
    chart = page.get_by_role("img", name="Filmen, del for del")
    expect(chart).to_be_visible()
    expect(page.get_by_role("row", name="0.01")).to_contain_text("150 %")
    expect(page.get_by_role("region", name="Hvilke dele").get_by_role("listitem").first).to_contain_text("0.01")


def test_charts_and_tables_are_reached_by_keyboard(open_figures: OpenFigures) -> None:
    page = open_figures("tal/")
    for chart in page.locator(".statistics__chart, .statistics__scrolled").all():
        chart.focus()
        expect(chart).to_be_focused()


@pytest.mark.parametrize("path", ["", "tal/"])
def test_a_button_prints_the_page(open_figures: OpenFigures, path: str) -> None:
    page = open_figures(path)
    page.evaluate("window.print = () => (window.isPrinted = true)")
    page.get_by_role("button", name="Udskriv").click()
    page.wait_for_function("window.isPrinted")


def test_on_paper_there_are_figures_alone(open_figures: OpenFigures) -> None:
    page = open_figures("tal/")
    page.emulate_media(media="print")
    expect(page.locator(".statistics__choose")).to_be_hidden()
    expect(page.get_by_role("heading", name="Uge for uge")).to_be_visible()
    expect(page.locator(".sidebar")).to_be_hidden()
