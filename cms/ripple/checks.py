# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What somebody has to check."""

from datetime import date, datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case, DateField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.ripple.models import ToBeChecked
from cms.users.models import User
from media_pipeline.models import Video
from media_pipeline.permissions import films_to_change

OLD_AFTER = timedelta(days=2 * 365)
ASKED_AGAIN_AFTER = timedelta(days=365)


def checks_for(user: User | AnonymousUser) -> "QuerySet[ToBeChecked]":
    """What is open of the pages and films that the user may change: first what is the user's own."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").values("pk")
    found = ToBeChecked.objects.filter(Q(page__in=pages) | Q(film__in=films_to_change(user).values("pk")))
    own = Q(page__owner=user.pk) | Q(film__uploaded_by=user.pk)
    mine = Case(When(own, then=Value(0)), default=Value(1), output_field=IntegerField())
    related = ("page__content_type", "film", "source_page__content_type")
    return found.filter(checked_at=None).select_related(*related).order_by(mine, "-since", "-pk")


def checks_on(thing: Page | Video) -> "QuerySet[ToBeChecked]":
    """What is open of one page or film."""
    about = Q(film=thing.pk) if isinstance(thing, Video) else Q(page=thing.pk)
    return ToBeChecked.objects.filter(about, checked_at=None).select_related("film", "source_page__content_type")


def ask_about_old_films(today: date) -> int:
    """Films that citizens see, recorded long ago: are they still right? Asked once a year; how many were."""
    recorded = Coalesce(F("filmed_on"), TruncDate("created_at"), output_field=DateField())
    lately = ToBeChecked.objects.filter(
        Q(checked_at=None) | Q(since__gt=_midnight(today) - ASKED_AGAIN_AFTER),
        film=OuterRef("pk"),
        reason=ToBeChecked.Reason.OLD,
    )
    films = Video.objects.filter(is_public=True).annotate(recorded=recorded).filter(recorded__lt=today - OLD_AFTER)
    rows = [ToBeChecked(film=film, reason=ToBeChecked.Reason.OLD) for film in films.exclude(Exists(lately))]
    return len(ToBeChecked.objects.bulk_create(rows))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), timezone.get_default_timezone())


def address_of(row: ToBeChecked) -> str:
    """Where it is changed."""
    if row.film_id:
        return reverse("films:edit", args=[row.film_id])
    return reverse("wagtailadmin_pages:edit", args=[row.page_id])
