# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Leaflets set in type. The one place that calls Typst.

It runs inside this process, on our own two sources, in a folder that holds nothing but the leaflet's data: what an
author wrote is data there, cannot be evaluated and could read nothing. No fonts of the machine, no packages, no
network. Typst takes milliseconds a page, and what is larger than any guide is refused: time and memory are bounded.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from guides.paper import codes
from guides.paper.glyphs import covered, missing, printable
from guides.paper.leaflet import Leaflet

LARGEST = 600_000
"""Characters of JSON. A guide of 20 full steps has about 60,000."""
MOST_MISSING = 0.1
"""Share of letters; with more of them replaced nobody can read it."""
_SOURCES = Path(__file__).parent
_NO_WORDS = frozenset({"kind", "key", "url", "language", "title_language", "tone"})
"""Fields of a leaflet that are names, not words to be set."""


class CannotSet(Exception):
    """The leaflet is not printed: its text is in a script that our fonts lack, or Typst refused it."""


class TooLarge(CannotSet):
    """The leaflet has more text than is set in type."""


class NoFonts(Exception):
    """`manage.py build_assets` has not been run."""


@cache
def _fonts(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def sources_digest() -> str:
    """Changes whenever the same leaflet may come out otherwise."""
    digest = sha256(version("typst").encode())
    for source in sorted(_SOURCES.glob("*.typ")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def set_leaflet(leaflet: Leaflet, pictures: Mapping[str, bytes]) -> bytes:
    """An A4 PDF that conforms to PDF/UA-1: Typst refuses to write one that doesn't. Raises CannotSet.

    `pictures` are JPEGs by their key; what is missing there is left out.
    """
    with _Desk(leaflet, pictures) as desk:
        return desk.set("leaflet", accessible=True, paper="a4")


def set_booklet(leaflet: Leaflet, pictures: Mapping[str, bytes]) -> bytes:
    """An A4 PDF to be printed on both sides and folded to A5. Its pages are out of order: it is only for printers.

    As `set_leaflet`.
    """
    with _Desk(leaflet, pictures) as desk:
        pages = desk.set("leaflet", paper="a5")
        count = desk.page_count(paper="a5")
        desk.add("pages.pdf", pages)
        title = _("%(title)s (only for printing)") % {"title": leaflet.name}
        return desk.set("booklet", pages=str(count), title=title)


class _Desk:
    """A temporary folder with everything that Typst may read."""

    def __init__(self, leaflet: Leaflet, pictures: Mapping[str, bytes]) -> None:
        folder = Path(settings.PAPER_FONTS)
        if not any(folder.glob("*.ttf")):
            raise NoFonts(folder)
        self.leaflet, self.pictures = leaflet, pictures
        self.fonts, self.known = _fonts(folder), covered(folder)

    def __enter__(self) -> "_Desk":
        self.scratch = tempfile.TemporaryDirectory(prefix="vis-vej-paper-")
        self.folder = Path(self.scratch.name)
        try:
            self._lay_out()
        except BaseException:
            self.scratch.cleanup()
            raise
        return self

    def __exit__(self, *_error: object) -> None:
        self.scratch.cleanup()

    def _lay_out(self) -> None:
        if missing(f"{self.leaflet.title} {self.leaflet.lead}", self.known) > MOST_MISSING:
            raise CannotSet(self.leaflet.language)
        files = {}
        for number, (key, jpeg) in enumerate(self.pictures.items(), start=1):
            files[key] = self.add(f"picture-{number}.jpg", jpeg)
        for number, code in enumerate(self.leaflet.codes(), start=1):
            files[code.url] = self.add(f"code-{number}.svg", codes.svg(code.url))
        data = self._fitted(self.leaflet.as_json() | {"words": _words(self.leaflet)}) | {"files": files}
        text = json.dumps(data, ensure_ascii=False)
        if len(text) > LARGEST:
            raise TooLarge
        self.add("leaflet.json", text.encode())
        for source in _SOURCES.glob("*.typ"):
            self.add(source.name, source.read_bytes())

    def _fitted(self, value: Any, name: str = "") -> Any:
        """The same with only characters that our fonts have."""
        match value:
            case dict():
                return {key: self._fitted(each, key) for key, each in value.items()}
            case list() | tuple():
                return [self._fitted(each, name) for each in value]
            case str() if name not in _NO_WORDS:
                return printable(value, self.known)
            case _:
                return value

    def add(self, name: str, content: bytes) -> str:
        (self.folder / name).write_bytes(content)
        return name

    def set(self, source: str, *, accessible: bool = False, **inputs: str) -> bytes:
        """The source as PDF; an accessible one conforms to PDF/UA-1, the other has no tags."""
        try:
            return typst.compile(
                self.folder / f"{source}.typ",
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=["ua-1"] if accessible else [],
                pdf_tags=accessible,
                timestamp=datetime.combine(self.leaflet.changed, time(12), UTC) if self.leaflet.changed else None,
                **self._surroundings(),
            )
        except typst.TypstError as error:
            raise CannotSet(error.message) from error

    def page_count(self, **inputs: str) -> int:
        source = self.folder / "leaflet.typ"
        return int(typst.query(source, "<pages>", field="value", one=True, sys_inputs=inputs, **self._surroundings()))

    def _surroundings(self) -> dict[str, Any]:
        """All that Typst knows of the world."""
        return {
            "root": self.folder,
            "font_paths": self.fonts,
            "package_path": self.folder,
            "package_cache_path": self.folder,
        }


def _words(leaflet: Leaflet) -> dict[str, str]:
    """What the sources say themselves. {page} and {pages} are filled in there."""
    return {
        "page": _("Page {page} of {pages}"),
        "changed": date_format(leaflet.changed, "SHORT_DATE_FORMAT") if leaflet.changed else "",
        "notes": _("Your notes"),
        "print-only": _("Only for printing: print on both sides, turn over the short edge, and fold in the middle."),
    }
