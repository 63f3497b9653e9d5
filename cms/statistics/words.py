# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Figures in sentences: shares as people say them, and more or fewer than before. Pure."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from guides.statistics.disclosure import Disclosed, total
from guides.statistics.periods import Kind

ALMOST_NONE, ALMOST_ALL = 0.07, 0.93


def share_in_words(part: Disclosed, whole: Disclosed) -> str:
    """Of two shown figures, the nearest share that has a name; empty when one of them isn't shown."""
    if part.value is None or not whole.value:
        return ""
    share = part.value / whole.value
    if share < ALMOST_NONE:
        return _("Almost none")
    if share > ALMOST_ALL:
        return _("Almost all")
    named = [
        (1 / 10, _("One in ten")),
        (1 / 5, _("One in five")),
        (1 / 4, _("One in four")),
        (1 / 3, _("One in three")),
        (1 / 2, _("Half")),
        (2 / 3, _("Two out of three")),
        (3 / 4, _("Three out of four")),
        (9 / 10, _("Nine out of ten")),
    ]
    return min(named, key=lambda pair: abs(pair[0] - share))[1]


def share_of_two(part: Disclosed, other: Disclosed) -> str:
    """The share that the first has of both together; of a withheld one nobody knows how much it would be."""
    return "" if other.value is None else share_in_words(part, total([part, other]))


def compared(now: Disclosed, before: Disclosed, kind: Kind) -> str:
    """How many more or fewer than in the period before, of two shown figures; empty when one of them isn't shown.

    Each is up to k off, having been rounded: a smaller difference than both can make says nothing.
    """
    if now.value is None or before.value is None:
        return ""
    number = number_format(abs(now.value - before.value), force_grouping=True)
    certain = now.threshold + before.threshold
    if now.value >= before.value + certain:
        sentences = {
            Kind.WEEK: _("about %(number)s more than the week before"),
            Kind.MONTH: _("about %(number)s more than the month before"),
            Kind.YEAR: _("about %(number)s more than the year before"),
        }
    elif now.value <= before.value - certain:
        sentences = {
            Kind.WEEK: _("about %(number)s fewer than the week before"),
            Kind.MONTH: _("about %(number)s fewer than the month before"),
            Kind.YEAR: _("about %(number)s fewer than the year before"),
        }
    else:
        sentences = {
            Kind.WEEK: _("about as many as the week before"),
            Kind.MONTH: _("about as many as the month before"),
            Kind.YEAR: _("about as many as the year before"),
        }
    return sentences[kind] % {"number": number}


def per_hundred(part: Disclosed, whole: Disclosed) -> int | str:
    """So many for each hundred, as a whole number; no words when one of them isn't shown."""
    if part.value is None or not whole.value:
        return ""
    return round(100 * part.value / whole.value)


def less(whole: Disclosed, part: Disclosed) -> Disclosed:
    """What is left of a shown figure; a withheld part takes nothing away."""
    if whole.value is None:
        return whole
    left = whole.value - (part.value or 0)
    return Disclosed(left if left >= whole.threshold else None, whole.threshold)
