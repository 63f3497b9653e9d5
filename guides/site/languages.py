# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reader is told of languages: which others the page is in, and where its text is older than the Danish."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import get_language_info

from guides.freshness import ORDER, OVERVIEW, State
from guides.models import GuidePage, Step, TranslatedPage
from guides.readable import readable_pages
from guides.steps import StepKind, number_steps

QUESTIONS = "#questions-heading"
"""Where the questions begin on a guide's page."""


@dataclass(frozen=True)
class Edition:
    """A page, or a step of it, in one language; `name` is what those who speak it call the language."""

    code: str
    name: str
    direction: str
    url: str
    is_here: bool


@dataclass(frozen=True)
class DanishPart:
    """A step or question as it is in Danish."""

    title: str
    url: str


@dataclass(frozen=True)
class Languages:
    """Of one page, or of one step of it.

    editions: the languages in which citizens can read it, this one included; empty where there is only this one.
    states: of the parts that are not as the Danish text; empty on a Danish page.
    danish: the parts of the Danish page.
    """

    editions: list[Edition] = field(default_factory=list)
    states: dict[str, State] = field(default_factory=dict)
    danish: dict[str, DanishPart] = field(default_factory=dict)

    @property
    def is_untranslated(self) -> bool:
        return self.states.get(OVERVIEW) is State.UNTRANSLATED

    @property
    def is_older(self) -> bool:
        """The page's own text, or the order of its steps."""
        return State.OLDER in (self.states.get(OVERVIEW), self.states.get(ORDER))

    @property
    def danish_url(self) -> str:
        """Of the Danish page; empty if there is none."""
        return self.danish[OVERVIEW].url if OVERVIEW in self.danish else ""

    @property
    def missing(self) -> list[DanishPart]:
        """What is in Danish and not here, in the Danish order."""
        return [part for key, part in self.danish.items() if self.states.get(key) is State.MISSING and key != ORDER]


def languages_of(
    page: TranslatedPage, step: Step | None, request: HttpRequest | None, *, is_whole: bool = False
) -> Languages:
    """In a fixed number of queries, however many languages there are. With `is_whole` the guide is on one page."""
    same = type(page)._default_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    others = {other.language: other for other in same.filter(pk__in=readable_pages().values("pk"))}
    danish = others.get(settings.LANGUAGE_CODE) if page.language != settings.LANGUAGE_CODE else None
    is_translation = danish is not None or page.origins or page.alias_of_id
    states = page.compared_with(danish) if is_translation else {}
    return Languages(
        editions=_editions(page, others, partial(_url, step, request, is_whole=is_whole)) if others else [],
        states={part: state for part, state in states.items() if state is not State.CURRENT},
        danish=dict(_danish_parts(danish, request)) if danish else {},
    )


def _editions(page: TranslatedPage, others: dict[str, Any], url: Callable[[TranslatedPage], str]) -> list[Edition]:
    known = others | {page.language: page}
    return [
        Edition(
            code=code,
            name=capfirst(get_language_info(code)["name_local"]),
            direction="rtl" if get_language_info(code)["bidi"] else "ltr",
            url=url(known[code]),
            is_here=known[code] is page,
        )
        for code, _name in settings.LANGUAGES
        if code in known
    ]


def _url(step: Step | None, request: HttpRequest | None, page: TranslatedPage, *, is_whole: bool) -> str:
    """The page's address, or that of the same step; of the guide where it has no such step."""
    url = page.get_url(request) or ""
    if not isinstance(page, GuidePage):
        return url
    if is_whole:
        return url + str(page.reverse_subpage("whole"))
    keys = _keys(page) if step else {}
    return url + page.step_path(keys[step.id]) if step and step.id in keys else url


def _keys(guide: GuidePage) -> dict[str, str]:
    """Of each step by its id, without asking for what it shows."""
    steps = list(guide.steps.raw_data)
    numbers = number_steps(block["value"].get("kind", StepKind.REQUIRED) for block in steps)
    return {block["id"]: number.key for number, block in zip(numbers, steps, strict=True)}


def _danish_parts(page: TranslatedPage, request: HttpRequest | None) -> Iterator[tuple[str, DanishPart]]:
    url = page.get_url(request) or ""
    yield OVERVIEW, DanishPart(page.title, url)
    if isinstance(page, GuidePage):
        keys = _keys(page)
        for block in page.steps.raw_data:
            yield block["id"], DanishPart(block["value"]["title"], url + page.step_path(keys[block["id"]]))
        for block in page.questions.raw_data:
            yield block["id"], DanishPart(block["value"]["question"], url + QUESTIONS)
