# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff do in the admin, click by click."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NeverShown

MINUTE = 60_000


@dataclass(frozen=True)
class StepText:
    """A step to be written; `film` is the title of a film in the library."""

    title: str
    text: str
    film: str = ""


def upload_film(page: Page, url: str, file: Path, title: str) -> str:
    """Upload a film and open its page in the library, whose address this is."""
    page.goto(f"{url}/admin/film/upload/")
    page.set_input_files("film-upload [data-files]", file)
    film = page.locator("film-upload .film-upload__film")
    film.get_by_label("Titel").fill(title)
    page.get_by_role("button", name="Læg filmen op").click()
    film.get_by_role("link").click(timeout=MINUTE)
    page.wait_for_url(re.compile(r"/admin/film/\d+/$"))
    return page.url


def wait_until_ready(page: Page) -> None:
    """The film's page shows, without being loaded again, that the film has become ready."""
    expect(page.locator("main video").first).to_be_visible(timeout=4 * MINUTE)


def describe_film(page: Page) -> None:
    """On the film's page: what must be said before a guide with the film is published."""
    page.check("[name=no_speech]")
    page.check("[name=description][value=text]")
    page.fill("[name=text_description]", "Man ser vejen fra gaden til døren.")
    page.check("[name=people][value=nobody]")
    page.locator("#w-editor-form footer [type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()


def write_guide(page: Page, add_url: str, title: str, steps: Iterable[StepText], contact: str) -> int:
    """Write a guide and save it as a draft; the number of its page."""
    page.goto(add_url)
    page.fill("[name=title]", title)
    page.fill("[name=summary]", "Her kan du se, hvor du skal hen.")
    page.check("[name=audiences][value=citizen]")
    stream = page.locator("[data-contentpath=steps]")
    for number, step in enumerate(steps):
        stream.locator(".c-sf-add-button:visible").last.click()
        _write_step(page, stream, f"steps-{number}-value", step)
    _choose_contact(page, contact)
    page.get_by_role("tab", name=re.compile("Ansvarlig")).click()
    page.fill("[name=review_date]", "2027-06-01")
    page.keyboard.press("Escape")
    # The editor saves by itself a moment after the last key: then the guide has a number.
    # (Watched from outside: `wait_for_function` evaluates in the page, which its security policy refuses.)
    expect(page).to_have_url(re.compile(r"/pages/\d+/edit/"), timeout=30_000)
    page.locator("footer .action-save:visible").click()
    expect(page.locator(".messages .success")).to_be_visible()
    found = re.search(r"/pages/(\d+)/edit/", page.url)
    assert found
    return int(found[1])


def _choose_contact(page: Page, contact: str) -> None:
    page.get_by_role("tab", name=re.compile("Praktisk")).click()
    contacts = page.locator("[data-contentpath=contacts]")
    contacts.locator(".c-sf-add-button:visible").first.click()
    contacts.locator("[data-chooser-action-choose]:visible").click()
    page.locator(".modal [name=q]").fill(contact)
    page.locator(".modal").get_by_role("link", name=contact, exact=True).first.click()
    expect(contacts.locator("[data-chooser-title]:visible")).to_have_text(contact)


def _write_step(page: Page, stream: Locator, prefix: str, step: StepText) -> None:
    stream.locator(f"[name={prefix}-title]").fill(step.title)
    stream.locator(f"[name={prefix}-text]").fill(step.text)
    if step.film:
        content = stream.locator(f"[data-contentpath=content]:has([name={prefix}-content-count])")
        _choose_block(page, content.locator(".c-sf-add-button:visible").first, "Film")
        content.locator("[data-chooser-action-choose]:visible").click()
        page.locator(".modal").get_by_role("link", name=step.film).click()
        expect(content.locator("[data-chooser-title]:visible")).to_have_text(step.film)


def _choose_block(page: Page, opener: Locator, name: str) -> None:
    """Choose from the list behind “+”. When the editor saves by itself in that moment, the list closes: press again."""
    choice = page.locator("[role=option]").filter(has_text=name)
    for _ in range(3):
        opener.click()
        with suppress(NeverShown):
            choice.click(timeout=5_000)
            return
    raise AssertionError(f"The list of blocks never offered {name}.")


def choose_action(page: Page, selector: str) -> None:
    """Press one of the actions at the foot of the editor."""
    with page.expect_navigation():  # what was said about the last action may still stand there
        page.locator(f"footer {selector}:visible").click()
    expect(page.locator(".messages .success")).to_be_visible()
