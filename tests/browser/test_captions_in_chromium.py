# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What our reader of WebVTT accepts, Chromium shows whole: the same captions, at the same times, in the same words."""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from media_pipeline.captions import CaptionsError, Cue, normalise, parse, script, write
from media_pipeline.captions.srt import to_webvtt

pytestmark = pytest.mark.browser

SHOW = """vtt => new Promise((resolve, reject) => {
    const track = document.createElement("track");
    const video = document.createElement("video");
    const text = (cue) => {
        const place = document.createElement("div");
        place.append(cue.getCueAsHTML());
        return place.textContent;
    };
    const ms = (seconds) => Math.round(seconds * 1000);
    track.addEventListener("load", () => resolve(
        [...track.track.cues].map((cue) => [ms(cue.startTime), ms(cue.endTime), text(cue)])));
    track.addEventListener("error", () => resolve(null));
    track.kind = "captions";
    track.src = URL.createObjectURL(new Blob([vtt], { type: "text/vtt" }));
    video.append(track);
    document.body.append(video);
    track.track.mode = "showing";
})"""

WHOLE = """WEBVTT - Vejen
Kind: captions
Language: da

1
00:00.000 --> 00:02.500 align:center line:10%
<v Anna>Gå ind ad <b>døren</b>
til venstre &amp; op &lt; 2 m &not.

NOTE midt i

00:00:02.500 --> 01:00:04.000
Så er du der.
"""
BLANKS = "WEBVTT\n\n00:00.000-->00:01.000\nUden mellemrum\n \t\n00:01.000 --> 00:02.000\n<c.gul>Hej</c> du\n"

BY_HAND = [
    WHOLE,
    "\ufeff" + WHOLE.replace("\n", "\r\n"),
    BLANKS,
    write([Cue(0, 1000, "en\nto\ntre", name="ind ad døren"), Cue(500, 1500, "<i>Samtidig</i>", settings="size:50%")]),
    write(script.draft("Gå ind & op. Er der <noget>? --> Ja, 1 > 0. " * 5, 60_000)),
    to_webvtt("1\n00:00:01,000 --> 00:00:02,500\n<font color=red>Gå</font> {\\an8}ind & <ud>\n"),
]


def web_platform_tests() -> list[str]:
    """Whatever the web platform's own tests hold that we accept; nothing where they are not at hand."""
    folder = Path(os.environ.get("VIS_VEJ_SHARED") or settings.BASE_DIR.parent / "shared") / "corpora" / "webvtt"
    files = [file.read_bytes().decode(errors="replace") for file in folder.glob("*/*.vtt")]
    texts = [case["text"] for file in folder.glob("*/*.json") for case in json.loads(file.read_text())]
    return [*files, *(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{text}" for text in texts)]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Page:
    page = browser.new_page()
    page.goto("about:blank")
    return page


def test_what_we_accept_is_shown_whole(blank: Page) -> None:
    accepted = 0
    for vtt in [*BY_HAND, *web_platform_tests()]:
        try:
            cues = parse(vtt)
        except CaptionsError:
            assert vtt not in BY_HAND
            continue
        accepted += 1
        shown = blank.evaluate(SHOW, normalise(vtt))
        assert shown is not None, vtt
        ours = [[cue.start_ms, cue.end_ms, " ".join(cue.words)] for cue in cues]
        assert ours == [[start, end, " ".join(text.split())] for start, end, text in shown], vtt
    assert accepted >= len(BY_HAND)


@pytest.mark.parametrize(
    "vtt",
    [
        "WEBVTTX\n\n00:00.000 --> 00:01.000\nHej",
        "\nWEBVTT\n\n00:00.000 --> 00:01.000\nHej",
        "WEBVTT\n\n00:00,000 --> 00:01,000\nHej",
        "WEBVTT\n\n00:00.000 --> 00:01.000\nEr 1 < 2, så gå videre",
    ],
)
def test_what_people_get_wrong_is_really_lost(blank: Page, vtt: str) -> None:
    """Why we are strict: the browser says nothing about these."""
    with pytest.raises(CaptionsError):
        parse(vtt)
    shown = blank.evaluate(SHOW, vtt)
    assert not shown or "videre" not in shown[0][2]
