# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a place, contact or film is used, as far as somebody may know: other departments' drafts are a number."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from wagtail.models import Page

from cms.departments.visibility import visible, visible_pages
from cms.ripple.naming import Thing, drafts_naming, stored_naming
from cms.users.models import User
from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage, SharedTextPage
from guides.readable import department_path, readable_pages
from media_pipeline.models import Video


@dataclass(frozen=True)
class Use:
    """`whose` is the department, where it is another one than the thing's; `language` where it isn't Danish."""

    title: str
    url: str
    kind: str
    whose: str = ""
    language: str = ""
    has_leaflet: bool = False


@dataclass(frozen=True)
class Uses:
    """`hidden` are other departments' drafts."""

    known: list[Use] = field(default_factory=list)
    hidden: int = 0

    @property
    def count(self) -> int:
        return len(self.known) + self.hidden


def same_in_other_languages(thing: Thing) -> list[Page]:
    """What somebody has translated; what nobody has follows by itself."""
    if isinstance(thing, Video):
        return []
    others = Page.objects.filter(translation_key=thing.translation_key, alias_of=None)
    return list(others.exclude(pk=thing.pk))


def uses_of(thing: Thing, user: User | AnonymousUser) -> Uses:
    """Pages that name the thing, its translations, and the film that shows the way to it."""
    translations = [page.pk for page in same_in_other_languages(thing)]
    keys = [thing.pk, *translations]
    uses = uses_of_keys(type(thing), keys, user, also=translations)
    film = thing.film if isinstance(thing, PlacePage) else None
    if film and visible(Video, user).filter(pk=film.pk).exists():
        known = Use(film.title, reverse("films:edit", args=[film.pk]), str(Video._meta.verbose_name))
        return Uses([*uses.known, known], uses.hidden)
    return uses


def uses_of_keys(
    model: type[Thing],
    keys: Collection[int],
    user: User | AnonymousUser,
    *,
    also: Iterable[int] = (),
    without: Collection[int] = (),
) -> Uses:
    """Of all things of a kind with these primary keys; `also` are other pages, `without` those that go along."""
    stored, drafts, also = stored_naming(model, keys), drafts_naming(model, keys), set(also)
    pages = Page.objects.filter(pk__in=({*stored, *drafts, *also}) - set(without))
    found = list(pages.select_related("content_type", "locale").order_by("title", "pk"))
    own = set(visible_pages(user).filter(pk__in=[page.pk for page in found]).values_list("pk", flat=True))
    public = set(readable_pages().filter(pk__in={*stored, *also}).values_list("pk", flat=True))
    known = [page for page in found if page.pk in own or page.pk in public]
    departments = {
        page.path: page for page in DepartmentPage.objects.filter(path__in={department_path(page) for page in known})
    }
    return Uses(
        [_use(page, departments.get(department_path(page)), is_own=page.pk in own) for page in known],
        hidden=len(found) - len(known),
    )


def _use(page: Page, department: DepartmentPage | None, *, is_own: bool) -> Use:
    kind = page.specific_class or Page
    return Use(
        title=page.draft_title if is_own else page.title,
        url=reverse("wagtailadmin_pages:edit", args=[page.pk]) if is_own else page.get_url() or "",
        kind=str(kind._meta.verbose_name),
        whose="" if is_own or department is None else department.title,
        language="" if page.locale.language_code == settings.LANGUAGE_CODE else page.locale.get_display_name(),
        has_leaflet=page.live and issubclass(kind, (GuidePage, PlacePage)),
    )


def things_below(page: Page) -> dict[type[Thing], list[int]]:
    """The places and contacts that go when the page goes, by kind."""
    kinds: tuple[type[PlacePage | ContactPage | SharedTextPage], ...] = (PlacePage, ContactPage, SharedTextPage)
    found = {kind: kind.objects.descendant_of(page, inclusive=True).values_list("pk", flat=True) for kind in kinds}
    return {kind: list(keys) for kind, keys in found.items() if keys}
