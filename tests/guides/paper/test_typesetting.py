# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The written file: as accessible as PDF/UA-1 asks, of nothing but our own data, and bounded."""

import os
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pytest_django import Settings

from guides.paper import leaflet as l
from guides.paper import typesetting
from guides.paper.pictures import as_jpeg
from guides.paper.rich_text import flow_from_html, flow_from_text
from guides.paper.typesetting import LARGEST, CannotSet, NoFonts, TooLarge, set_booklet, set_leaflet
from tests.guides.paper.pdf import codes_on, fonts_of, open_pdf, tags_of, text_of

CODE = l.Code(
    "https://fjordby.example/k/7xkm2n", "fjordby.example/k/7xkm2n", "QR-kode til guiden", "Peg kameraet på koden."
)
FILM_CODE = l.Code("https://fjordby.example/k/cdfhjk", "fjordby.example/k/cdfhjk", "QR-kode til filmen", "Se filmen.")
HOSTILE = (
    '#read("/etc/passwd")',
    '#image("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '#eval("1 + 1")',
    "#panic()",
    "*fed* _kursiv_ $x^2$ `kode` = overskrift",
    "#let leaflet = none",
    "]#pagebreak()[",
    '\\ " { } ( ) // /* <mærke> @henvisning ~',
)


def webp(width: int = 480, height: int = 320, mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.new(mode, (width, height), "#1b6e5a").save(made, "WEBP")
    return made.getvalue()


PICTURES = {"a": as_jpeg(webp()), "b": as_jpeg(webp())}


def made(*parts: l.Part, **fields: Any) -> l.Leaflet:
    values: dict[str, Any] = {
        "name": "Find vej",
        "language": "da",
        "sender": "Fjordby Kommune",
        "department": "Borgercenter Handicap",
        "title": "Find vej til Borgercenter Handicap",
        "lead": "Du skal til møde på Lærkevej.",
        "code": CODE,
        "edition": "Udgave 3",
        "changed": date(2026, 11, 29),
    }
    return l.Leaflet(**values | fields, parts=list(parts))


def everything() -> list[l.Part]:
    """One of each kind of part."""
    facts = [l.Fact("Etage", "2. sal"), l.Fact("Lokale", "2.14")]
    film = l.Film(
        title="Vis vej fra bussen",
        level=3,
        poster=l.Picture("b", "Et billede fra filmen"),
        code=FILM_CODE,
        message="",
        chapters=[l.Chapter("Stoppestedet", flow_from_text("Følg den flade sti."))],
        texts=[("Det ser du", flow_from_text("En blå dør."))],
    )
    return [
        l.Facts(facts),
        l.Help("Har du brug for hjælp nu?", "Ring til os.", "00 12 34 10", "Skranken svarer 9–15."),
        l.Picture("a", ""),
        l.Heading("Find indgang B", number="Trin 1 af 1"),
        l.Text(flow_from_html("<p>Gå <b>ind</b>.</p><ol><li>Her<ul><li>Nu</li></ul></li></ol>", "https://a.example")),
        l.Picture("a", "En blå dør"),
        film,
        l.Checklist("Tag med", ["Dit brev", "Din telefon"], level=3),
        l.Callout("Vigtigt", flow_from_text("Kør ikke ind i gården."), "important"),
        l.Place("Lokale 2.14", 3, "Lærkevej 12", facts, ["Døren er gul."]),
        l.Contact("Skranken", 3, ["Karin"], [l.Fact("Telefon", "00 12 34 20")], ["Mandag kl. 9–15"], "Ring først."),
    ]


@pytest.fixture(scope="module")
def pdf(assets: None) -> bytes:
    return set_leaflet(made(*everything()), PICTURES)


class TestAccessible:
    def test_language_title_and_marks(self, pdf: bytes) -> None:
        root: Any = open_pdf(pdf).trailer["/Root"]
        assert root["/Lang"] == "da"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert open_pdf(pdf).metadata.title == "Find vej"  # type: ignore[union-attr]

    def test_says_that_it_is_pdf_ua(self, pdf: bytes) -> None:
        metadata: Any = open_pdf(pdf).trailer["/Root"]["/Metadata"]  # type: ignore[index]
        assert b"pdfuaid:part>1<" in metadata.get_object().get_data().replace(b" ", b"")

    def test_headings_in_reading_order_skip_no_level(self, pdf: bytes) -> None:
        headings = [(tag.role, tag.title) for tag in tags_of(pdf) if tag.role[0] == "H"]
        assert headings == [
            ("H1", "Find vej til Borgercenter Handicap"),
            ("H2", "Har du brug for hjælp nu?"),
            ("H2", "Trin 1 af 1: Find indgang B"),
            ("H3", "Vis vej fra bussen"),
            ("H4", "Det ser du"),
            ("H3", "Tag med"),
            ("H3", "Lokale 2.14"),
            ("H3", "Skranken"),
        ]

    def test_each_picture_says_what_it_shows_and_decoration_is_no_picture(self, pdf: bytes) -> None:
        assert [tag.alt for tag in tags_of(pdf) if tag.role == "Figure"] == [
            "QR-kode til guiden",
            "En blå dør",
            "Et billede fra filmen",
            "QR-kode til filmen",
        ]

    def test_cameras_read_the_codes(self, pdf: bytes) -> None:
        assert sorted(codes_on(pdf)) == sorted([CODE.url, FILM_CODE.url])

    def test_lists_are_lists(self, pdf: bytes) -> None:
        roles = [tag.role for tag in tags_of(pdf)]
        # Facts, an ordered list with one inside, stretches, a checklist, the place's sign, the contact's numbers.
        assert roles.count("L") == 7
        assert roles.count("LI") == roles.count("LBody") == 10

    def test_fonts_are_our_own_and_in_the_file(self, pdf: bytes) -> None:
        fonts = set(fonts_of(pdf))
        assert fonts
        assert all("IBMPlexSans" in name and embedded for name, embedded in fonts), fonts

    def test_text_comes_in_reading_order(self, pdf: bytes) -> None:
        text = text_of(pdf)
        expected = ["Find vej til", "hjælp nu?", "Find indgang B", "Gå ind.", "Stoppestedet", "Tag med", "Karin"]
        assert sorted(expected, key=text.index) == expected

    def test_pages_are_numbered_dated_and_lead_home(self, pdf: bytes) -> None:
        count = len(open_pdf(pdf).pages)
        for number, page in enumerate(open_pdf(pdf).pages, start=1):
            words = " ".join(page.extract_text().split())
            assert f"Side {number} af {count}" in words
            assert "Udgave 3 · 29. november 2026 · fjordby.example/k/7xkm2n" in words

    def test_is_a4(self, pdf: bytes) -> None:
        assert [round(float(side)) for side in open_pdf(pdf).pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.parametrize("words", HOSTILE)
def test_what_an_author_writes_is_words(words: str) -> None:
    """In every place where an author's words can stand."""
    text = flow_from_text(words)
    fact = [l.Fact(words, words)]
    chapters, texts = [l.Chapter(words, text)], [(words, text)]
    code = l.Code(CODE.url, words, words, words)
    parts: list[l.Part] = [
        l.Heading(words, number=words),
        l.Text(text),
        l.Picture("a", words),
        l.Film(words, 3, l.Picture("a", words), code, words, chapters, texts),
        l.Checklist(words, [words], 3),
        l.Callout(words, text),
        l.Facts(fact),
        l.Place(words, 3, words, fact, [words]),
        l.Contact(words, 3, [words], fact, [words], words),
        l.Help(words, words, words, words),
    ]
    names = dict.fromkeys(("name", "sender", "department", "title", "lead", "edition"), words)
    pdf = set_leaflet(made(*parts, code=code, **names), PICTURES)
    squeezed = text_of(pdf).replace(" ", "")
    assert "root:x" not in squeezed
    assert squeezed.count(words.replace(" ", "")) >= 20


def test_typst_finds_nothing_beside_the_leaflet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if a source of ours asked for it: no file of the machine, and no package from the network."""
    for source in ('#read("/../../etc/passwd")', '#read("../../../etc/passwd")', '#import "@preview/cetz:0.3.0"'):
        with typesetting._Desk(made(), {}) as desk:
            (desk.folder / "leaflet.typ").write_text(source)
            with pytest.raises(CannotSet):
                desk.set("leaflet", paper="a4")


def test_nothing_stays_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    set_booklet(made(*everything()), PICTURES)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_letters_that_no_font_has_do_not_stop_it() -> None:
    text = text_of(set_leaflet(made(l.Text(flow_from_text("Kom 🙂 nu \N{ZERO WIDTH JOINER} 漢"))), {}))
    assert "nu" in text


def test_a_missing_picture_is_left_out() -> None:
    pdf = set_leaflet(made(*everything()), {})
    assert [tag.alt for tag in tags_of(pdf) if tag.role == "Figure"] == ["QR-kode til guiden", "QR-kode til filmen"]


def test_the_same_leaflet_gives_the_same_bytes() -> None:
    assert set_leaflet(made(*everything()), PICTURES) == set_leaflet(made(*everything()), PICTURES)


def test_a_very_large_guide_takes_seconds() -> None:
    parts = everything() * 60
    began = time.process_time()
    pdf = set_leaflet(made(*parts), PICTURES)
    assert time.process_time() - began < 20
    assert len(open_pdf(pdf).pages) > 50


def test_what_is_larger_than_any_guide_is_refused() -> None:
    with pytest.raises(TooLarge):
        set_leaflet(made(l.Text(flow_from_text("ord " * LARGEST))), {})


def test_a_script_that_our_fonts_lack_is_not_printed() -> None:
    with pytest.raises(CannotSet):
        set_leaflet(made(title="วิธีมาหาเรา"), {})
    set_leaflet(made(title="Як знайти нас"), {})


def test_arabic_is_set_in_its_own_letters() -> None:
    way = l.Text(flow_from_text("اتبع المسار."))
    pdf = set_leaflet(made(way, title="الطريق إلى المركز", lead="لديك موعد.", language="ar"), {})
    assert open_pdf(pdf).trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    assert any("IBMPlexSansArabic" in name for name, _is_inside in fonts_of(pdf))
    set_booklet(made(way, title="الطريق إلى المركز", language="ar"), {})


def test_without_fonts_it_says_so(settings: Settings, tmp_path: Path) -> None:
    settings.PAPER_FONTS = tmp_path
    with pytest.raises(NoFonts):
        set_leaflet(made(), {})


def test_no_heading_is_alone_at_the_end_of_a_page() -> None:
    """Whatever the length of what stands before it."""
    for count in range(20, 44):
        filling = l.Text(flow_from_text("\n".join(f"Linje {number}" for number in range(count))))
        parts = filling, l.Heading("Overskriften", number="Trin 1 af 1"), l.Text(flow_from_text("Teksten under den."))
        for page in open_pdf(set_leaflet(made(*parts), {})).pages:
            text = page.extract_text()
            assert ("Overskriften" in text) == ("Teksten under" in text), count


class TestBooklet:
    def test_says_that_it_is_for_printing(self) -> None:
        pdf = set_booklet(made(*everything()), PICTURES)
        assert open_pdf(pdf).metadata.title == "Find vej (kun til print)"  # type: ignore[union-attr]
        for page in open_pdf(pdf).pages:
            assert "Kun til print" in page.extract_text()

    def test_cameras_read_the_codes(self) -> None:
        assert sorted(codes_on(set_booklet(made(*everything()), PICTURES))) == sorted([CODE.url, FILM_CODE.url])

    @pytest.mark.parametrize("pages", [1, 2, 4, 5, 8])
    def test_is_whole_sheets_of_a4(self, pages: int) -> None:
        """Two pages a side, two sides a sheet."""
        parts = [l.Text(flow_from_text("\n".join(["x"] * 26))) for _ in range(pages * 2)]
        pdf = set_booklet(made(*parts), {})
        sides = [[round(float(side)) for side in page.mediabox[2:]] for page in open_pdf(pdf).pages]
        assert sides == [[842, 595]] * len(sides)
        assert len(sides) % 2 == 0

    def test_folded_pages_follow_each_other(self) -> None:
        """What is left over is for notes, and comes before the last page."""
        filling = [l.Text(flow_from_text("\n".join(f"{page}-{line}" for line in range(20)))) for page in range(9)]
        pdf = set_booklet(made(*filling), {})
        folded = [_numbers(page.extract_text()) for page in open_pdf(pdf).pages]
        total = len(folded) * 2
        last = max(number for side in folded for number in side)
        places = [[total, 1], [2, total - 1], [total - 2, 3], [4, total - 3]]
        expected = [
            sorted(last if each == total else each for each in side if each < last or each == total) for side in places
        ]
        assert [sorted(side) for side in folded[:4]] == expected[: len(folded)]


def _numbers(text: str) -> list[int]:
    """The numbers of the pages on a side."""
    return [int(words.split()[0]) for words in text.split("Side ")[1:]]


class TestPictures:
    def test_transparent_ones_lie_on_white(self) -> None:
        made = BytesIO()
        Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(made, "WEBP")
        with Image.open(BytesIO(as_jpeg(made.getvalue()))) as jpeg:
            assert jpeg.format == "JPEG"
            assert jpeg.getpixel((5, 5)) == (255, 255, 255)

    def test_none_is_larger_than_paper_needs(self) -> None:
        with Image.open(BytesIO(as_jpeg(webp(400, 4000)))) as jpeg:
            assert jpeg.size == (160, 1600)
