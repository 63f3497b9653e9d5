# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Search over what citizens can read: guides (with their steps and questions), places and departments."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.text import Truncator, capfirst
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.sanitise import plain_text

# SQLite's search takes AND, OR, NEAR and punctuation for its own language.
_WORD = re.compile(r"\w+")

LONGEST_QUERY = 100
"""Characters; what is longer is cut."""
MOST_RESULTS = 20
LONGEST_TEXT = 160
"""Characters of a result's text."""


@dataclass(frozen=True)
class Result:
    """A page that was found, and the department that answers for it."""

    page: DepartmentPage | GuidePage | PlacePage
    department: DepartmentPage

    @property
    def kind(self) -> str:
        return capfirst(str(self.page._meta.verbose_name))

    @property
    def text(self) -> str:
        """What the page is about, in a line or two of plain text."""
        match self.page:
            case GuidePage():
                return self.page.summary
            case PlacePage():
                return ", ".join([self.page.address, *self.page.inside])
            case DepartmentPage():
                return Truncator(plain_text(self.page.about)).chars(LONGEST_TEXT)


def as_query(text: str) -> str:
    """What a reader typed, as something that can be searched for: one line of bounded length."""
    return " ".join(text.replace("\0", " ").split())[:LONGEST_QUERY]


def find(query: str, departments: list[DepartmentPage]) -> list[Result]:
    """The best matches first: pages with all of the words, or else with any of them."""
    words = " ".join(_WORD.findall(query.lower()))
    if not words or not departments:
        return []
    candidates = (
        Page.objects.live().public().type(GuidePage, PlacePage, DepartmentPage).filter(_is_in_one_of(departments))
    )
    pages: list[Page] = []
    for operator in ("and", "or"):
        pages = list(candidates.search(words, operator=operator)[:MOST_RESULTS])
        if pages:
            break
    return list(_results(pages, departments))


def _is_in_one_of(departments: list[DepartmentPage]) -> Q:
    return reduce(or_, (Q(path__startswith=department.path) for department in departments))


def _results(pages: list[Page], departments: list[DepartmentPage]) -> list[Result]:
    specific = Page.objects.filter(pk__in=[page.pk for page in pages]).specific(defer=False).in_bulk()
    results = []
    for page in pages:
        department = next(each for each in departments if page.path.startswith(each.path))
        results.append(Result(specific[page.pk], department))
    return results
