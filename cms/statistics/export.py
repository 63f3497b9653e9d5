# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sections as files: CSV that a Danish Excel opens right (byte order mark, semicolons, CRLF), and XLSX.

Neither has live formulas: titles are written by people.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cms.statistics.charts import HeatMap
from cms.statistics.definitions import of_all_figures
from cms.statistics.tables import Section, Table, Value
from guides.statistics.disclosure import Disclosed

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
WIDTH = 40
"""Of the first column, in characters."""


type Line = Sequence[str | int]


class Title(str):
    """Of the file or of a section."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Export:
    """What a file tells: of whom, of which days, and all that the page shows."""

    title: str
    period: str
    first: date
    last: date
    sections: Sequence[Section]
    has_demo_data: bool

    def lines(self) -> Iterator[Line]:
        yield [Title(self.title)]
        yield [self.period, _("From"), _day(self.first), _("up to and including"), _day(self.last)]
        if self.has_demo_data:
            yield [_("Demo data: these figures are made up.")]
        for section in self.sections:
            yield []
            yield from _section_lines(section)
        yield []
        yield from ([sentence] for sentence in of_all_figures())


def as_csv(export: Export) -> bytes:
    """Figures are whole numbers where they are shown, and words where they are withheld."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for line in export.lines():
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in line])
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def as_xlsx(export: Export) -> bytes:
    """One sheet, with the titles in bold."""
    workbook = Workbook(write_only=True)
    sheet: Worksheet = workbook.create_sheet(_("Statistics"))
    sheet.column_dimensions["A"].width = WIDTH
    for line in export.lines():
        cells = [_cell(sheet, value) for value in line]
        if line and isinstance(line[0], Title):
            cells[0].font = Font(bold=True)
        sheet.append(cells)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def defused(cell: str) -> str:
    """Text that a spreadsheet shows instead of calculating."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _cell(sheet: Worksheet, value: str | int) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # also what begins with an equals sign
    return cell


def _section_lines(section: Section) -> Iterator[Line]:
    table = section.table
    yield [Title(section.title)]
    yield from ([note] for note in section.notes)
    if table.rows:
        yield [table.heading, *_columns(table)]
    for row in table.rows:
        yield [row.label, *map(_number, row.values)]
    if table.rows and table.has_total:
        yield [_("Shown in total"), *map(_number, table.totals)]
    if isinstance(section.chart, HeatMap):
        yield [_("Hour"), *section.chart.weekdays]
        for hour, squares in section.chart.rows:
            yield [hour, *(_number(square.figure) for square in squares)]
    if section.moments:
        yield [_("Played again and again")]
    yield from ([moment.time, moment.words, moment.played] for moment in section.moments)
    yield from ([definition] for definition in section.definitions)


def _columns(table: Table) -> Iterator[str]:
    """Only figures are rounded: not dates, names and shares."""
    for number, column in enumerate(table.columns):
        is_figure = any(isinstance(row.values[number], Disclosed) for row in table.rows)
        yield f"{column} ({_('rounded')})" if is_figure else column


def _number(value: Value) -> str | int:
    if isinstance(value, Disclosed):
        return str(value) if value.value is None else value.value
    return value


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
