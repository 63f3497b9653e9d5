# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Files with all that the page shows: read back by what reads them."""

import io
from datetime import date

import openpyxl
import pypdf
import pytest

from cms.statistics.charts import HeatMap
from cms.statistics.definitions import of_all_figures
from cms.statistics.export import Export, as_csv, defused
from cms.statistics.pdf import as_pdf
from cms.statistics.tables import MOST_ROWS, Row, Section, Table
from cms.statistics.xlsx import as_xlsx
from guides.statistics.disclosure import Disclosed

EVIL = '=HYPERLINK("http://ond.example")'


@pytest.fixture
def export() -> Export:
    table = Table("Guide", ("Visninger", "Perioden før"), [Row(EVIL, (Disclosed(1240), Disclosed(None)))])
    heat = HeatMap.of({"0-9": Disclosed(20)}, set(), ["Mandag"])
    sections = [
        Section("guides", "Guider", table, notes=["Ét er sagt."], definitions=["En visning er ikke en borger."]),
        Section("hours", "Timer", Table("", ()), chart=heat),
    ]
    return Export("Tal for Familiehuset", "november 2026", date(2026, 11, 1), date(2026, 11, 30), sections, False)


def test_csv_opens_right_in_a_danish_excel(export: Export) -> None:
    csv = as_csv(export).decode()
    assert csv.startswith("\ufeffTal for Familiehuset\r\n")
    assert csv.count("\r\n") == csv.count("\n")
    line = next(line for line in csv.split("\r\n") if "HYPERLINK" in line)
    title, views, before = line.split(";")
    assert title.startswith("\"'=")
    assert (views, before) == ("1240", "vises ikke")
    assert "9–10;20" in csv
    assert all(sentence in csv for sentence in ["En visning er ikke en borger.", "Ét er sagt.", *of_all_figures()])


def test_xlsx_has_numbers_and_no_formulas(export: Export) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(export))).active
    assert sheet
    line = next(row for row in sheet.iter_rows() if row[0].value == EVIL)
    assert [(cell.value, cell.data_type) for cell in line[:3]] == [(EVIL, "s"), (1240, "n"), ("vises ikke", "s")]
    words = {row[0].value for row in sheet.iter_rows()}
    assert {"Tal for Familiehuset", "9–10", *of_all_figures()} <= words


@pytest.mark.usefixtures("assets")
def test_pdf_says_all_of_it_and_is_tagged(export: Export) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(as_pdf(export)))
    text = " ".join(page.extract_text() for page in pdf.pages)
    words = "".join(text.replace("\u200b", "").split())
    for said in ("Tal for Familiehuset", "ca. 1.240", "En visning er ikke en borger.", EVIL, *of_all_figures()):
        assert "".join(said.split()) in words
    assert "/StructTreeRoot" in pdf.root_object


@pytest.mark.usefixtures("assets")
def test_pdf_of_a_long_table_says_where_the_rest_is(export: Export) -> None:
    table = Table("Guide", ("Visninger",), [Row(f"Nr-{number}", (Disclosed(10),)) for number in range(MOST_ROWS + 1)])
    long = Export(export.title, export.period, export.first, export.last, [Section("a", "b", table)], False)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(as_pdf(long))).pages)
    words = "".join(text.replace("\u200b", "").split())
    assert f"Nr-{MOST_ROWS - 1}" in words
    assert f"Nr-{MOST_ROWS}" not in words
    assert "AllerækkerermediExcel-filen" in words


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formulas_are_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"


def test_xlsx_leaves_out_what_excel_refuses(export: Export) -> None:
    """Such as the vertical tab that comes along from a word processor."""
    table = Table("Guide", (), [Row("Første\x0bmøde", ())])
    told = Export(export.title, export.period, export.first, export.last, [Section("a", "b", table)], False)
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(told))).active
    assert sheet
    assert "Førstemøde" in {row[0].value for row in sheet.iter_rows()}
