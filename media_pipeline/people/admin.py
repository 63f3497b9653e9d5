# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the admin shows of the people in films and pictures: whose grounds, in what state, and which end soon."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from media_pipeline.models import Consent, Image, Video
from media_pipeline.people.rules import WARN_BEFORE

KINDS: dict[str, type[Video] | type[Image]] = {"film": Video, "picture": Image}
"""As addresses say it."""


def kind_of(thing: Video | Image) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))


def things_to_change(user: Any, kind: str) -> "QuerySet[Any] | None":
    """The films or pictures whose people the user looks after; None for a kind that isn't there."""
    model = KINDS.get(kind)
    if model is None:
        return None
    found: QuerySet[Any] = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["change"])
    return found


def edit_address(thing: Video | Image) -> str:
    return reverse("films:edit" if isinstance(thing, Video) else "wagtailimages:edit", args=[thing.pk])


@dataclass(frozen=True)
class Row:
    """A ground as the list shows it; what has ended, or is replaced by a newer one, stays as history."""

    consent: Consent
    state: str
    holds: bool
    decides: bool


def rows(thing: Video | Image) -> Iterator[Row]:
    """Newest first."""
    today = timezone.localdate()
    seen: set[str] = set()
    for consent in reversed(thing.consents.all()):
        decides = consent.shows not in seen
        seen.add(consent.shows)
        yield Row(consent, _state(consent, decides), decides and consent.basis.holds(today), decides)


def _state(consent: Consent, decides: bool) -> str:
    if consent.withdrawn_at:
        return _("Withdrawn on %(date)s") % {"date": date_format(timezone.localtime(consent.withdrawn_at))}
    if consent.ends_on and consent.basis.has_ended(timezone.localdate()):
        return _("Ended on %(date)s") % {"date": date_format(consent.ends_on)}
    if not decides:
        return _("Replaced by a newer one")
    if consent.ends_on:
        return _("Holds until and including %(date)s") % {"date": date_format(consent.ends_on)}
    return _("Holds")


class EndingConsentsPanel(Component):
    """On the admin's front page: grounds that end soon or have just ended, for what the user may change."""

    name = "ending_consents"
    template_name = "media_pipeline/admin/ending_consents.html"
    order = 150

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        found = ending_consents(user)
        shown = [(consent, edit_address(consent.thing)) for consent in found[:_MOST_ROWS]]
        return {"consents": shown, "more": found.count() - len(shown)}


_MOST_ROWS = 10
_NEWS_FOR = timedelta(days=30)
"""How long a ground that has ended stays on the list."""


def ending_consents(user: Any) -> "QuerySet[Consent]":
    mine = Q(video__in=things_to_change(user, "film")) | Q(image__in=things_to_change(user, "picture"))
    today = timezone.localdate()
    soon = Q(withdrawn_at__isnull=True, ends_on__range=(today - _NEWS_FOR, today + WARN_BEFORE))
    shown = Q(video__people=Video.People.SOMEBODY) | Q(image__people=Image.People.SOMEBODY)
    found = Consent.objects.deciding().filter(mine & soon & shown)
    return found.select_related("video", "image").order_by("ends_on", "pk")
