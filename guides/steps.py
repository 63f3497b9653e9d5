# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How the steps of a guide hang together, and how they are numbered. Pure.

Alternatives share one number, because whoever has done one of them has done the step: "Step 2 of 5" stays true.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StepKind(TextChoices):
    """What a step is to its reader. The label is what an author chooses among."""

    REQUIRED = "required", _("Yes, it is a part of the way")
    OPTIONAL = "optional", _("No, it can be skipped")
    ALTERNATIVE = "alternative", _("No, it is instead of the step before: either … or")


class StepNumber(NamedTuple):
    """`letter` is empty for the first of several alternatives, and for a step that has none; then "b", "c" ..."""

    number: int
    letter: str
    has_alternatives: bool

    @property
    def key(self) -> str:
        """The step's part of an address: 2, 2b."""
        return f"{self.number}{self.letter}"


def number_steps(kinds: Iterable[str]) -> list[StepNumber]:
    """One number for each step, counted from 1.

    A first step that claims to be an alternative is none. After "z" the alphabet is used up, and a new number begins.
    """
    found: list[tuple[int, str]] = []
    for kind in kinds:
        number, letter = found[-1] if found else (0, "")
        if kind == StepKind.ALTERNATIVE and found and letter != "z":
            found.append((number, chr(ord(letter or "a") + 1)))
        else:
            found.append((number + 1, ""))
    return [StepNumber(*each, has_alternatives=len(group) > 1) for group in _by_number(found) for each in group]


def _by_number(found: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    return [list(group) for _number, group in groupby(found, key=lambda each: each[0])]
