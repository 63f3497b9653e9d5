# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a leaflet is made of, in reading order: plain values that leaflet.typ sets in type and that JSON can carry.

`kind` tells leaflet.typ which of its functions sets the part. Texts are words, never markup: what an author wrote is
shown as it stands.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from guides.paper.rich_text import Flow


@dataclass(frozen=True)
class Part:
    """`language` where it is another than the leaflet's: a step that has not been translated yet."""

    language: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Heading(Part):
    """`level` counts from 2; the title of the leaflet is 1. `number` is that of a step, or nothing."""

    text: str
    level: int = 2
    number: str = ""
    kind: str = "heading"


@dataclass(frozen=True)
class Text(Part):
    flow: Flow
    kind: str = "text"


@dataclass(frozen=True)
class Picture(Part):
    """`key` is where the picture lies in the storage; without `alt` it only decorates."""

    key: str
    alt: str
    kind: str = "picture"


@dataclass(frozen=True)
class Code:
    """A QR code for `url`, with words beside it that say what it leads to. `label` is the address as people type it."""

    url: str
    label: str
    alt: str
    says: str
    kind: str = "code"


@dataclass(frozen=True)
class Chapter:
    """A stretch of the way; without a picture where none has been taken, or the film is withheld."""

    title: str
    flow: Flow
    picture: Picture | None = None


@dataclass(frozen=True)
class Film(Part):
    """What paper can carry of a film: a picture of it, what is in it as text, and unless it is withheld a way to it."""

    title: str
    level: int
    poster: Picture | None
    code: Code | None
    message: str
    chapters: list[Chapter]
    texts: list[tuple[str, Flow]]
    kind: str = "film"


@dataclass(frozen=True)
class Checklist(Part):
    title: str
    items: list[str]
    level: int
    kind: str = "checklist"


@dataclass(frozen=True)
class Callout(Part):
    """Something that stands out; `tone` is "info" or "important"."""

    title: str
    flow: Flow
    tone: str = "info"
    kind: str = "callout"


@dataclass(frozen=True)
class Fact:
    name: str
    value: str


@dataclass(frozen=True)
class Facts(Part):
    facts: list[Fact]
    kind: str = "facts"


@dataclass(frozen=True)
class Place(Part):
    """`sign` is what one looks for on doors: entrance, floor, room."""

    title: str
    level: int
    address: str
    sign: list[Fact]
    lines: list[str]
    kind: str = "place"


@dataclass(frozen=True)
class Contact(Part):
    title: str
    level: int
    lines: list[str]
    facts: list[Fact]
    hours: list[str]
    note: str
    kind: str = "contact"


@dataclass(frozen=True)
class Help(Part):
    """Whom to call."""

    title: str
    text: str
    phone: str
    note: str
    kind: str = "help"


@dataclass(frozen=True)
class Leaflet:
    """`name` is what viewers and lists of files call it: neutral where the reader must not be given away.

    `title_language` is that of title and lead, where they have not been translated yet.
    """

    name: str
    language: str
    sender: str
    department: str
    title: str
    lead: str
    code: Code
    edition: str
    changed: date | None
    parts: list[Part] = field(default_factory=list)
    title_language: str = ""

    def as_json(self) -> dict[str, Any]:
        """For leaflet.typ; the same leaflet gives the same JSON."""
        return asdict(self) | {"changed": self.changed and self.changed.isoformat()}

    def pictures(self) -> list[Picture]:
        """Those whose bytes are needed, each once, in reading order."""
        found = [picture for part in self.parts for picture in _pictures_of(part)]
        return list({picture.key: picture for picture in found}.values())

    def codes(self) -> list[Code]:
        found = [self.code, *(part.code for part in self.parts if isinstance(part, Film) and part.code)]
        return list({code.url: code for code in found}.values())


def _pictures_of(part: Part) -> Iterator[Picture]:
    match part:
        case Picture():
            yield part
        case Film():
            yield from filter(None, (part.poster, *(chapter.picture for chapter in part.chapters)))
