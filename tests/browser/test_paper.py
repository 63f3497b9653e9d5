# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""From the page to paper and back, in Chromium."""

import re
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
import zxingcpp
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from PIL import Image
from playwright.sync_api import expect

from cms.assets import find_node
from guides.models import GuidePage, PlacePage, ShortAddress
from guides.short_addresses import Target, ensure_short_addresses, lasting_targets, printed_targets
from tests.browser.conftest import OpenPage
from tests.factories import (
    CaptionsFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
)
from tests.factories import blocks as b
from tests.guides.paper.pdf import codes_on, open_pdf, text_of

pytestmark = pytest.mark.browser

GUIDE, PLACE = "/borgercenter/find-vej/", "/borgercenter/sted/lokale-214/"


@pytest.fixture
def guide(live_site: str) -> GuidePage:
    department = DepartmentFactory(title="Borgercenter Handicap", slug="borgercenter")
    film = VideoFactory.create(title="Vis vej", is_public=True)
    CaptionsFactory(video=film)
    made: GuidePage = GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        why='<p>Læs mere hos <a href="https://borger.example/handicap">borger</a>.</p>',
        steps=[b.step("Tjek dit brev", "I brevet står lokalet.")],
        cover_image=ImageFactory(is_public=True),
        contacts=[b.contact(ContactFactory(department=department, title="Skranken", phone="00 12 34 20"))],
        questions=[b.question(f"Spørgsmål {number}") for number in range(30)]
        + [b.question("Hvordan ser vejen ud?", "<p>Se filmen.</p>", film)],
    )
    place = PlaceFactory(department=department, title="Lokale 2.14", slug="lokale-214", film=film)
    ensure_short_addresses([target for page in (made, place) for target in lasting_targets(page)])
    return made


def test_the_page_offers_both_forms_and_shows_its_code(open_page: OpenPage, guide: GuidePage, axe_source: str) -> None:
    for path in (GUIDE, PLACE):
        page = open_page(path, width=320, height=568)
        expect(page.get_by_role("link", name="Folder på A4 (PDF)")).not_to_be_visible()
        page.get_by_text("Print eller hent som PDF").click()
        for name, file in (("Folder på A4 (PDF)", "folder"), ("Hæfte til at folde, A5 (PDF)", "haefte")):
            link = page.get_by_role("link", name=name)
            expect(link).to_have_attribute("href", f"{path}{file}.pdf")
            box = link.bounding_box()
            assert box
            assert box["height"] >= 35
        code = page.get_by_role("img", name=re.compile("QR-kode med adressen"))
        code.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.paper img').naturalWidth > 0")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.evaluate(axe_source)
        violations = page.evaluate("axe.run('.paper', {runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa']})")["violations"]
        assert [violation["id"] for violation in violations] == []


def test_valid_markup(open_page: OpenPage, live_site: str, guide: GuidePage, tmp_path: Path) -> None:
    gone = ShortAddress.objects.create(department=guide.department)
    page = open_page("/")
    files = []
    for number, path in enumerate((GUIDE, PLACE, str(gone))):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(page.request.get(live_site + path).text())
    find_node().run("node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", *files)


@pytest.mark.parametrize("javascript", [True, False])
def test_printing_the_page_gives_its_words_and_the_way_back(
    open_page: OpenPage, live_site: str, guide: GuidePage, javascript: bool
) -> None:
    """Without anything that one would press, and with answers and the code, though nobody has opened them."""
    page = open_page(GUIDE, javascript=javascript)
    pdf = page.pdf(format="A4")
    text = normalize("NFKC", text_of(pdf))  # fonts write fi as one letter
    codes = ensure_short_addresses(printed_targets(guide)).values()
    for words in (
        *("I brevet står lokalet.", "Se filmen.", "(https://borger.example/handicap)", "Skranken", "00 12 34 20"),
        *("Udgave 1. Siden, som den var", *map(str, codes)),
    ):
        assert words in text
    assert {read.rsplit("/k/", 1)[1] for read in codes_on(pdf)} == {short.code for short in codes}
    assert [picture for sheet in open_pdf(pdf).pages for picture in sheet.images], "the cover is printed"
    for words in ("Søg", "Hent", "Folder på A4", "Start med trin 1", "Forside"):
        assert words not in text
    page.emulate_media(media="print")
    for short in codes:
        code = page.get_by_role("img", name=f"{short}")
        code.scroll_into_view_if_needed()
        expect(code).to_be_visible()
        if javascript:
            assert code.evaluate("code => code.decode().then(() => code.naturalWidth)") > 0


def test_a_printed_step_says_from_when_it_is_and_has_the_way_back(open_page: OpenPage, guide: GuidePage) -> None:
    page = open_page(f"{GUIDE}trin/1/")
    code = page.get_by_role("img", name="QR-kode med adressen")
    expect(code).to_be_hidden()
    short = ensure_short_addresses(lasting_targets(guide))[Target(guide.pk, step=guide.step_list[0].id)]
    printed = normalize("NFKC", text_of(page.pdf(format="A4")))
    assert str(short) in printed
    assert f"Siden, som den var {date_format(timezone.localdate())}" in printed


def test_a_printed_place_has_the_way_there_and_its_codes(open_page: OpenPage, guide: GuidePage) -> None:
    place = PlacePage.objects.get(slug="lokale-214")
    printed = normalize("NFKC", text_of(open_page(PLACE).pdf(format="A4")))
    codes = ensure_short_addresses(lasting_targets(place)).values()
    for words in ("Lærkevej 12", "Gå forbi det røde cykelskur.", "Siden, som den var", *map(str, codes)):
        assert words in printed


def test_cameras_read_the_codes(open_page: OpenPage, guide: GuidePage) -> None:
    for short in ensure_short_addresses(lasting_targets(guide)).values():
        page = open_page(f"/k/{short.code}.svg")
        with Image.open(BytesIO(page.screenshot())) as seen:
            (read,) = zxingcpp.read_barcodes(seen)
        assert read.text == f"{settings.WAGTAILADMIN_BASE_URL}{short}"


def test_a_films_code_leads_to_the_film(open_page: OpenPage, guide: GuidePage) -> None:
    short = ShortAddress.objects.get(page=guide, video__isnull=False)
    page = open_page(str(short))
    assert page.url.partition("#")[0].endswith(GUIDE)
    expect(page.locator(".film video")).to_be_in_viewport()


def test_whom_to_call_when_the_page_has_gone(open_page: OpenPage, guide: GuidePage) -> None:
    short = ShortAddress.objects.get(page=guide, video=None, step_id="")
    guide.unpublish()
    page = open_page(str(short), width=320)
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden er ikke længere i brug")
    expect(page.get_by_role("link", name="Ring til 00 12 34 10")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
