# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a page weighs, how soon it can be read on a poor line with a slow phone, and what Lighthouse says of it.

    python -m tests.benchmarks.pages [weight] [speed] [lighthouse]

Measured in Chromium, against the web server and the settings of production. Exits with 1 when a figure is over its
limit.
"""

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

DATA = Path(tempfile.mkdtemp(prefix="vis-vej-bench-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.test"
os.environ["DATA_DIR"] = str(DATA)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs an event loop in this thread
os.environ.pop("DATABASE_URL", None)
django.setup()

from django.core.files import File  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import override_settings  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402
from wagtail.models import Collection  # noqa: E402

from cms import assets  # noqa: E402
from media_pipeline import ingest  # noqa: E402
from media_pipeline.models import Video  # noqa: E402
from media_pipeline.publication import set_public  # noqa: E402
from tests.benchmarks.films.measuring import Judge, make_film  # noqa: E402
from tests.benchmarks.serving import served  # noqa: E402
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory  # noqa: E402
from tests.factories import blocks as b  # noqa: E402

PAGES = {
    "front page": "/",
    "guide": "/borgercenter/find-vej/",
    "step": "/borgercenter/find-vej/trin/1/",
    "step with a film": "/borgercenter/find-vej/trin/2/",
}
FIRST_BYTES, SCRIPT_BYTES, NEXT_BYTES = 60_000, 15_000, 10_000
MOST_SHIFT, LATEST_PAINT = 0.02, 2.5
RUNS = 5
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s in both directions, 400 ms there and back."""
SLOWER = 4
"""How many times slower than this machine's the phone's processor is."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
)

OBSERVE = """
window.paint = 0; window.shift = 0; window.painted = "";
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) { paint = entry.startTime; painted = entry.element?.outerHTML.slice(0, 60); }
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


# --- The site ---------------------------------------------------------------------------------------------------------


def fill() -> None:
    """A guide as departments write them, with pictures and a film."""
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder, make_film(Path(folder), 8).open("rb") as content:
        film = ingest.add_film(File(content), title="Vejen ind", collection=Collection.get_first_root_node())
    Video.objects.filter(pk=film.pk).update(people=Video.People.NOBODY)
    set_public(Video, {film.pk}, public=True)
    department = DepartmentFactory(title="Borgercenter Handicap", slug="borgercenter")
    place, contact = PlaceFactory(department=department), ContactFactory(department=department)
    for number in range(8):
        GuideFactory(parent=department, title=f"Guide nummer {number}", cover_image=ImageFactory(is_public=True))
    words = "Du skal gå forbi det røde cykelskur. Døren er blå og har et stort, hvidt B. Den går op af sig selv."
    GuideFactory(
        parent=department,
        title="Find vej til Borgercenter Handicap",
        slug="find-vej",
        why="<p>Huset er stort, og der er flere indgange.</p>",
        what_happens_next="<p>Vi henter dig ved den gule dør.</p>",
        cover_image=ImageFactory(is_public=True),
        places=[b.place(place)],
        contacts=[b.contact(contact)],
        questions=[b.question(f"Spørgsmål nummer {number}?", f"<p>{words}</p>") for number in range(6)],
        steps=[
            b.step("Tjek dit brev", words, b.checklist("Tag med", "Dit brev", "Din kalender"), b.contact(contact)),
            b.step("Find indgang B", words, b.film(film), b.place(place), b.callout(f"<p>{words}</p>")),
            *(b.step(f"Trin nummer {number}", words) for number in range(3, 7)),
        ],
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield browser
        browser.close()


def phone(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)


# --- What is measured -------------------------------------------------------------------------------------------------


def weight(judge: Judge, address: str) -> None:
    with chromium() as browser:
        context = phone(browser)
        page = context.new_page()
        for name, limit in (("step", FIRST_BYTES), ("step with a film", NEXT_BYTES)):
            came = bytes_of(page, address + PAGES[name])
            print(f"     {dict(came)}")
            total = sum(count for kind, count in came.items() if kind not in {"Image", "Media"})
            which = "first page" if name == "step" else "second page"
            judge.ratio(f"{which}, kB besides pictures and film", total / 1000, limit / 1000)
            if limit == FIRST_BYTES:
                judge.ratio("scripts of the first page, kB", came["Script"] / 1000, SCRIPT_BYTES / 1000)
        context.close()
        context = phone(browser)
        came = bytes_of(context.new_page(), address + PAGES["step with a film"])
        print(f"     {dict(came)}")
        total = sum(count for kind, count in came.items() if kind not in {"Image", "Media"})
        judge.ratio("first page with a film, kB besides pictures and film", total / 1000, FIRST_BYTES / 1000)
        judge.ratio("scripts of a first page with a film, kB", came["Script"] / 1000, SCRIPT_BYTES / 1000)
        context.close()


def bytes_of(page: Page, address: str) -> defaultdict[str, int]:
    """What came over the line, headers included, by the kind of thing that was asked for."""
    kinds: dict[str, str] = {}
    came: defaultdict[str, int] = defaultdict(int)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def count(event: dict[str, Any]) -> None:
        came[kinds[event["requestId"]]] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", count)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    session.detach()
    return came


def speed(judge: Judge, address: str) -> None:
    with chromium() as browser:
        for name, path in PAGES.items():
            paints, shifts, painted = [], [], ""
            for _ in range(RUNS):
                context = phone(browser)
                page = context.new_page()
                page.add_init_script(OBSERVE)
                slow_down(page)
                page.goto(address + path)
                page.wait_for_timeout(2_000)
                paint, shift, painted = page.evaluate("[paint / 1000, shift, painted]")
                paints.append(paint)
                shifts.append(shift)
                context.close()
            print(f"     {name}: {painted} at {', '.join(f'{paint:.2f}' for paint in paints)} s")
            judge.ratio(f"{name}: largest paint at 400 kbit/s, seconds", statistics.median(paints), LATEST_PAINT)
            judge.ratio(f"{name}: layout shift", max(shifts), MOST_SHIFT)


def slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def lighthouse(judge: Judge, address: str) -> None:
    """As a phone; the performance is the median of three."""
    for name, path in PAGES.items():
        reports = [recorded_report(address + path) for _ in range(3)]
        for category, limit in (("performance", 2), ("accessibility", 0), ("best-practices", 0), ("seo", 0)):
            scores = [100 * each["categories"][category]["score"] for each in reports]
            judge.ratio(f"{name}: points below 100 in {category}", 100 - statistics.median(scores), limit)
        for line in complaints(reports[0]):
            print(f"     {line}")


def recorded_report(address: str) -> dict[str, Any]:
    """Lighthouse loses its own recording now and then, and asks to be run again."""
    try:
        return report(address)
    except assets.BuildError as error:
        if "NO_NAVSTART" not in str(error):
            raise
        return report(address)


def report(address: str) -> dict[str, Any]:
    flags = " ".join(FLAGS)
    made: dict[str, Any] = json.loads(
        assets.find_node().run(
            *("node_modules/lighthouse/cli/index.js", address, "--output=json", "--quiet", f"--chrome-flags={flags}"),
            "--only-categories=performance,accessibility,best-practices,seo",
        )
    )
    return made


def complaints(found: dict[str, Any]) -> Iterator[str]:
    """Whatever takes points, with what it says about it."""
    weights = {
        each["id"]: each["weight"] for category in found["categories"].values() for each in category["auditRefs"]
    }
    for name, audit in found["audits"].items():
        if weights.get(name) and audit["score"] is not None and audit["score"] < 0.9:
            yield f"{name} {audit['score']}: {audit.get('displayValue', '')} {audit['title']}"


PARTS: dict[str, Callable[[Judge, str], None]] = {"weight": weight, "speed": speed, "lighthouse": lighthouse}


def main() -> None:
    judge = Judge()
    with override_settings(MEDIA_ROOT=DATA / "media"):
        fill()
    with served(PAGES.values()) as address:
        for name in sys.argv[1:] or PARTS:
            print(f"--- {name}")
            PARTS[name](judge, address)
    shutil.rmtree(DATA, ignore_errors=True)
    sys.exit(not judge.kept)


if __name__ == "__main__":
    main()
