# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every role walks the whole admin in Chromium, opens what can be opened, and meets no English."""

import re
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urldefrag, urljoin

import pytest
from django.test import Client
from playwright.sync_api import Browser, Locator, Page
from playwright.sync_api import Error as BrowserError
from wagtail.models import Page as PageOfSite

from cms.departments.roles import Role
from tests.cms.isolation.world import World, build_world
from tests.english import SPOKEN, english

pytestmark = pytest.mark.browser

NOT_WALKED = re.compile(
    r"/logout/|/preview/|/jsi18n/|/api/|/original/|/file/|export=|/admin/(test404|errorlist)|[?&](sort|ordering|order)="
)
EDITOR = "/admin/pages/N/edit/"
KINDS_OF_PAGES = 8
"""Of other addresses one page is looked at; of the editor this many, for each kind of page has its own."""
PATIENCE = 2_000
"""Milliseconds that something may take to open."""

SAID = """(spoken) => {
  const said = [];
  const unseen = new Set(["SCRIPT", "STYLE", "TEXTAREA"]);
  const buttons = new Set(["button", "submit", "reset"]);
  const read = (inside) => {
    for (const node of inside.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) said.push(node.data);
      if (node.nodeType !== Node.ELEMENT_NODE || unseen.has(node.tagName)) continue;
      if (node.lang && !node.lang.startsWith("da")) continue;
      for (const name of spoken) if (node.hasAttribute(name)) said.push(node.getAttribute(name));
      if (node.tagName === "INPUT" && buttons.has(node.type)) said.push(node.value);
      for (const inner of [node, node.content, node.shadowRoot]) if (inner instanceof Node) read(inner);
    }
  };
  read(document);
  return said;
}"""
"""All texts of the page but those marked as another language: also of what is folded away, of dialogs before they are
opened, and of the userbar."""

OPENERS = ("[data-side-panel-toggle]", "[data-w-dropdown-target=toggle]", ".sidebar-menu-item--with-submenu > button")
"""What lies behind these is on the page only when it is opened."""
FIRST_OPENERS = (".c-sf-add-button", "[data-chooser-action-choose]")
"""Of these one is like the other: the list of blocks, and the window of a chooser."""


@pytest.fixture
def world(live_site: str) -> World:
    return build_world()


@pytest.mark.slow
@pytest.mark.parametrize("role", [role.value for role in Role])
def test_the_admin_is_danish(browser: Browser, live_site: str, world: World, role: str) -> None:
    client = Client()
    client.force_login(world.staff[role])
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="da-DK")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": f"{live_site}/admin/"}])
    page = context.new_page()
    titles = PageOfSite.objects.values_list("title", "draft_title")  # in other languages, too
    content = {title for both in titles for title in both}
    said = dict(_walk(page, live_site))
    context.close()
    assert len(said) > 20
    assert said["/admin/"]
    found = {path: shown for path, texts in said.items() if (shown := english(texts, but=content))}
    assert found == {}, "\n" + "\n".join(f"{path}: {shown}" for path, shown in found.items())


def _walk(page: Page, site: str) -> Iterator[tuple[str, set[str]]]:
    """Each page of the admin that links lead to, with all that it says when everything on it is opened."""
    to_visit, seen, times = [f"{site}/admin/"], {f"{site}/admin/"}, dict[str, int]()
    while to_visit:
        address = to_visit.pop(0)
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "N", address.removeprefix(site).partition("?")[0])
        times[kind] = times.get(kind, 0) + 1
        if times[kind] > (KINDS_OF_PAGES if kind == EDITOR else 1):
            continue
        response = page.goto(address)
        if not response or "html" not in response.headers.get("content-type", ""):
            continue
        yield address.removeprefix(site), _said_when_opened(page)
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
        linked = {urldefrag(urljoin(address, link)).url for link in links}
        new = {link for link in linked - seen if link.startswith(f"{site}/admin/") and not NOT_WALKED.search(link)}
        seen |= new
        to_visit += sorted(new)


def _said_when_opened(page: Page) -> set[str]:
    said = set(page.evaluate(SAID, SPOKEN))
    toggles = [toggle for opener in OPENERS for toggle in page.locator(f"{opener}:visible").all()]
    toggles += [page.locator(f"{opener}:visible").first for opener in FIRST_OPENERS if page.locator(opener).count()]
    for toggle in toggles:
        if _click(toggle):
            page.wait_for_load_state("networkidle")
            said |= set(page.evaluate(SAID, SPOKEN))
            page.keyboard.press("Escape")
    return said


def _click(opener: Locator) -> bool:
    """Whether it could be clicked: what was opened before may lie over it, or have taken it away."""
    with suppress(BrowserError):
        opener.click(timeout=PATIENCE)
        return True
    return False
