# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Disclosure control: the one way out for every figure on a page, in an export, in the feed or in the API. Pure.

A small figure can point at a person, so a figure under the threshold k is withheld, and every other one is rounded
to a multiple of k: up or down at random, once, when it is published. None is withheld just as one to k - 1 are:
otherwise "none" turning into "fewer than 5" would tell whoever sent one citizen a link that it was opened. What shown
figures say of each other is the matter of `audit`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from django.utils.formats import number_format
from django.utils.translation import gettext as _

THRESHOLD = 5
DISCREET_THRESHOLD = 10
"""For guides whose reader must not be given away, and for every figure in which such a guide can be contained."""


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A figure as it may be shown: about `value`, or not at all when that is None.

    Most of the latter are fewer than `threshold`; a few are withheld because they would give a small one away.
    """

    value: int | None
    threshold: int = THRESHOLD

    def __str__(self) -> str:
        if self.value is None:
            return _("not shown")
        return _("about %(value)s") % {"value": number_format(self.value, force_grouping=True)}


def threshold_of(*, discreet: bool) -> int:
    return DISCREET_THRESHOLD if discreet else THRESHOLD


def candidates(count: int, threshold: int) -> tuple[int | None, ...]:
    """What may be shown for this count: nothing when it is below the threshold, else a multiple next to it."""
    if count < threshold:
        return (None,)
    below = count // threshold * threshold
    return (below,) if below == count else (below, below + threshold)


def rounded(count: int, threshold: int, random: Random) -> int | None:
    """One of the candidates; the nearer the likelier, so that sums of many come out right."""
    some = candidates(count, threshold)
    return some[-1] if random.randrange(threshold) < count % threshold else some[0]


def bounds(value: int | None, threshold: int) -> tuple[int, int]:
    """The least and the greatest count for which this value may be shown."""
    if value is None:
        return 0, threshold - 1
    return max(threshold, value - threshold + 1), value + threshold - 1


def total(shown: Iterable[Disclosed]) -> Disclosed:
    """The sum of what is shown; withheld figures add nothing, and nothing but withheld figures is withheld."""
    shown = list(shown)
    threshold = max((figure.threshold for figure in shown), default=THRESHOLD)
    values = [figure.value for figure in shown if figure.value is not None]
    return Disclosed(sum(values) if values else None, threshold)
