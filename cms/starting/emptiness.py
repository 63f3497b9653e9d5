# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a list without anything in it says: what belongs there, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from guides.models import ContactIndexPage, DepartmentPage, GuidePage, HomePage, PlaceIndexPage


@dataclass(frozen=True)
class NextStep:
    """`url` is empty where somebody else has to do it."""

    text: str
    url: str = ""
    label: str = ""


def next_step(parent: Page, listed: Sequence[Page], user: Any) -> NextStep | None:
    """Of the pages below `parent`, of which `listed` are shown; None when nothing is missing."""
    match parent:
        case DepartmentPage():
            is_listed = any(page.specific_class is GuidePage for page in listed)
            has_guides = is_listed or GuidePage.objects.child_of(parent).exists()
            return None if has_guides else _no_guides(parent, user)
        case PlaceIndexPage() if not listed:
            text = _(
                "No places yet. A place is an exact place with entrance, floor and room. Write it once, and choose it "
                "in every guide that leads there."
            )
            return _add(parent, user, text, _("Add the first place"))
        case ContactIndexPage() if not listed:
            text = _(
                "No contacts yet. A contact is somebody to call or write to, with phone hours. Write it once, and "
                "choose it in every guide that needs it."
            )
            return _add(parent, user, text, _("Add the first contact"))
        case HomePage() if not listed:
            text = _("No departments yet. A department has its own staff, guides, places and contacts.")
            return _add(parent, user, text, _("Add the first department"))
    return None


def _no_guides(department: DepartmentPage, user: Any) -> NextStep:
    text = _("No guides yet. Begin with a template, with a copy of a guide from another department, or with nothing.")
    step = _add(department, user, text, _("Begin the first guide"))
    return NextStep(text, reverse("starting:begin", args=[department.pk]), step.label) if step.url else step


def _add(parent: Page, user: Any, text: str, label: str) -> NextStep:
    if not parent.permissions_for_user(user).can_add_subpage():
        return NextStep(text)
    return NextStep(text, reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]), label)
