# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sections as lines of a file, and as CSV that a Danish Excel opens right (byte order mark, semicolons, CRLF).

It has no live formulas: titles are written by people.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.statistics.charts import HeatMap
from cms.statistics.definitions import of_all_figures
from cms.statistics.tables import Section, Table, Value
from guides.statistics.disclosure import Disclosed

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

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


def defused(cell: str) -> str:
    """Text that a spreadsheet shows instead of calculating."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


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
