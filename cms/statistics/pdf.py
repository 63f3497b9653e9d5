# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sections as a PDF for meetings, set by Typst as leaflets are: what people wrote is data there, never evaluated."""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.translation import gettext as _

from cms.statistics.charts import HeatMap
from cms.statistics.definitions import of_all_figures
from cms.statistics.export import Export
from cms.statistics.tables import MOST_ROWS, Section, Value
from guides.paper.glyphs import covered, printable

_SOURCE = Path(__file__).with_suffix(".typ")


def as_pdf(export: Export) -> bytes:
    """A4, tagged for screen readers (PDF/UA-1)."""
    fonts = Path(settings.PAPER_FONTS)
    known = covered(fonts)
    with tempfile.TemporaryDirectory(prefix="vis-vej-statistics-") as scratch:
        folder = Path(scratch)
        (folder / "statistics.json").write_text(json.dumps(_fitted(_data(export), known), ensure_ascii=False))
        (folder / _SOURCE.name).write_text(_SOURCE.read_text())
        return typst.compile(
            folder / _SOURCE.name,
            format="pdf",
            pdf_standards=["ua-1"],
            root=folder,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]),
            package_path=folder,
            package_cache_path=folder,
        )


def _fitted(value: Any, known: frozenset[int]) -> Any:
    """The same with only characters that our fonts have."""
    match value:
        case dict():
            return {key: _fitted(each, known) for key, each in value.items()}
        case list():
            return [_fitted(each, known) for each in value]
        case _:
            return printable(value, known)


def _data(export: Export) -> dict[str, Any]:
    return {
        "title": export.title,
        "period": export.period,
        "demo": _("Demo data: these figures are made up.") if export.has_demo_data else "",
        "sections": [_section(section) for section in export.sections],
        "all": of_all_figures(),
        "page": _("Page {page} of {pages}"),
    }


def _section(section: Section) -> dict[str, Any]:
    table = section.table.first(MOST_ROWS)
    notes = list(section.notes)
    if table.is_cut:
        notes.append(_("Not all rows are printed. All of them are in the Excel file."))
    head = [table.heading, *table.columns]
    rows = [head, *([row.label, *map(str, row.values)] for row in table.shown)]
    if table.has_total:
        rows.append([_("Shown in total"), *map(str, table.totals)])
    heat = _heat(section.chart) if isinstance(section.chart, HeatMap) else []
    return {
        "title": section.title,
        "notes": notes,
        "tables": [each for each in (rows, heat) if len(each) > 1],
        "definitions": list(section.definitions),
    }


def _heat(chart: HeatMap) -> Sequence[Sequence[Value]]:
    head = [_("Hour"), *chart.weekdays]
    return [head, *([hour, *(str(square.figure) for square in squares)] for hour, squares in chart.rows)]
