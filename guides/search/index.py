# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Keeps passages in line with live pages. Whatever it is called with, only what citizens can read comes in."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from guides.models import DepartmentPage, GuidePage, Passage, PassageWord, PlacePage
from guides.readable import readable_pages
from guides.search.passages import Draft, passages_of
from guides.search.words import LONGEST_WORD, words

RULES = 2
"""Counted up whenever the same page would be taken in differently: everything is then taken in again."""

FINDABLE = (GuidePage, PlacePage, DepartmentPage)


def findable_pages() -> PageQuerySet:
    return readable_pages().type(FINDABLE)


@transaction.atomic
def take_in(pages: PageQuerySet) -> None:
    """Read these pages anew; those that citizens can't read are only forgotten."""
    keys = list(pages.select_for_update().values_list("pk", flat=True))  # two at once would each add its passages
    readable = list(findable_pages().filter(pk__in=keys).specific().select_related("locale"))
    Passage.objects.filter(page__in=keys).delete()
    drafts = [(page, draft) for page in readable for draft in passages_of(page)]
    passages = Passage.objects.bulk_create(
        Passage(
            page_id=page.pk,
            kind=draft.kind,
            number=draft.number,
            title=draft.title,
            text=draft.text,
            suffix=draft.suffix,
            rules=RULES,
        )
        for page, draft in drafts
    )
    PassageWord.objects.bulk_create(
        word
        for passage, (page, draft) in zip(passages, drafts, strict=True)
        for word in _words(passage, draft, page.locale.language_code)
    )


def settle() -> None:
    """Take in what is missing or old, forget what citizens can no longer read. Idempotent, in few statements."""
    Passage.objects.exclude(page__in=findable_pages().values("pk")).delete()
    current = Passage.objects.filter(page=OuterRef("pk"), rules=RULES).filter(
        Q(page__last_published_at=None) | Q(made_at__gte=F("page__last_published_at"))
    )
    for pk in findable_pages().exclude(Exists(current)).values_list("pk", flat=True):
        take_in(Page.objects.filter(pk=pk))


def _words(passage: Passage, draft: Draft, language: str) -> Iterator[PassageWord]:
    """Each word once, with the weight of its most prominent place."""
    found: dict[tuple[str, str], int] = {}
    for weight, text in draft.words:
        for word in words(text, language):
            key = word.written[:LONGEST_WORD], word.stem
            if not word.is_common:
                found[key] = max(weight, found.get(key, 0))
    for (written, stem), weight in found.items():
        yield PassageWord(passage=passage, written=written, stem=stem, weight=weight)
