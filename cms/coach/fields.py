# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The texts of a page as they stand in the editor, saved or not: read from what its form would send. Pure.

A name is that of the field in the form, by which the editor finds its way back to it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import Block, CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from guides.models import ContactPage, DepartmentPage, GuidePage, HomePage, PlacePage
from guides.steps import number_steps

type Data = Mapping[str, str]

READ: dict[type[Page], tuple[str, ...]] = {
    GuidePage: (
        *("title", "summary", "why", "steps", "what_happens_next", "questions"),
        *("duration", "waiting_time", "cancellation", "home_visit"),
    ),
    PlacePage: ("title", "entrance", "no_room_reason", "recognise", "directions", "access"),
    ContactPage: ("title", "answer_time", "note"),
    DepartmentPage: ("title", "about", "help_text"),
    HomePage: ("title", "intro"),
}
"""What is written to be read, of every kind of page. No addresses, names or numbers."""


@dataclass(frozen=True)
class Text:
    name: str
    text: str


@dataclass(frozen=True)
class Part:
    """The page itself, a step or a question."""

    key: str
    heading: str
    texts: list[Text] = field(default_factory=list)


def parts_of(model: type[Page], data: Data) -> list[Part]:
    """The page's own fields come first; then the steps, then the questions."""
    own = Part("page", _("The page itself"))
    parts = [own]
    for name in READ[model]:
        found = model._meta.get_field(name)
        if isinstance(found, StreamField):
            parts.extend(_parts_of_stream(found.stream_block, name, data))
        elif isinstance(found, RichTextField):
            own.texts.append(Text(name, _rich_text(data.get(name, ""))))
        else:
            own.texts.append(_plain(name, data))
    return parts


def _parts_of_stream(stream: StreamBlock, name: str, data: Data) -> Iterator[Part]:
    children = list(_children(stream, name, data))
    numbers = number_steps(data.get(f"{child}-kind", "") for _block, child in children)
    for (block, child), number in zip(children, numbers, strict=True):
        texts = list(_texts(block, child, data))
        title = texts[0].text.strip() if texts else ""
        yield Part(child, f"{block.label} {number.key}" + (f": {title}" if title else ""), texts)


def _children(stream: StreamBlock, name: str, data: Data) -> Iterable[tuple[Block, str]]:
    """The blocks in their order, each with what the names of its fields begin with."""
    found = []
    for index in range(min(_number(data.get(f"{name}-count")), len(data))):
        block = stream.child_blocks.get(data.get(f"{name}-{index}-type", ""))
        if block and not data.get(f"{name}-{index}-deleted"):
            order = _number(data.get(f"{name}-{index}-order"))
            found.append((order, index, block, f"{name}-{index}-value"))
    return [(block, child) for _order, _index, block, child in sorted(found, key=lambda each: each[:2])]


def _texts(block: Block, name: str, data: Data) -> Iterator[Text]:
    match block:
        case StreamBlock():
            for child, child_name in _children(block, name, data):
                yield from _texts(child, child_name, data)
        case StructBlock():
            for key, child in block.child_blocks.items():
                yield from _texts(child, f"{name}-{key}", data)
        case RichTextBlock():
            yield Text(name, _rich_text(data.get(name, "")))
        case CharBlock() | TextBlock():
            yield _plain(name, data)


def _plain(name: str, data: Data) -> Text:
    return Text(name, data.get(name, "").replace("\r\n", "\n"))  # browsers send other line ends than they show


def _rich_text(value: str) -> str:
    """One line for each paragraph and list item, from what Wagtail's editor of rich text keeps in its field."""
    try:
        content: Any = json.loads(value or "null")
        return "\n".join(str(block["text"]) for block in content["blocks"]) if content else ""
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def _number(value: str | None) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0
