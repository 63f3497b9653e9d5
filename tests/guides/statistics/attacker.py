# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Somebody who knows all that is shown and how figures are rounded, and tries the tables of counts that fit.

Shares nothing with `guides.statistics.audit` but the rule that it must keep: what may be shown for a count.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from guides.statistics.disclosure import candidates


@dataclass
class Attacker[C: Hashable]:
    """`sums` are wholes and the cells that they are made of; `shown` has a value, or None, for each that is told of."""

    cells: Sequence[C]
    sums: Mapping[C, Sequence[C]]
    shown: Mapping[C, int | None]
    threshold: int = 5

    def is_certain(self, name: C, count: int) -> bool:
        """Whether no table fits in which the name has another count."""
        return not self._finds_table({}, name, count)

    def _finds_table(self, table: dict[C, int], name: C, other_than: int) -> bool:
        if len(table) == len(self.cells):
            return self._count(name, table) != other_than
        cell = self.cells[len(table)]
        tables = (table | {cell: count} for count in self._counts(cell) if cell != name or count != other_than)
        return any(
            self._finds_table(longer, name, other_than)
            for longer in tables
            if all(self._can_fit(whole, longer) for whole in self.sums)
        )

    def _count(self, name: C, table: Mapping[C, int]) -> int:
        return table[name] if name in table else sum(table[part] for part in self.sums[name])

    def _can_fit(self, whole: C, table: Mapping[C, int]) -> bool:
        """Whether the cells that are still to come can make up what is shown of the whole."""
        parts, counts = self.sums[whole], self._counts(whole)
        least = most = 0
        for part in parts:
            some = [table[part]] if part in table else self._counts(part)
            least, most = least + some[0], most + some[-1]
        return least <= counts[-1] and most >= counts[0]

    def _counts(self, name: C) -> Sequence[int]:
        """Those for which what is shown may be shown, from the least to the greatest."""
        if name in self.shown:
            most = (self.shown[name] or 0) + self.threshold
            return [count for count in range(most) if self.shown[name] in candidates(count, self.threshold)]
        return range(min(self._counts(whole)[-1] for whole, parts in self.sums.items() if name in parts) + 1)
