# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What every page must meet, whatever kind it is: links that lead somewhere, pictures in words. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from django.utils.translation import gettext as _

from guides.publishing.finding import Finding


@dataclass(frozen=True)
class Link:
    """A link inside rich text; `kind` is "page" or "document", or empty for any other; `pk` is of what it leads to."""

    path: str
    kind: str
    pk: int
    words: str


@dataclass(frozen=True)
class Chosen:
    """A page that a block shows."""

    path: str
    is_public: bool
    lacks_room: bool = False
    """A place that says neither the room nor why there is none."""


@dataclass(frozen=True)
class PictureFacts:
    path: str
    is_described: bool
    """By words, or by being decorative."""


@dataclass
class _Links(HTMLParser):
    path: str
    found: list[Link] = field(default_factory=list)
    _open: dict[str, str | None] | None = None
    _words: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open, self._words = dict(attrs), ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            key = self._open.get("id") or ""
            kind = self._open.get("linktype") or ""
            self.found.append(Link(self.path, kind, int(key) if key.isdecimal() else 0, self._words.strip()))
            self._open = None


def links_in(path: str, source: str) -> list[Link]:
    """The links of rich text as the database keeps it."""
    if "<a" not in source:
        return []
    parser = _Links(path)
    parser.feed(source)
    return parser.found


def broken_link_findings(links: Iterable[Link], alive: Collection[tuple[str, int]]) -> list[Finding]:
    """`alive`: kind and key of what citizens can open."""
    message = _("Let the link “%(words)s” lead somewhere else: citizens can't open what it leads to.")
    return [
        Finding(link.path, "broken-link", message % {"words": link.words})
        for link in links
        if link.kind and (link.kind, link.pk) not in alive
    ]


def chosen_findings(chosen: Iterable[Chosen]) -> list[Finding]:
    found = []
    for page in chosen:
        if not page.is_public:
            message = _("Publish what is chosen here, or choose something else: citizens can't open it yet.")
            found.append(Finding(page.path, "broken-link", message))
        elif page.lacks_room:
            message = _("Write the room on the place's own page, or why there is none.")
            found.append(Finding(page.path, "place-room", message))
    return found


def picture_findings(pictures: Iterable[PictureFacts]) -> list[Finding]:
    message = _("Write what the picture shows, or tick that it only decorates.")
    return [
        Finding(f"{picture.path}.alt_text", "picture-alt", message) for picture in pictures if not picture.is_described
    ]


def contact_findings_of_guide(*, has_contact: bool) -> list[Finding]:
    if has_contact:
        return []
    return [Finding("contacts", "no-contact", _("Choose at least one contact, so that people know whom to ask."))]


def review_findings(review_date: date | None) -> list[Finding]:
    if review_date:
        return []
    message = _("Choose the day on which the guide is looked through next.")
    return [Finding("review_date", "no-review-date", message)]
