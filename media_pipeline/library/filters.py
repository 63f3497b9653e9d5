# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Finding films in the library: by state, by the page that shows them, by captions, by age."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import CollectionFilter, WagtailFilterSet
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import policy_registry

from media_pipeline.models import Captions, Video, VideoVersion
from media_pipeline.permissions import films_to_change

State = VideoVersion.State

NOT_USED = "none"


def in_state(films: "QuerySet[Video]", wanted: str) -> "QuerySet[Video]":
    """The films of which the library shows this state; see `Video.version_to_show`."""
    latest = VideoVersion.objects.filter(video=OuterRef("pk")).order_by("-pk")
    known = films.annotate(latest=Subquery(latest.values("pk")[:1]), latest_state=Subquery(latest.values("state")[:1]))
    back_to_current = When(latest_state=State.CANCELLED, current_version__isnull=False, then=Value(State.READY.value))
    shown = known.annotate(shown_state=Case(back_to_current, default=F("latest_state")))
    if wanted == "working":
        return shown.filter(shown_state__in=VideoVersion.UNFINISHED)
    if wanted == "awaiting":
        return shown.filter(latest_state=State.READY, current_version__isnull=False).exclude(
            current_version=F("latest")
        )
    return shown.filter(shown_state=wanted)


def with_captions(films: "QuerySet[Video]", wanted: str) -> "QuerySet[Video]":
    """The films whose captions are approved, a draft, or missing; or that need none."""
    captions = Captions.objects.filter(video=OuterRef("pk"))
    approved = Exists(captions.filter(state=Captions.State.APPROVED))
    match wanted:
        case "approved":
            return films.filter(approved)
        case "draft":
            return films.filter(~approved, Exists(captions))
        case "missing":
            return films.filter(~Exists(captions), no_speech=False)
        case _nobody_speaks:
            return films.filter(~Exists(captions), no_speech=True)


def pages_that_show(films: "QuerySet[Video]", user: Any) -> "QuerySet[Page]":
    """The pages that refer to one of the films, among those that the user may know of."""
    key = ReferenceIndex._meta.get_field("to_object_id")
    shown = _references().filter(to_object_id__in=films.order_by().annotate(key=Cast("pk", key)).values("key"))
    known = policy_registry.get_by_type(Page).explorable_instances(user)
    return known.annotate(key=Cast("pk", key)).filter(key__in=shown.values("object_id")).order_by("title")


def on_page(films: "QuerySet[Video]", page: Any) -> "QuerySet[Video]":
    """The films that the page shows, or for NOT_USED those that no page shows."""
    key = ReferenceIndex._meta.get_field("to_object_id")
    films = films.annotate(key=Cast("pk", key))
    if page == NOT_USED:
        return films.exclude(key__in=_references().values("to_object_id"))
    return films.filter(key__in=_references().filter(object_id=str(page.pk)).values("to_object_id"))


def _references() -> QuerySet[ReferenceIndex]:
    return ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Video),
    )


class FilmFilterSet(WagtailFilterSet):
    """What stands in the library's drawer of filters."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="among",
        empty_label=_("All"),
        widget=forms.RadioSelect,
        choices=[
            ("working", _("On its way")),
            ("ready", _("Ready")),
            ("awaiting", _("A new version awaits your word")),
            ("failed", _("Failed")),
            ("cancelled", _("Cancelled")),
        ],
    )
    page = django_filters.ModelChoiceFilter(
        label=_("Used on"),
        method="among",
        empty_label=_("All"),
        null_label=_("Not used anywhere"),
        null_value=NOT_USED,
        queryset=lambda request: pages_that_show(films_to_change(request.user), request.user),
    )
    captions = django_filters.ChoiceFilter(
        label=_("Captions"),
        method="among",
        empty_label=_("All"),
        widget=forms.RadioSelect,
        choices=[
            ("approved", _("Approved")),
            ("draft", _("Draft")),
            ("missing", _("Missing")),
            ("nobody-speaks", _("Nobody speaks")),
        ],
    )
    age = django_filters.ChoiceFilter(
        label=_("Uploaded"),
        method="among",
        empty_label=_("All"),
        widget=forms.RadioSelect,
        choices=[
            ("7", _("The last week")),
            ("30", _("The last month")),
            ("365", _("The last year")),
            ("older", _("More than a year ago")),
        ],
    )

    class Meta:
        model = Video
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(Video)
        collections = policy.collections_user_has_permission_for(self.request.user, "change")
        if collections.count() > 1:
            self.filters["collection"] = CollectionFilter(
                field_name="collection", label=_("Collection"), queryset=collections
            )

    def among(self, films: "QuerySet[Video]", name: str, value: Any) -> "QuerySet[Video]":
        """Narrow by primary key, which is all that a search can narrow by."""
        return films.filter(pk__in=_WAYS[name](Video.objects.order_by(), value).values("pk"))


def _uploaded(films: "QuerySet[Video]", wanted: str) -> "QuerySet[Video]":
    since = timezone.now() - timedelta(days=365 if wanted == "older" else int(wanted))
    return films.filter(Q(created_at__lt=since) if wanted == "older" else Q(created_at__gte=since))


_WAYS = {"state": in_state, "page": on_page, "captions": with_captions, "age": _uploaded}
