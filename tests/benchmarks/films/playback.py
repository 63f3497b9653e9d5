# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How soon a film plays on a poor line, in Chromium, against the site as it is run in production."""

import shutil
import statistics
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.test import override_settings
from playwright.sync_api import Page, sync_playwright
from wagtail.models import Collection

from media_pipeline import ingest
from media_pipeline.models import Video
from media_pipeline.publication import set_public
from tests.benchmarks.films.measuring import Judge, make_film
from tests.benchmarks.serving import served
from tests.factories import DepartmentFactory, PlaceFactory

_BYTES_PER_SECOND = 200_000
"""A poor line; 1.6 Mb/s."""
_LATENCY_MS = 40
_RUNS = 3
_FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--autoplay-policy=no-user-gesture-required")

_WHEN_PLAYING = """() => new Promise((resolve) => {
  const video = document.querySelector("video");
  video.addEventListener("playing", () => resolve(performance.now()), { once: true });
  video.muted = true;
  video.play();
})"""
_LONGEST_STALL_AFTER_SEEK = """(to) => new Promise((resolve) => {
  const video = document.querySelector("video");
  let moved = performance.now(), longest = 0, last = -1;
  const began = moved;
  video.currentTime = to;
  const timer = setInterval(() => {
    const now = performance.now();
    if (video.currentTime > to && video.currentTime !== last) { moved = now; last = video.currentTime; }
    longest = Math.max(longest, now - moved);
    if (now - began > 12_000) { clearInterval(timer); resolve([longest, video.currentSrc]); }
  }, 50);
})"""


def _place_with_film(film: Path) -> str:
    """The path of a citizen page that shows the film."""
    with film.open("rb") as content:
        video = ingest.add_film(File(content), title="Vejen", collection=Collection.get_first_root_node())
    Video.objects.filter(pk=video.pk).update(people=Video.People.NOBODY)
    path: str = PlaceFactory(department=DepartmentFactory(), film=video).get_url()
    set_public(Video, {video.pk}, public=True)  # as tasks do it that are not run here
    return path


def playback(judge: Judge, folder: Path) -> None:
    with override_settings(MEDIA_ROOT=settings.DATA_DIR / "media"):
        path = _place_with_film(make_film(folder, 60))
    with served([path]) as address:
        _measure(judge, address + path)


def _measure(judge: Judge, address: str) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_FLAGS)
        for width, name in ((390, "phone"), (1280, "desktop")):
            starts, stalls, source = [], [], ""
            for _ in range(_RUNS):
                context = chromium.new_context(viewport={"width": width, "height": 800})
                page = context.new_page()
                _slow_down(page)
                page.goto(address, wait_until="commit")
                page.wait_for_selector("video", state="attached")
                starts.append(page.evaluate(_WHEN_PLAYING) / 1000)
                stall, source = page.evaluate(_LONGEST_STALL_AFTER_SEEK, 40)
                stalls.append(stall / 1000)
                context.close()
            print(f"     {name}: after the seek it played {source.rsplit('/', 1)[1]}")
            judge.ratio(f"{name}: navigation to playing at 200 kB/s, seconds", statistics.median(starts), 1.2)
            judge.ratio(f"{name}: longest stall after a seek at 1.6 Mb/s, seconds", max(stalls), 3.0)
        chromium.close()


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"downloadThroughput": _BYTES_PER_SECOND, "uploadThroughput": _BYTES_PER_SECOND}
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": _LATENCY_MS, **speed})
