# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Ways to the guides for those who don't know what to search for: by who they are, and by what they are in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation

from guides.models import Audience, GuidePage, LifeSituation


@dataclass(frozen=True)
class Way:
    """A page that lists some of the guides, in the reader's language."""

    name: str
    url: str
    intro: str = ""


def audience_way(audience: Audience) -> Way:
    return Way(audience.invitation, reverse("for_audience", args=[audience.slug]))


def audience_ways(guides: Iterable[GuidePage]) -> list[Way]:
    """To the audiences that these guides are for."""
    present = {key for guide in guides for key in guide.audiences}
    return [audience_way(audience) for audience in Audience if audience in present]


def situation_ways(guides: Iterable[GuidePage]) -> list[Way]:
    """To the situations that these guides are for, by name."""
    chosen = situations().filter(guides__in=[guide.pk for guide in guides]).distinct()
    return [situation_way(situation) for situation in chosen]


def situation_way(situation: LifeSituation) -> Way:
    """To one of `situations()`."""
    return Way(situation.shown_name, reverse("in_situation", args=[situation.slug]), situation.shown_intro)


def situations() -> QuerySet[LifeSituation]:
    """What guides can choose, by name; `shown_name` and `shown_intro` are translated where they can be."""
    translated = LifeSituation.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=translation.get_language()
    )
    return (
        LifeSituation.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        .annotate(
            shown_name=Coalesce(translated.values("name")[:1], "name"),
            shown_intro=Coalesce(translated.values("intro")[:1], "intro"),
        )
        .order_by("shown_name")
    )
