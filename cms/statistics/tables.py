# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a statistics page, its files and its mail are made of: sections with a table each. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cms.statistics.charts import BarChart, HeatMap
from guides.statistics.disclosure import Disclosed, total

MOST_ROWS = 20
"""So many of each table are on the page, and printed. All are in files that are read by machine."""

type Value = Disclosed | int | str


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    values: tuple[Value, ...]
    link: Mapping[str, object] = field(default_factory=dict)
    """What to choose to see more of it: parameters of the address."""


@dataclass(frozen=True, slots=True)
class Table:
    """`heading` stands above the rows' labels, `columns` above their values."""

    heading: str
    columns: tuple[str, ...]
    rows: Sequence[Row] = ()
    has_total: bool = False
    most: int | None = None
    """So many rows are shown of it; totals are of all."""

    @property
    def shown(self) -> Sequence[Row]:
        return self.rows[: self.most]

    @property
    def is_cut(self) -> bool:
        return len(self.shown) < len(self.rows)

    @property
    def totals(self) -> list[Value]:
        """Of each column the sum of what is shown; of words there is none."""
        columns = zip(*(row.values for row in self.rows), strict=True)
        return [_sum(column) for column in columns] if self.has_total else []

    def first(self, count: int) -> "Table":
        return replace(self, most=count)


@dataclass(frozen=True, slots=True)
class Section:
    """`definitions` say what its figures are, wherever they are shown; `notes` say what they say."""

    id: str
    title: str
    table: Table
    notes: Sequence[str] = ()
    definitions: Sequence[str] = ()
    chart: BarChart | HeatMap | None = None
    moments: Sequence["Moment"] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a film that is watched again and again: when, what is said there, how often, and what is seen."""

    time: str
    words: str
    played: str
    picture: "Picture | None"


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a larger picture, in whose pixels all is measured: from the left, from above, width and height."""

    url: str
    size: tuple[int, int]
    part: tuple[int, int, int, int]


def most_first(rows: Iterable[Row]) -> list[Row]:
    """By what is shown in the first column: a row's place must tell no more than its figures."""
    return sorted(rows, key=lambda row: (-_number(row.values[0]), row.label))


def _number(value: Value) -> int:
    return (value.value or 0) if isinstance(value, Disclosed) else 0


def _sum(column: tuple[Value, ...]) -> Value:
    figures = [value for value in column if isinstance(value, Disclosed)]
    return total(figures) if len(figures) == len(column) else ""
