# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sections as a sheet of Excel, without live formulas: titles are written by people."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from cms.statistics.export import Export, Title

WIDTH = 40
"""Of the first column, in characters."""


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


def _cell(sheet: Worksheet, value: str | int) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"  # also what begins with an equals sign
    return cell
