# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Search over what citizens can read: guides with their steps and questions, places and departments.

What is typed may be a name or a diagnosis. It is compared with the vocabulary in this process; the database, which may
keep a log of slow statements, is asked for words that stand on public pages and for nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.cache import cache
from django.db.models import Count, Max, Q
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, HomePage, Passage, PassageWord
from guides.readable import readable_pages
from guides.search.asking import Asked, as_query, read, read_unfinished
from guides.search.ranking import Hit, Place, rank
from guides.search.vocabulary import Form, Vocabulary

MOST_RESULTS = 20
MOST_SUGGESTIONS = 6
SHORTEST_BEGINNING = 2
"""Characters from which on there are suggestions."""


@dataclass(frozen=True)
class Part:
    """A step or a question that answers."""

    passage: Passage
    url: str


@dataclass(frozen=True)
class Result:
    """A page that was found, the department that answers for it, and where in the page the answer is."""

    passage: Passage
    url: str
    department: DepartmentPage
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """`corrected` is the query as it was probably meant; empty when it was taken as it is."""

    results: list[Result] = field(default_factory=list)
    corrected: str = ""

    @property
    def departments(self) -> list[DepartmentPage]:
        """Those that answer for the results, the best first."""
        return list(dict.fromkeys(result.department for result in self.results))


def find(query: str, home: HomePage, departments: list[DepartmentPage]) -> Found:
    """What answers the query in the language of this front page, the best first."""
    return _found(query, home, departments, read, MOST_RESULTS)


def suggest(query: str, home: HomePage, departments: list[DepartmentPage]) -> list[Result]:
    """What answers the query when its last word is still being typed."""
    if len(query) < SHORTEST_BEGINNING:
        return []
    return _found(query, home, departments, read_unfinished, MOST_SUGGESTIONS).results


def _found(
    query: str,
    home: HomePage,
    departments: list[DepartmentPage],
    understand: Callable[[str, Vocabulary], Asked],
    most: int,
) -> Found:
    readable = readable_pages().descendant_of(home)
    asked = understand(as_query(query), _vocabulary(home.locale.language_code, readable))
    if not asked.stems:
        return Found()
    hits = rank(asked, _places(asked.stems, readable))[:most]
    return Found(_results(hits, departments), asked.corrected)


def _vocabulary(language: str, readable: PageQuerySet) -> Vocabulary:
    """Kept until a page comes, changes or goes."""
    passages = Passage.objects.filter(page__in=readable.values("pk"))
    state = passages.aggregate(Max("pk"), Count("pk"))
    key = f"vocabulary-{language}-{state['pk__max']}-{state['pk__count']}"
    vocabulary: Vocabulary | None = cache.get(key)
    if vocabulary is None:
        forms = PassageWord.objects.filter(passage__in=passages).values_list("written", "stem")
        counted = forms.annotate(count=Count("passage__page", distinct=True)).order_by("stem", "written")
        pages = passages.aggregate(count=Count("page", distinct=True))["count"]
        vocabulary = Vocabulary(language, [Form(*row) for row in counted], pages)
        cache.set(key, vocabulary)
    return vocabulary


def _places(stems: set[str], readable: PageQuerySet) -> list[Place]:
    own = Q(passage__suffix="")
    found = PassageWord.objects.filter(stem__in=stems, passage__page__in=readable.values("pk"))
    rows = found.annotate(is_own=own).values_list("passage__page_id", "passage_id", "is_own", "stem", "weight")
    return [Place(*row) for row in rows]


def _results(hits: list[Hit], departments: list[DepartmentPage]) -> list[Result]:
    wanted = Q(page__in=[hit.page for hit in hits], suffix="") | Q(pk__in=[part for hit in hits for part in hit.parts])
    passages = {passage.pk: passage for passage in Passage.objects.filter(wanted).select_related("page")}
    own = {passage.page_id: passage for passage in passages.values() if not passage.suffix}
    results = []
    for hit in (hit for hit in hits if hit.page in own):  # or else it has just been published anew
        page = own[hit.page].page
        url = page.get_url()
        department = next((each for each in departments if page.path.startswith(each.path)), None)
        if url and department:
            parts = [Part(passages[pk], url + passages[pk].suffix) for pk in hit.parts if pk in passages]
            results.append(Result(own[hit.page], url, department, parts))
    return results
