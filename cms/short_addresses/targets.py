# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a short address may lead to, as the choices of one field.

A choice is written "<page>", "<page>:step:<id>" or "<page>:film:<film>"; pages and films go by their primary keys.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.users.models import User
from guides.models import DepartmentPage, GuidePage, PlacePage, ShortAddress
from guides.steps import StepKind, number_steps
from media_pipeline.models import Video

RELATED = ("page__guidepage", "video")
"""What a list of addresses fetches along, to say where they lead."""

type Choice = tuple[str, str]
type Group = tuple[str, list[Choice]]


def targets_for(user: User, department: DepartmentPage | None) -> list[Group]:
    """The live guides and places that the user may change, each with what can be led to on it.

    Of one department, where the address belongs to one.
    """
    guides, places = (_live(model, user, department) for model in (GuidePage, PlacePage))
    films = Video.objects.in_bulk({pk for guide in guides for pk in _films_of(guide)} | {p.film_id for p in places})
    return [(guide.title, list(_in_guide(guide, films))) for guide in guides] + [
        (place.title, list(_in_place(place, films))) for place in places
    ]


def _live(model: Any, user: User, department: DepartmentPage | None) -> list[Any]:
    own = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").values("pk")
    pages: QuerySet[Any] = model.objects.live().filter(pk__in=own)
    if department:
        pages = pages.filter(path__startswith=department.path)
    return list(pages.order_by("title"))


def _in_guide(guide: GuidePage, films: dict[Any, Video]) -> Iterator[Choice]:
    yield str(guide.pk), _("The whole guide")
    for step_id, label in _steps(guide):
        yield f"{guide.pk}:step:{step_id}", label
    for pk in dict.fromkeys(_films_of(guide)):
        if pk in films:
            yield f"{guide.pk}:film:{pk}", _film(films[pk])


def _steps(guide: GuidePage) -> Iterator[tuple[str, str]]:
    """Block id and name of each step."""
    steps = guide.steps.raw_data
    numbers = number_steps(step["value"].get("kind", StepKind.REQUIRED) for step in steps)
    for number, step in zip(numbers, steps, strict=True):
        yield step["id"], _("Step %(number)s: %(title)s") % {"number": number.key, "title": step["value"]["title"]}


def _in_place(place: PlacePage, films: dict[Any, Video]) -> Iterator[Choice]:
    yield str(place.pk), _("The place")
    if place.film_id in films:
        yield f"{place.pk}:film:{place.film_id}", _film(films[place.film_id])


def _film(film: Video) -> str:
    return _("The film “%(title)s”") % {"title": film.title}


def _films_of(guide: GuidePage) -> Iterator[int]:
    """Primary keys, from the streams as they are stored: turning them into objects would cost queries for each."""
    for step in guide.steps.raw_data:
        yield from _chosen(block["value"] for block in step["value"]["content"] if block["type"] == "film")
    yield from _chosen(block["value"].get("film") for block in guide.questions.raw_data)


def _chosen(values: Iterable[Any]) -> Iterator[int]:
    return (value for value in values if isinstance(value, int))


def as_choice(short: ShortAddress) -> str:
    if short.page_id is None:
        return ""
    if short.video_id:
        return f"{short.page_id}:film:{short.video_id}"
    return f"{short.page_id}:step:{short.step_id}" if short.step_id else str(short.page_id)


def point_at(short: ShortAddress, choice: str) -> None:
    """Let the address lead to a choice that `targets_for` has offered. (Not saved.)"""
    page, kind, key = (*choice.split(":", 2), "", "")[:3]
    short.page = Page.objects.get(pk=page)
    short.step_id = key if kind == "step" else ""
    short.video_id = int(key) if kind == "film" else None
    short.department = DepartmentPage.objects.ancestor_of(short.page).first()


def in_words(short: ShortAddress) -> str:
    """What the address leads to, without a query when all that `RELATED` names has been fetched.

    A step that has gone leads to its guide.
    """
    if short.page is None:
        return _("Nothing: the page has been deleted")
    if short.video:
        return f"{short.page.title}: {_film(short.video)}"
    guide = getattr(short.page, "guidepage", None)
    step = dict(_steps(guide)).get(short.step_id) if guide and short.step_id else None
    return f"{short.page.title}: {step}" if step else str(short.page.title)
