# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a department's figures are of: its guides, places and films, in as many queries however many there are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Collection as MediaCollection

from cms.departments.models import Department
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage, PlacePage
from media_pipeline.models import Video


@dataclass(frozen=True, slots=True)
class Subject:
    """A guide or a place. One that is listed has a row even when its figure is withheld."""

    title: str
    language: str
    is_listed: bool
    discreet: bool = False
    owner: str = ""
    review_date: date | None = None
    published: datetime | None = None


type Subjects = dict[UUID, Subject]


class DepartmentSubjects:
    def __init__(self, department: DepartmentPage, language: str = "") -> None:
        """Of one language alone, if it is given."""
        self._department = department
        self._language = language

    @cached_property
    def guides(self) -> Subjects:
        fields = ("uuid", "title", "locale__language_code", "live", "discreet", "review_date", "last_published_at")
        pages = GuidePage.objects.filter(self._below)
        owners = {user.pk: str(user) for user in User.objects.filter(pk__in=pages.values("owner"))}
        return {
            uuid: Subject(title, language, live, discreet, owners.get(owner, ""), review_date, published)
            for uuid, title, language, live, discreet, review_date, published, owner in pages.values_list(
                *fields, "owner"
            )
        }

    @cached_property
    def places(self) -> Subjects:
        """Listed are those that citizens can watch a film on."""
        rows = PlacePage.objects.filter(self._below).values_list(
            "uuid", "title", "locale__language_code", "live", "film"
        )
        return {
            uuid: Subject(title, language, is_listed=live and film is not None)
            for uuid, title, language, live, film in rows
        }

    @cached_property
    def discreet(self) -> bool:
        """One discreet guide makes every figure discreet that can hold its plays."""
        return any(guide.discreet for guide in self.guides.values())

    def film_titles(self, films: Collection[UUID]) -> dict[UUID, str]:
        """Of all of them, also those that may not be named."""
        titles = dict(films_of(self._department).filter(uuid__in=films).values_list("uuid", "title"))
        return {film: titles.get(film, _("Film no longer shown")) for film in films}

    def keeps(self, film: Video) -> bool:
        """Whether the film is the department's own."""
        own = Department.objects.filter(key=self._department.translation_key).values("collection__path")
        return MediaCollection.objects.filter(pk=film.collection_id, path__startswith=Subquery(own)).exists()

    @cached_property
    def _below(self) -> Q:
        """The pages of the department in every language, or in the one."""
        pages = DepartmentPage.objects.filter(translation_key=self._department.translation_key)
        if self._language:
            pages = pages.filter(locale__language_code=self._language)
        below = Q(pk__in=[])
        for path in pages.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return below


def films_of(department: DepartmentPage) -> QuerySet[Video]:
    """Films that may be named to the department: what everybody may know of, and its own.

    A message can name any film that was public when it was sent.
    """
    own = Department.objects.filter(key=department.translation_key).values("collection__path")
    return Video.objects.filter(Q(is_public=True) | Q(collection__path__startswith=Subquery(own)))
