# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff do in the admin, click by click."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

MINUTE = 60_000


@dataclass(frozen=True)
class StepText:
    """A step to be written; `film` is the title of a film in the library."""

    title: str
    text: str
    film: str = ""


def upload_film(page: Page, url: str, file: Path, title: str) -> str:
    """Upload a film in which nobody speaks; the address of its page in the library."""
    page.goto(f"{url}/admin/film/upload/")
    page.set_input_files("[name=file]", file)
    page.fill("[name=title]", title)
    page.fill("[name=text_description]", "Man ser vejen fra gaden til døren.")
    page.check("[name=no_speech]")
    page.locator("main form [type=submit]").last.click()
    page.wait_for_url(re.compile(r"/admin/film/\d+/$"))
    return page.url


def wait_until_ready(page: Page) -> None:
    """The film's page shows, without being loaded again, that the film has become ready."""
    expect(page.locator("main video").first).to_be_visible(timeout=4 * MINUTE)


def write_guide(page: Page, add_url: str, title: str, steps: Iterable[StepText]) -> int:
    """Write a guide and save it as a draft; the number of its page."""
    page.goto(add_url)
    page.fill("[name=title]", title)
    page.fill("[name=summary]", "Her kan du se, hvor du skal hen.")
    page.check("[name=audiences][value=citizen]")
    stream = page.locator("[data-contentpath=steps]")
    for number, step in enumerate(steps):
        stream.locator(".c-sf-add-button:visible").last.click()
        _write_step(page, stream, f"steps-{number}-value", step)
    page.locator("footer .action-save, footer [type=submit]").first.click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    found = re.search(r"/pages/(\d+)/edit/", page.url)
    assert found
    return int(found[1])


def _write_step(page: Page, stream: Locator, prefix: str, step: StepText) -> None:
    stream.locator(f"[name={prefix}-title]").fill(step.title)
    stream.locator(f"[name={prefix}-text]").fill(step.text)
    if step.film:
        content = stream.locator(f"[data-contentpath=content]:has([name={prefix}-content-count])")
        content.locator(".c-sf-add-button:visible").first.click()
        page.locator("[role=option]").filter(has_text="Film").click()
        content.locator("[data-chooser-action-choose]:visible").click()
        page.locator(".modal").get_by_role("link", name=step.film).click()
        expect(content.locator("[data-chooser-title]:visible")).to_have_text(step.film)


def choose_action(page: Page, selector: str) -> None:
    """Press one of the actions that lie behind the arrow at the foot of the editor."""
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator(f"footer {selector}:visible").click()
    expect(page.locator(".messages .success")).to_be_visible()
