# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a citizen page shows besides its own fields, read in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet, prefetch_related_objects
from django.utils import timezone
from wagtail.models import Page

from guides.chosen import PICTURE, THUMBNAIL, prepare, prepare_films, prepare_pictures, shown_as
from guides.editions import edition_of
from guides.models import DepartmentPage, GuidePage, HomePage, PlacePage, ShortAddress
from guides.models.guide import Step
from guides.models.hours import HasHours
from guides.notices.current import Notice, notices_on
from guides.short_addresses import Target, existing
from guides.site.at_hand import AtHand, at_hand
from guides.site.browse import Way, audience_ways, situation_ways
from guides.site.opening import OpeningHours, opening_hours

NOT_IN_LISTS = ("why", "steps", "what_happens_next", "questions", "contacts", "places")
"""Fields of a guide that are large, and that no list shows."""


@dataclass(frozen=True)
class OnPaper:
    """What a printed page says of itself."""

    edition: int
    short: ShortAddress | None
    """Of the page, or of its step."""
    film_codes: dict[int, ShortAddress]
    """The short addresses of films, by primary key."""


@dataclass(frozen=True)
class Contents:
    """What the templates read; a page type fills what it has."""

    departments: list[DepartmentPage] = field(default_factory=list)
    guides: list[GuidePage] = field(default_factory=list)
    audiences: list[Way] = field(default_factory=list)
    situations: list[Way] = field(default_factory=list)
    hours: OpeningHours | None = None
    places: list[PlacePage] = field(default_factory=list)
    at_hand: AtHand | None = None
    paper: OnPaper | None = None
    """Of guides and places."""
    notices: list[Notice] = field(default_factory=list)
    """What holds for a short time, of what the page is about."""


def contents_of(page: Page, step: Step | None = None, *, is_whole: bool = False) -> Contents:
    """What the template of this page needs, or of this step of it; fetches in bulk what the fields point to.

    With `is_whole` the guide is on one page, with all steps and places.
    """
    match page:
        case HomePage():
            return home_contents(page)
        case DepartmentPage():
            return department_contents(page)
        case PlacePage():
            return place_contents(page)
        case GuidePage():
            return whole_contents(page) if is_whole else guide_contents(page, step)
        case _:
            return Contents()


def home_contents(page: HomePage) -> Contents:
    departments = departments_below(page)
    guides = guides_below(page, departments)
    return Contents(departments, guides, audience_ways(guides), situation_ways(guides))


def department_contents(page: DepartmentPage) -> Contents:
    prepare([page.places, page.contacts])
    return Contents(guides=guides_below(page, [page]), hours=hours_of(page), notices=notices_now(page))


def place_contents(page: PlacePage) -> Contents:
    prepare_films([page.film] if page.film else [])
    return Contents(hours=hours_of(page), paper=on_paper([page]), notices=notices_now(page))


def guide_contents(page: GuidePage, step: Step | None) -> Contents:
    """Of the overview, or of one step."""
    if step:
        prepare([step.value, page.contacts, page.places])
        return Contents(at_hand=at_hand(page, step), paper=on_paper([page], step), notices=notices_now(page))
    prepare([page.questions, page.contacts, page.places])
    prepare_pictures([page.cover_image] if page.cover_image else [], PICTURE)
    return Contents(at_hand=at_hand(page, step), paper=on_paper([page]), notices=notices_now(page))


def whole_contents(page: GuidePage) -> Contents:
    """Each place once, in the order in which the guide comes to it."""
    chosen = prepare([page.steps, page.questions, page.contacts, page.places])
    shown = [shown_as(each) for each in chosen if isinstance(each, PlacePage)]
    places = list({place.pk: place for place in shown if place}.values())
    prefetch_related_objects(places, "film")
    prepare_films([place.film for place in places if place.film])
    prepare_pictures([page.cover_image] if page.cover_image else [], PICTURE)
    return Contents(places=places, paper=on_paper([page, *places]), notices=notices_now(page))


def on_paper(pages: Sequence[Page], step: Step | None = None) -> OnPaper:
    """The edition and code of the first page, or of the step of it, and the codes of the films on all pages."""
    known = existing({page.pk for page in pages})
    return OnPaper(
        edition=edition_of(pages[0]),
        short=known.get(Target(pages[0].pk, step=step.id if step else "")),
        film_codes={target.video: short for target, short in known.items() if target.video},
    )


def notices_now(page: Page) -> list[Notice]:
    return notices_on(page, timezone.now())


def hours_of(page: HasHours) -> OpeningHours:
    """As they look now in the municipality's time zone, whatever zone whoever previews the page has chosen."""
    return opening_hours(page.schedule, timezone.localtime(timezone=timezone.get_default_timezone()))


def departments_below(page: Page) -> list[DepartmentPage]:
    """The departments of one language's site, by name."""
    found: QuerySet[DepartmentPage] = DepartmentPage.objects.live().public().child_of(page)
    return list(found.order_by("title"))


def guides_below(page: Page, departments: list[DepartmentPage]) -> list[GuidePage]:
    """The live guides below a page, by title; each knows its department and has its picture's sizes at hand."""
    by_path = {department.path: department for department in departments}
    live: QuerySet[GuidePage] = GuidePage.objects.live().public().descendant_of(page)
    guides = []
    for guide in live.defer(*NOT_IN_LISTS).select_related("cover_image").order_by("title"):
        department = by_path.get(guide.path[: -GuidePage.steplen])
        if department:
            guide.department = department
            guides.append(guide)
    prepare_pictures([guide.cover_image for guide in guides if guide.cover_image], THUMBNAIL)
    return guides
