# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How a department has its films counted, and what its readers may choose. Pure."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counting(models.TextChoices):
    OFF = "off", _("Nothing is counted")
    VISIT = "a", _("Plays are counted, and nothing is kept on readers' devices")
    CHOICE = "b", _("Plays are counted, and readers may choose what their device remembers")


@dataclass(frozen=True, slots=True)
class Offers:
    """What holds for the films of one page, and what its readers are offered; nothing of that is chosen beforehand."""

    counts: bool
    unseen: bool = False
    """To tell later of films that were watched without net."""
    steps: bool = False
    """To remember how far one has come."""
    films: bool = False
    """To count films that are seen again on a later visit."""

    @property
    def names(self) -> str:
        """As static/src/remember.js reads them."""
        return " ".join(name for name in ("unseen", "steps", "films") if getattr(self, name))


def offers(counting: str, *, discreet: bool, for_children: bool) -> Offers:
    """What a device remembers can be read by whoever holds it: of a discreet guide it is nothing.

    Children are not asked to let themselves be counted further than others.
    """
    counts, may_choose = counting != Counting.OFF, counting == Counting.CHOICE and not discreet
    return Offers(
        counts=counts, unseen=counts and not discreet, steps=may_choose, films=may_choose and not for_children
    )
