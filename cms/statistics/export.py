# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The report as CSV that a Danish Excel opens right: byte order mark, semicolons, CRLF, and no live formulas."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.statistics.explanations import explanations
from cms.statistics.report import Report, Table
from guides.statistics.disclosure import Disclosed

BYTE_ORDER_MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def report_csv(title: str, report: Report) -> str:
    """Figures are whole numbers where they are shown, and words where they are withheld."""
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    for cells in _lines(title, report):
        writer.writerow([defused(cell) for cell in cells])
    return file.getvalue()


def defused(cell: str) -> str:
    """Text that a spreadsheet shows instead of calculating: titles are written by people."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _lines(title: str, report: Report) -> Iterator[list[str]]:
    yield [title]
    yield [report.span.label, _("From"), _day(report.span.first), _("up to and including"), _day(report.span.last)]
    if report.has_demo_data:
        yield [_("Demo data: these figures are made up.")]
    yield []
    yield [_("Table"), _("Subject"), _("Views (rounded)"), _("Before (rounded)"), _("Of these rewatches (rounded)")]
    for name, table in (
        (_("Week"), report.weeks),
        (_("Guide"), report.guides),
        (_("Place"), report.places),
        (_("Film"), report.films),
    ):
        yield from _table_lines(name, table)
    yield []
    for sentence in explanations():
        yield [sentence]


def _table_lines(name: str, table: Table) -> Iterator[list[str]]:
    for row in table.rows:
        yield [name, row.label, _figure(row.views), _figure(row.before), _figure(row.rewatches)]


def _figure(figure: Disclosed) -> str:
    return str(figure) if figure.value is None else str(figure.value)


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
