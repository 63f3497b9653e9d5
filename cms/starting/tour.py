# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What somebody who logs in for the first time is shown on the front page, until it is closed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.users.models import UserProfile

from cms.departments.access import departments_with_permission
from cms.starting.views import departments_to_write_in
from cms.users.models import User

SEEN = "vis-vej-tour"
"""What Wagtail remembers of the user, among other things that are shown once."""


@dataclass(frozen=True)
class Stop:
    """`link` is where one can try it; `link_text` says so."""

    title: str
    text: str
    link: str = ""
    link_text: str = ""


@dataclass(frozen=True)
class Rights:
    """What decides what somebody is shown. `begin` is where the user begins a guide, or nothing."""

    begin: str
    publishes: bool
    sees_figures: bool


def stops(rights: Rights) -> Iterator[Stop]:
    """At most six, each two or three sentences."""
    yield Stop(
        _("Welcome to Vis Vej"),
        _(
            "Here you and your colleagues write guides that take citizens through it all, one step at a time. "
            "This tour takes a minute. You can skip it, and see it again whenever you like."
        ),
    )
    if rights.begin:
        yield Stop(
            _("Begin with a template"),
            _(
                "Choose “Write a guide” on this page. Begin with a template or a copy, and write over it. "
                "What you write is saved as a draft that no citizen can see."
            ),
            rights.begin,
            _("Begin a guide"),
        )
        yield Stop(
            _("Places and contacts are written once"),
            _(
                "A place is an exact place: entrance, floor, room. A contact is somebody to call. "
                "You write them once, and choose them in every guide that needs them."
            ),
        )
    if rights.publishes:
        yield Stop(
            _("You publish"),
            _(
                "Guides that wait for your approval are at the top of this page. "
                "You see what has changed, and approve it or send it back with a few words."
            ),
        )
    elif rights.begin:
        yield Stop(
            _("A colleague looks at it before citizens do"),
            _(
                "When the guide is ready, you send it to approval. If something is missing, you are told what. "
                "A reviewer in your department publishes it."
            ),
        )
    if rights.sees_figures:
        yield Stop(
            _("See what is used"),
            _("Every week you get the most important figures in a few sentences. They never say who watched."),
            reverse("statistics:index"),
            _("See statistics"),
        )
    yield Stop(
        _("Help a citizen on"),
        _(
            "Under “Who can help?” you find the guides and phone numbers of all departments. "
            "Choose “Share” at a guide to get a text message, a letter and a QR code that are ready to use."
        ),
        reverse("hotline:index"),
        _("See who can help"),
    )


class TourPanel(Component):
    name = "tour"
    template_name = "cms/starting/tour.html"
    order = 20

    @property
    def media(self) -> Media:
        scripts: list[Any] = [Script("cms/starting/tour.js", type="module")]
        return Media(js=scripts)

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        return {"stops": list(stops(_rights_of(user))), "seen": SEEN, "is_open": not _has_seen(user)}


def _has_seen(user: User) -> bool:
    profile = UserProfile.objects.filter(user=user).first()
    return bool(profile and profile.dismissibles.get(SEEN))


def _rights_of(user: User) -> Rights:
    department = departments_to_write_in(user).first()
    return Rights(
        begin=reverse("starting:begin", args=[department.pk]) if department else "",
        publishes=policy_registry.get_by_type(Page).user_has_permission(user, "publish"),
        sees_figures=departments_with_permission(user, "view_statistics").exists(),
    )
