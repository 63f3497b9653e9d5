# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Short addresses: made for what is printed or handed on, and where each one leads now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage, PlacePage, ShortAddress
from guides.models.short_address import ALPHABET
from guides.readable import department_path, readable_pages
from media_pipeline.models import Video

_TRIES = 3


@dataclass(frozen=True)
class Target:
    """What a code leads to: a page, a film on it, or a step of a guide. Primary keys, and the step's block id."""

    page: int
    video: int | None = None
    step: str = ""


def printed_targets(page: GuidePage | PlacePage) -> list[Target]:
    """What paper about the page has codes for: the page itself and each film on it."""
    if isinstance(page, GuidePage):
        films = [film.pk for _field, film in page.films()]
    else:
        films = [page.film_id] if page.film_id else []
    return [Target(page.pk), *(Target(page.pk, film) for film in dict.fromkeys(films))]


def lasting_targets(page: GuidePage | PlacePage) -> list[Target]:
    """What may be printed or handed on: what paper has codes for, and each step."""
    steps = [Target(page.pk, step=step.id) for step in page.step_list] if isinstance(page, GuidePage) else []
    return printed_targets(page) + steps


def ensure_short_addresses(targets: Iterable[Target]) -> dict[Target, ShortAddress]:
    """The oldest short address of each target; those that have none yet get one. One query when all are there."""
    wanted = set(targets)
    found: dict[Target, ShortAddress] = {}
    for _try in range(_TRIES):
        found = existing({target.page for target in wanted})
        missing = wanted - found.keys()
        if not missing:
            break
        _add(missing)  # a code that is taken is left out, and comes with the next try
    return {target: found[target] for target in wanted if target in found}  # a page may have been deleted since


def existing(pages: set[int]) -> dict[Target, ShortAddress]:
    """The oldest short address of each target on these pages; what was never published or printed has none."""
    newest_first = ShortAddress.objects.filter(page__in=pages).order_by("-pk")
    return {Target(short.page_id, short.video_id, short.step_id): short for short in newest_first if short.page_id}


def _add(targets: Iterable[Target]) -> None:
    pages = Page.objects.in_bulk({target.page for target in targets})
    departments = DepartmentPage.objects.filter(path__in={department_path(page) for page in pages.values()})
    by_path = {department.path: department for department in departments}
    ShortAddress.objects.bulk_create(
        [
            ShortAddress(
                page=pages[target.page],
                video_id=target.video,
                step_id=target.step,
                department=by_path.get(department_path(pages[target.page])),
            )
            for target in targets
            if target.page in pages
        ],
        ignore_conflicts=True,
    )


def as_code(typed: str) -> str:
    """A code as somebody typed it from paper; empty for what can be none."""
    code = typed.strip().lower()
    return code if code and set(code) <= set(ALPHABET) else ""


def find(code: str) -> ShortAddress | None:
    found: QuerySet[ShortAddress] = ShortAddress.objects.select_related("department").filter(code=as_code(code))
    return found.first()


def present_path(short: ShortAddress) -> str | None:
    """Where the address leads now: a path, with the anchor of a film. None when citizens cannot reach the page.

    A step or film that has gone leads to the page that it was on.
    """
    page = readable_pages().filter(pk=short.page_id).specific().first() if short.page_id else None
    path = page.get_url() if page else None
    if page is None or path is None:
        return None
    if isinstance(page, GuidePage):
        return path + _within_guide(page, short)
    if isinstance(page, PlacePage) and short.video_id and page.film_id == short.video_id and page.film:
        return f"{path}#{film_anchor('', page.film)}"
    return str(path)


def _within_guide(guide: GuidePage, short: ShortAddress) -> str:
    if short.video_id:
        return next(_film_places(guide, short.video_id), "")
    step = next((step for step in guide.step_list if step.id == short.step_id), None)
    return guide.step_path(step.key) if step else ""


def _film_places(guide: GuidePage, video: int) -> Iterator[str]:
    """Where in the guide the film is."""
    for step in guide.step_list:
        for child in step.value["content"]:
            if child.block_type == "film" and child.value and child.value.pk == video:
                yield f"{guide.step_path(step.key)}#{film_anchor(step.id, child.value)}"
    for question in guide.questions:
        film = question.value["film"]
        if film and film.pk == video:
            yield f"#{film_anchor(question.id, film)}"


def film_anchor(block_id: str, film: Video) -> str:
    """What an address puts behind # to show the film that stands in this step or question; on a place in none."""
    return "-".join(("film", *([block_id[:8]] if block_id else []), str(film.uuid)[:8]))
