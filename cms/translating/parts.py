# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A translated page beside the Danish one, as its translator sees them: part by part, in words. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guides.freshness import ORDER, OVERVIEW, Origin, Parts, State
from guides.models import Audience, GuidePage, TranslatedPage
from guides.sanitise import plain_text

type Block = dict[str, Any]

TECHNICAL = frozenset({"id", "type", "kind", "url", "image", "film"})
"""What stands in blocks without being read."""
READ_FIRST = ("content", "items", "answer", "text", "question", "title")
"""The last first. (PostgreSQL doesn't keep the order of what it stores.)"""


@dataclass(frozen=True)
class Part:
    """`danish` and `here` are its paragraphs in both languages; `key` also says which Danish text is meant."""

    key: str
    name: str
    state: State
    danish: list[str]
    here: list[str]


def parts_of(page: TranslatedPage, danish: TranslatedPage | None) -> list[Part]:
    """The parts in which the page differs from the published Danish one, in reading order."""
    states = page.compared_with(danish)
    wanted = danish.parts() if danish else {}
    words, danish_words = dict(_words_of(page)), dict(_words_of(danish)) if danish else {}
    return [
        Part(
            key=f"{part}:{wanted.get(part, '')}",
            name=_name(part, words.get(part) or danish_words.get(part) or []),
            state=state,
            danish=danish_words.get(part, []),
            here=words.get(part, []),
        )
        for part, state in states.items()
        if state is not State.CURRENT
    ]


def _name(part: str, words: list[str]) -> str:
    if part == OVERVIEW:
        return _("The page itself")
    return _("The order of the steps") if part == ORDER else words[0] if words else part


def _words_of(page: TranslatedPage) -> Iterator[tuple[str, list[str]]]:
    yield OVERVIEW, list(_texts(_value(page, name) for name in page.TEXT_FIELDS))
    if isinstance(page, GuidePage):
        steps = page.steps.get_prep_value()
        yield ORDER, [block["value"].get("title", "") for block in steps]
        for block in [*steps, *page.questions.get_prep_value()]:
            yield block["id"], list(_texts([block["value"]]))


def _value(page: TranslatedPage, name: str) -> Any:
    """What a field says."""
    if name == "audiences":
        return [str(Audience(chosen).label) for chosen in getattr(page, name)]
    field = page._meta.get_field(name)
    return field.get_prep_value(field.value_from_object(page))


def _texts(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        match value:
            case dict():
                names = sorted((name for name in value if name not in TECHNICAL), key=_place)
                yield from _texts(value[name] for name in names)
            case list() | tuple():
                yield from _texts(value)
            case str() if words := " ".join(plain_text(value).split()):
                yield words


def _place(name: str) -> int:
    return -READ_FIRST.index(name) if name in READ_FIRST else 1


def confirmed(origins: Mapping[str, Origin], keys: Iterable[str], danish: Parts) -> dict[str, Origin]:
    """What is known of the page's origin once somebody has said that these parts say what the Danish text says."""
    known = dict(origins)
    for part in (key.partition(":")[0] for key in keys):
        if part in danish:
            known[part] = Origin(danish=danish[part])
        else:
            known.pop(part, None)  # no longer in Danish, and meant to stay: a part of this language alone
    return known


def with_missing(danish: list[Block], here: list[Block]) -> list[Block]:
    """The blocks of `here`, and those that only Danish has, each behind the one that it follows in Danish."""
    merged = list(here)
    place = 0
    for block in danish:
        ids = [each["id"] for each in merged]
        if block["id"] in ids:
            place = ids.index(block["id"]) + 1
        else:
            merged.insert(place, block)
            place += 1
    return merged
