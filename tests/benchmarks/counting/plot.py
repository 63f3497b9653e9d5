# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a benchmark has printed, as a picture: each figure as a share of its limit.

    python -m tests.benchmarks.plays | tee figures.txt
    python -m tests.benchmarks.counting.plot < figures.txt > docs/plays.svg

Reads from standard input, writes to standard output.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

_PART = re.compile(r"--- (?P<part>.+)")
_FIGURE = re.compile(r"(?:ok  |OVER) (?P<name>.+): (?P<value>[\d.]+) \(limit (?P<limit>[\d.]+)\)")
_NAMES, _LIMIT, _WIDTH, _ROW = 430, 800, 900, 22
"""Pixels: where the bars begin, where a figure as large as its limit ends, and how large the picture is."""


@dataclass(frozen=True)
class Bar:
    name: str
    value: float
    limit: float

    @property
    def share(self) -> float:
        """Of the limit; of a limit of nothing, nothing or twice as much as there is room for."""
        return self.value / self.limit if self.limit else 2.0 * bool(self.value)


def bars(lines: Iterable[str]) -> Iterator[Bar]:
    part = ""
    for line in lines:
        if begun := _PART.match(line):
            part = begun["part"]
        elif figure := _FIGURE.match(line):
            yield Bar(f"{part}: {figure['name']}", float(figure["value"]), float(figure["limit"]))


def svg(drawn: list[Bar]) -> str:
    height = _ROW * (len(drawn) + 2)
    rows = "\n".join(_row(bar, _ROW * (number + 1)) for number, bar in enumerate(drawn))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" style="font: 12px sans-serif">
<rect width="{_WIDTH}" height="{height}" fill="#fff"/>
<text x="{_LIMIT}" y="14" text-anchor="middle">the limit</text>
{rows}
<line x1="{_LIMIT}" x2="{_LIMIT}" y1="{_ROW}" y2="{height - _ROW}" stroke="#000"/>
</svg>
"""


def _row(bar: Bar, top: int) -> str:
    length = min(bar.share * (_LIMIT - _NAMES), _WIDTH - _NAMES)
    colour = "#2b6a78" if bar.share <= 1 else "#b3261e"
    return (
        f'<text x="{_NAMES - 8}" y="{top + 15}" text-anchor="end">{escape(bar.name)}</text>'
        f'<rect x="{_NAMES}" y="{top + 3}" width="{length:.0f}" height="{_ROW - 6}" fill="{colour}"/>'
        f'<text x="{_NAMES + 6}" y="{top + 15}" fill="#fff" stroke="{colour}" stroke-width="3" paint-order="stroke">'
        f"{bar.value:g}</text>"
    )


if __name__ == "__main__":
    sys.stdout.write(svg([*bars(sys.stdin)]))
