# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is in use is neither deleted nor withdrawn: whoever tries is shown where it is used."""

from collections.abc import Collection, Iterable

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from cms.ripple.uses import Uses, things_below, uses_of_keys
from cms.users.models import User
from guides.models import ContactPage, PlacePage, SharedTextPage


def uses_left_behind(pages: Iterable[Page], user: User | AnonymousUser) -> Uses:
    """Where things below these pages are used by pages that stay, when these go with all that is below them."""
    pages = list(pages)
    going = _below(pages)
    known, hidden = [], 0
    for page in pages:
        for kind, keys in things_below(page).items():
            uses = uses_of_keys(kind, keys, user, without=going)
            known += uses.known
            hidden += uses.hidden
    return Uses(list(dict.fromkeys(known)), hidden)


def uses_of_withdrawn(page: Page, user: User | AnonymousUser) -> Uses:
    """Of a place or contact alone: a department that is withdrawn takes what it has along."""
    kind = page.specific_class
    if kind is not None and issubclass(kind, (PlacePage, ContactPage, SharedTextPage)):
        return uses_of_keys(kind, [page.pk], user)
    return Uses()


def _below(pages: Collection[Page]) -> set[int]:
    found: set[int] = set()
    for page in pages:
        found.update(Page.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True))
    return found
