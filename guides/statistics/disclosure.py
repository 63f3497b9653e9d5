# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Disclosure control: the one way out for every figure on a page, in an export, in the feed or in the API. Pure.

A small figure can point at a person, so a figure under the threshold k is withheld, and every other one is rounded
to a multiple of k. None is withheld just as one to k - 1 are: otherwise "none" turning into "fewer than 5" would tell
whoever sent one citizen a link that it was opened. Sums are made of the figures as shown; the exact ones beside them
would let the withheld be worked out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

THRESHOLD = 5
DISCREET_THRESHOLD = 10
"""For guides whose reader must not be given away, and for every figure in which such a guide can be contained."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A figure as it may be shown: about `value`, or, when that is None, fewer than `threshold`."""

    value: int | None
    threshold: int = THRESHOLD

    def __str__(self) -> str:
        if self.value is None:
            return _("fewer than %(threshold)d") % {"threshold": self.threshold}
        return _("about %(value)s") % {"value": number_format(self.value, force_grouping=True)}


def disclose(count: int, *, discreet: bool = False) -> Disclosed:
    """`count` rounded to the nearest multiple of the threshold, or withheld when it is below it."""
    threshold = DISCREET_THRESHOLD if discreet else THRESHOLD
    if count < threshold:
        return Disclosed(None, threshold)
    return Disclosed((count + threshold // 2) // threshold * threshold, threshold)


def total(shown: Iterable[Disclosed]) -> Disclosed:
    """The sum of what is shown; withheld figures add nothing, and nothing but withheld figures is withheld."""
    shown = list(shown)
    threshold = max((figure.threshold for figure in shown), default=THRESHOLD)
    values = [figure.value for figure in shown if figure.value is not None]
    return Disclosed(sum(values) if values else None, threshold)
