# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which notices hold for a page, in the reader's language; read in one query."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language
from wagtail.models import Page

from guides.chosen import chosen_keys
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.notices.models import ImportantNotice
from guides.readable import readable_pages


@dataclass(frozen=True)
class Notice:
    """As a reader sees it. `language` is that of the text, `about` the place or department, `about_language` its."""

    uuid: UUID
    text: str
    language: str
    about: str
    about_language: str
    began_at: datetime
    ends_at: datetime


def given_on(keys: Iterable[UUID], places: Collection[int] = ()) -> "QuerySet[ImportantNotice]":
    """All that were ever given on pages with these translation keys, and on these places by primary key.

    Only of pages that citizens can reach. Each knows as `title_here` what its page is called in the active language.
    """
    chosen = Page.objects.filter(pk__in=places).values("translation_key")
    on_page = Q(page__translation_key__in=list(keys)) | Q(page__translation_key__in=chosen)
    here = Page.objects.live().filter(
        translation_key=OuterRef("page__translation_key"), locale__language_code=get_language()
    )
    found = ImportantNotice.objects.filter(on_page, page__in=readable_pages().values("pk"))
    return found.select_related("page").annotate(title_here=Subquery(here.values("title")[:1]))


def notices_on(page: Page, now: datetime) -> list[Notice]:
    """What readers of the page are told at `now`: of its department, of itself, and of the places that it leads to."""
    places: set[int] = set()
    match page:
        case GuidePage():
            keys, places = [page.department.translation_key], set(chosen_keys(page, "place"))
        case PlacePage():
            keys = [page.translation_key, page.department.translation_key]
        case DepartmentPage():
            keys, places = [page.translation_key], set(chosen_keys(page, "place"))
        case _:
            return []
    return shown(given_on(keys, places).filter(began_at__lte=now, ends_at__gt=now), now)


def shown(notices: Iterable[ImportantNotice], now: datetime) -> list[Notice]:
    """Those that hold at `now`, the newest first."""
    return list(_shown(notices, now))


def _shown(notices: Iterable[ImportantNotice], now: datetime) -> Iterator[Notice]:
    language = str(get_language())
    for notice in notices:
        if notice.is_current(now):
            translated = notice.translations.get(language)
            title = getattr(notice, "title_here", None)
            yield Notice(
                uuid=notice.uuid,
                text=translated or notice.text,
                language=language if translated else settings.LANGUAGE_CODE,
                about=title or notice.page.title,
                about_language=language if title else settings.LANGUAGE_CODE,
                began_at=notice.began_at,
                ends_at=notice.ends_at,
            )


def changes(notices: Iterable[ImportantNotice], now: datetime) -> dict[UUID, datetime]:
    """When notices last came, changed or went, by the translation key of their page."""
    found: dict[UUID, list[datetime]] = defaultdict(list)
    for notice in notices:
        found[notice.page.translation_key].append(notice.last_change(now))
    return {key: max(moments) for key, moments in found.items()}


def seconds_to_keep(notices: Iterable[Notice], now: datetime, longest: int) -> int:
    """For how long an answer with these may be kept: no longer than until the first of them ends."""
    ends = (int((notice.ends_at - now).total_seconds()) for notice in notices)
    return max(0, min([longest, *ends]))
