# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Rich text as paper needs it: paragraphs and lists of plain words, with the addresses of links written out.

Pure. Takes HTML that guides.sanitise has cleaned, so only its few tags occur; anything else is read as its words.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

BOLD = {"b", "strong"}
LISTS = {"ul", "ol"}
_SCHEMES = ("https://", "http://", "mailto:", "tel:", "sms:")
_DIALLED = str.maketrans("", "", " +")


@dataclass(frozen=True)
class Run:
    """Words that look the same. `url` is where they lead; "\\n" stands for a line break."""

    text: str
    bold: bool = False
    url: str = ""


@dataclass(frozen=True)
class Paragraph:
    runs: list[Run]
    kind: str = "paragraph"


@dataclass(frozen=True)
class Listing:
    """Each item is a flow of its own: a paragraph, and perhaps a list below it."""

    ordered: bool
    items: "list[Flow]"
    kind: str = "list"


type Flow = list[Paragraph | Listing]


def flow_from_html(html: str, base: str) -> Flow:
    """The HTML as a flow; `base` (scheme and host) makes addresses of the own site whole."""
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return reader.finish()


def flow_from_text(text: str) -> Flow:
    """Plain text: an empty line parts paragraphs, a line break stays one."""
    paragraphs = (part.strip() for part in text.replace("\r\n", "\n").split("\n\n"))
    return [Paragraph([Run(part)]) for part in paragraphs if part]


def as_typed(url: str) -> str:
    """An address as people type it: without the scheme and the last slash."""
    for scheme in _SCHEMES:
        url = url.removeprefix(scheme)
    return url.removesuffix("/")


@dataclass
class _Frame:
    """An element that holds a flow: the text as a whole, or one item of a list."""

    listing: Listing | None = None
    flow: Flow = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def end_paragraph(self) -> None:
        runs = _trimmed(self.runs)
        if runs:
            self.flow.append(Paragraph(runs))
        self.runs = []


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self.base = base
        self.frames = [_Frame()]
        self.lists: list[Listing] = []
        self.bold = 0
        self.url = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BOLD:
            self.bold += 1
        elif tag == "a":
            self.url = self._whole(dict(attrs).get("href") or "")
        elif tag == "br":
            self._say("\n")
        elif tag in LISTS:
            self.frames[-1].end_paragraph()
            listing = Listing(tag == "ol", [])
            self.frames[-1].flow.append(listing)
            self.lists.append(listing)
        elif tag == "li" and self.lists:
            self.frames.append(_Frame(self.lists[-1]))
        elif tag == "p":
            self.frames[-1].end_paragraph()

    def handle_endtag(self, tag: str) -> None:
        if tag in BOLD:
            self.bold = max(0, self.bold - 1)
        elif tag == "a":
            self._write_address_out()
            self.url = ""
        elif tag in LISTS and self.lists:
            self.lists.pop()
        elif tag == "li" and len(self.frames) > 1:
            self._end_item()
        elif tag == "p":
            self.frames[-1].end_paragraph()

    def handle_data(self, data: str) -> None:
        self._say(" ".join(data.split("\n")))

    def finish(self) -> Flow:
        while len(self.frames) > 1:  # the sanitiser closes what it opens; half a text still loses no words
            self._end_item()
        self.frames[0].end_paragraph()
        return self.frames[0].flow

    def _end_item(self) -> None:
        frame = self.frames.pop()
        frame.end_paragraph()
        if frame.flow and frame.listing:
            frame.listing.items.append(frame.flow)

    def _say(self, text: str) -> None:
        self.frames[-1].runs.append(Run(text, bool(self.bold), self.url))

    def _whole(self, href: str) -> str:
        return urljoin(self.base, href) if href else ""

    def _write_address_out(self) -> None:
        """Behind the words of a link, unless they say it already."""
        words = "".join(run.text for run in self.frames[-1].runs if run.url == self.url)
        address = as_typed(self.url)
        if address and not _says(words, address):
            self._say(f" ({address})")


def _says(words: str, address: str) -> bool:
    """Phone numbers are written in many ways: 00 12 34 10 is +4500123410."""
    digits = words.translate(_DIALLED)
    return address in words or (digits.isdecimal() and address.translate(_DIALLED).endswith(digits))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without white space at either end of the paragraph, and without empty runs."""
    words = [run for run in runs if run.text]
    while words and not words[0].text.strip():
        words.pop(0)
    while words and not words[-1].text.strip():
        words.pop()
    return words
