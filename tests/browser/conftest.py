# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages in a real browser: the system's Chromium, started once for each test process."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.every_page import fill
from tests.requirements import require

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# As a person's browser introduces itself: what machines send isn't counted.
PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
FLAGS = [
    "--headless",
    f"--user-agent={PERSON}",
    "--disable-blink-features=AutomationControlled",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

type OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    require("Chromium", CHROMIUM, "these tests look at the pages as a browser shows them")
    # Playwright runs an event loop in this thread; Django would take the tests for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def live_site(transactional_db: None, live_server: LiveServer, assets: None) -> str:
    """The address of a running site with built assets; its database is the test's, with Wagtail's root page."""
    return str(live_server.url)


@pytest.fixture
def _every_page(live_site: str, settings: Settings) -> None:
    """One page of every kind, at `every_page.ADDRESSES`."""
    settings.ROOT_URLCONF = "tests.browser.urls"
    fill()


@pytest.fixture
def open_page(browser: Browser, live_site: str) -> Iterator[OpenPage]:
    """`open_page("/path", width=…, javascript=…)`: the page in a fresh browser context, once it has loaded."""
    contexts = []

    def open_(path: str, *, width: int = 390, height: int = 844, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="da-DK", java_script_enabled=javascript
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(live_site + path)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """axe-core's program, to be evaluated in a page."""
    script: Path = settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
    return script.read_text()
