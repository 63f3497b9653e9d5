# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A guide's steps and questions, made ready to be somebody else's: what is not theirs is left out and told of. Pure.

Streams are taken and given as the database keeps them.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import uuid4

from wagtail.rich_text.rewriters import extract_attrs

type Block = dict[str, Any]

_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)


class Kind(StrEnum):
    """What a guide can point to; the value is what blocks and links call it."""

    PLACE = "place"
    CONTACT = "contact"
    FILM = "film"
    IMAGE = "image"
    GUIDE = "guide"
    PAGE = "page"
    DOCUMENT = "document"


type Usable = Set[tuple[Kind, int]]
"""What the new guide may point to. Places and contacts are never among it."""


@dataclass(frozen=True)
class LeftOut:
    """Something that the copy lacks; `path` says where, as Wagtail's comments do."""

    kind: Kind
    path: str


@dataclass(frozen=True)
class Copied:
    blocks: list[Block] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def copied_steps(steps: list[Block], usable: Usable) -> Copied:
    return _copied("steps", "title", steps, usable)


def copied_questions(questions: list[Block], usable: Usable) -> Copied:
    return _copied("questions", "question", questions, usable)


def copied_text(html: str, usable: Usable) -> str:
    """Links to what may not be used become the words that they were."""

    def kept_or_words(link: re.Match[str]) -> str:
        attributes = extract_attrs(link[1])
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind not in {Kind.PAGE, Kind.DOCUMENT} or (key.isdecimal() and (Kind(kind), int(key)) in usable):
            return link[0]
        return link[2]

    return _LINK.sub(kept_or_words, html)


def pointed_to(value: Any) -> Iterator[tuple[Kind, int]]:
    """Everything that a stream, a block's value or rich text points to, as often as it stands there."""
    match value:
        case {"type": str(kind), "value": chosen} if kind in Kind and isinstance(chosen, int):
            yield Kind(kind), chosen
        case {"image": int(image)}:
            yield Kind.IMAGE, image
        case dict():
            if isinstance(value.get("film"), int):
                yield Kind.FILM, value["film"]
            for part in value.values():
                yield from pointed_to(part)
        case list():
            for part in value:
                yield from pointed_to(part)
        case str():
            yield from _links(value)


def _links(html: str) -> Iterator[tuple[Kind, int]]:
    for link in _LINK.finditer(html):
        attributes = extract_attrs(link[1])
        kind, key = attributes.get("linktype"), attributes.get("id", "")
        if kind in {Kind.PAGE, Kind.DOCUMENT} and key.isdecimal():
            yield Kind(kind), int(key)


def _copied(stream: str, name: str, blocks: list[Block], usable: Usable) -> Copied:
    """Each block with an identity of its own: answers and figures belong to the guide that they were given in."""
    copied = Copied()
    for block in blocks:
        fresh = {**block, "id": str(uuid4())}
        lacking: list[Kind] = []
        fresh["value"] = _value(block["value"], usable, lacking)
        path = f"{stream}.{fresh['id']}.{name}"
        copied.blocks.append(fresh)
        copied.left_out.extend(LeftOut(kind, path) for kind in lacking)
    return copied


def _value(value: Any, usable: Usable, lacking: list[Kind]) -> Any:
    """The value without what may not be used, whose kinds are added to `lacking`."""
    match value:
        case dict():
            return {name: _part(name, part, usable, lacking) for name, part in value.items()}
        case list():
            return [
                {**block, "id": str(uuid4()), "value": _value(block["value"], usable, lacking)}
                for block in value
                if not _is_missed(block, usable, lacking)
            ]
        case str():
            return copied_text(value, usable)
    return value


def _part(name: str, part: Any, usable: Usable, lacking: list[Kind]) -> Any:
    """Of a question the film stands in a field of its own."""
    if name == Kind.FILM and isinstance(part, int) and (Kind.FILM, part) not in usable:
        lacking.append(Kind.FILM)
        return None
    return _value(part, usable, lacking)


def _is_missed(block: Block, usable: Usable, lacking: list[Kind]) -> bool:
    """Whether the block is nothing but something that may not be used."""
    kind = block["type"]
    if kind not in {Kind.PLACE, Kind.CONTACT, Kind.FILM, Kind.IMAGE, Kind.GUIDE}:
        return False
    chosen = block["value"]["image"] if kind == Kind.IMAGE else block["value"]
    if chosen is None or (Kind(kind), chosen) in usable:
        return False
    lacking.append(Kind(kind))
    return True
