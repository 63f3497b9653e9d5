# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages in Arabic and easy Danish, as readers see them."""

import json
from pathlib import Path

import pytest

from cms.assets import find_node
from guides.models import GuidePage
from tests.browser.conftest import OpenPage
from tests.factories import CaptionsFactory, ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.languages import translated

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GUIDE = "/{0}/borgercenter/find-vej/"
ADDRESSES = ["/{0}/", "/{0}/borgercenter/", GUIDE, *(f"{GUIDE}trin/{n}/" for n in (1, 2, 3)), "/{0}/soeg/?q=x"]
WORDS = {
    "ar": ("اعرف طريقك", "ابحث عن الباب", "الباب أزرق. اتصل على 00 12 34 20."),
    "let-dansk": ("Find vej", "Find døren til huset", "Døren er blå. Ring på 00 12 34 20."),
}


@pytest.fixture(params=WORDS)
def language(request: pytest.FixtureRequest, open_page: OpenPage) -> str:
    """A guide of which the first step is translated, the second is older than the Danish, the third untranslated."""
    department = DepartmentFactory(title="Borgercenter Handicap", slug="borgercenter")
    film = VideoFactory.create(is_public=True)
    CaptionsFactory(video=film)
    content = [
        b.film(film),
        b.place(PlaceFactory(department=department)),
        b.contact(ContactFactory(department=department)),
    ]
    steps = [b.step("Find døren", "Den er blå.", *content), b.step("Ring på", "To gange."), b.step("Vent", "Sæt dig.")]
    questions = [b.question("Må min hund komme med?", film=film)]
    guide: GuidePage = GuideFactory(
        parent=department, title="Find vej til os", slug="find-vej", steps=steps, questions=questions
    )
    title, first, text = WORDS[request.param]
    copy = json.loads(json.dumps(steps))
    copy[0]["value"] |= {"title": first, "text": text}
    copy[1]["value"] |= {"title": first + " 2"}
    code = "da-simple" if request.param == "let-dansk" else request.param
    translated(guide, code, title=title, steps=json.dumps(copy))
    steps[1]["value"]["text"] = "Tre gange."
    guide.steps = json.dumps([*steps, b.step("Gå ind", "Til højre.")])
    guide.save_revision().publish()
    return str(request.param)


def test_no_barrier_and_nothing_beside_the_window(open_page: OpenPage, axe_source: str, language: str) -> None:
    for width in (320, 1280):
        for address in ADDRESSES:
            page = open_page(address.format(language), width=width)
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address}, {width} px"
            page.evaluate(axe_source)
            result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
            barriers = [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in result["violations"]]
            assert barriers == [], f"{address}, {width} px"


def test_markup_is_valid(open_page: OpenPage, live_site: str, tmp_path: Path, language: str) -> None:
    page = open_page("/livez")
    files = []
    for number, address in enumerate(ADDRESSES):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(page.request.get(live_site + address.format(language)).text())
    find_node().run("node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *files)


@pytest.mark.parametrize("language", ["ar"], indirect=True)
def test_right_to_left(open_page: OpenPage, language: str) -> None:
    page = open_page(f"{GUIDE.format(language)}trin/2/")
    back, onwards = (page.locator(f".step-nav [rel={rel}]").bounding_box() for rel in ("prev", "next"))
    assert back
    assert onwards
    assert back["x"] > onwards["x"]
    arrow = page.locator(".step-nav [rel=next] .icon")
    assert arrow.evaluate("icon => getComputedStyle(icon).transform") == "matrix(-1, 0, 0, 1, 0, 0)"
    number = page.locator(".help .call bdi")
    assert number.evaluate("number => getComputedStyle(number).direction") == "ltr"
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/trin/3/")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/trin/2/")
    first, last = (
        page.locator(".progress span").first.bounding_box(),
        page.locator(".progress span").last.bounding_box(),
    )
    assert first
    assert last
    assert first["x"] > last["x"]


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("language", ["ar"], indirect=True)
def test_a_reader_goes_from_danish_to_arabic_and_back(open_page: OpenPage, language: str, javascript: bool) -> None:
    page = open_page("/borgercenter/find-vej/trin/2/", javascript=javascript)
    page.get_by_role("link", name="العربيّة").click()
    page.wait_for_url("**/ar/borgercenter/find-vej/trin/2/")
    assert "أقدم من النص الدنماركي" in page.locator(".freshness").inner_text()
    page.locator(".freshness a").click()
    page.wait_for_url("**/borgercenter/find-vej/trin/2/")
    assert page.locator("html").get_attribute("lang") == "da"
