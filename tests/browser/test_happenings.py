# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What static/src/happenings.js tells of a guide that is really read, in Chromium."""

import json
import time
from collections import Counter
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Request

from guides.models import GuidePage
from guides.plays.models import SubjectDay
from tests.browser.conftest import OpenPage
from tests.factories import DepartmentFactory, GuideFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.browser

GUIDE = "/borgercenter/find-vej/"
FIRST, SECOND, QUESTION = (str(uuid4()) for _ in range(3))
LONG = b.text("<p>Lang tekst.</p>" * 60)


@pytest.fixture(autouse=True)
def guide(live_site: str) -> GuidePage:
    return GuideFactory(
        parent=DepartmentFactory(slug="borgercenter"),
        slug="find-vej",
        steps=[b.step("Læs", "Nu.", LONG, id=FIRST), b.step("Vent", "Her.", id=SECOND)],
        questions=[b.question("Hvor?", id=QUESTION)],
    )


def told() -> Counter[tuple[str, str]]:
    return Counter({(row.what, row.block): row.count for row in SubjectDay.objects.all()})


def is_told(*expected: tuple[str, str]) -> None:
    """These, each once, and nothing else: what is told at once has had its time."""
    deadline = time.monotonic() + 10
    while told() != Counter(expected):
        assert time.monotonic() < deadline, told()
        time.sleep(0.1)


def messages(page: Page) -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    def keep(request: Request) -> None:
        if request.method == "POST":
            sent.append(json.loads(request.post_data or ""))

    page.on("request", keep)
    return sent


def test_a_step_that_is_read_is_told_with_its_guide(open_page: OpenPage, guide: GuidePage) -> None:
    page = open_page("/")
    sent = messages(page)
    page.goto(page.url.rstrip("/") + f"{GUIDE}trin/1/")
    is_told(("opened", ""), ("step", FIRST))
    assert set(SubjectDay.objects.values_list("page", "language")) == {(guide.uuid, "da")}
    assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0
    assert len({message["id"] for message in sent}) == 2
    assert all(len(json.dumps(message)) < 300 and "automated" not in message for message in sent)


def test_on_the_whole_guide_a_step_is_reached_when_it_comes_into_view(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}det-hele/")
    page.locator(f"[data-step='{FIRST}']").scroll_into_view_if_needed()
    is_told(("opened", ""), ("step", FIRST))
    for _ in range(2):
        page.locator(f"[data-step='{SECOND}']").scroll_into_view_if_needed()
        page.locator(f"[data-step='{FIRST}']").scroll_into_view_if_needed()
    is_told(("opened", ""), ("step", FIRST), ("step", SECOND))


def test_a_question_and_paper_are_told_once(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    question = page.locator("summary", has_text="Hvor?")
    for _ in range(3):
        question.click()
    is_told(("opened", ""), ("question", QUESTION))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.locator(".paper summary").click()
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    page.locator("[data-leaflet]").first.click()
    is_told(("opened", ""), ("question", QUESTION), ("printed", ""))


def test_a_question_that_an_address_points_at_is_open(open_page: OpenPage) -> None:
    open_page(f"{GUIDE}#svar-{QUESTION}")
    is_told(("opened", ""), ("question", QUESTION))


def test_a_leaflet_is_told_by_its_link(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    page.locator(".paper summary").evaluate("summary => (summary.parentElement.open = true)")
    page.locator("[data-leaflet]").last.click()
    is_told(("opened", ""), ("printed", ""))


def test_other_content_in_the_same_page_is_the_same_memory(open_page: OpenPage) -> None:
    page = open_page(f"{GUIDE}trin/1/")
    is_told(("opened", ""), ("step", FIRST))
    for step in (SECOND, FIRST, SECOND):
        page.locator("h1").evaluate(
            """(heading, step) => {
                heading.outerHTML = `<h1 data-step="${step}">Trin</h1>`;
                document.dispatchEvent(new CustomEvent("page:shown"));
            }""",
            step,
        )
        page.wait_for_timeout(200)
    is_told(("opened", ""), ("step", FIRST), ("step", SECOND))


def test_what_happened_without_net_is_told_when_it_is_back(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    is_told(("opened", ""))
    page.context.set_offline(True)
    page.locator("summary", has_text="Hvor?").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    is_told(("opened", ""), ("question", QUESTION))


def test_what_happened_before_a_phone_slept_is_told_with_its_true_age(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    is_told(("opened", ""))
    page.context.set_offline(True)
    page.locator("summary", has_text="Hvor?").click()
    page.wait_for_timeout(300)
    page.evaluate("(() => { const now = Date.now; Date.now = () => now() + 4 * 24 * 60 * 60 * 1000; })()")
    sent = messages(page)
    page.context.set_offline(False)
    page.wait_for_timeout(500)
    assert [message["what"] for message in sent] == ["question"]
    assert sent[0]["age_ms"] >= 4 * 24 * 60 * 60 * 1000
    is_told(("opened", ""))


def test_a_guide_that_is_saved_is_told(open_page: OpenPage) -> None:
    page = open_page(GUIDE)
    page.get_by_role("button", name="Gem på min telefon").click()
    page.get_by_text("Guiden ligger på din telefon").wait_for()
    is_told(("opened", ""), ("saved", ""))


def test_nothing_is_told_of_pages_that_are_no_guide_or_an_answer(open_page: OpenPage) -> None:
    for path in ("/", "/borgercenter/", f"{GUIDE}svar/ja/"):
        page = open_page(path)
        assert page.locator("script[data-guide]").count() == 0
