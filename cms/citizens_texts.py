# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The texts that citizens meet, which are translated into every language of the site; the rest is Danish alone.

What a language lacks is shown in Danish. Read with Babel alone: gettext's programs are not needed.
"""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import write_po
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from cms.translations import read_catalogue, unfinished, unusable
from guides.models import Audience, DepartmentPage, GuidePage, PlacePage

TEMPLATES = (
    "templates/*.html",
    "templates/cms/duties/*.html",
    "templates/guides/**/*.html",
    "templates/media_pipeline/*.html",
)
CODE = (
    "cms/duties/*.py",
    "guides/feed/parts.py",
    "guides/hours.py",
    "guides/notices/words.py",
    "guides/paper/*.py",
    "guides/site/**/*.py",
    "guides/templatetags/*.py",
)
MIXED = ("guides/models/guide.py",)
"""Code with texts for staff, too: there, what citizens meet is what is translated while a page is made."""
LANGUAGES = ("ar", "pl", "uk")
"""With a catalogue of their own. English is what the code says, and easy Danish says in Danish what is easy already."""
MAY_BE_MISSING = 10
"""How many texts a language may lack, so that whoever adds a text need not know five languages."""

_AT_ONCE = {"gettext": None, "pgettext": ((1, "c"), 2)}
_KEYWORDS = (
    DEFAULT_KEYWORDS | _AT_ONCE | {"_": None, "gettext_lazy": None, "gettext_noop": None, "npgettext": ((1, "c"), 2, 3)}
)


def citizens_texts() -> Catalog:
    """All of them, without translations."""
    found = Catalog(charset="utf-8")
    for source, keywords in _sources():
        for _line, text, _comments, context in extract("python", BytesIO(source.encode()), keywords=keywords):
            found.add(text, context=context, flags=["python-format"] if "%(" in str(text) else [])
    for label in _labels():
        found.add(label)
    return found


def _sources() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Templates as Django turns them into something like Python, and Python; with the functions to look for."""
    for path in _files(TEMPLATES):
        lines = templatize(path.read_text(), origin=str(path)).splitlines()
        yield "\n".join(line.strip() for line in lines), _KEYWORDS
    for path in _files(CODE):
        yield path.read_text(), _KEYWORDS
    for path in _files(MIXED):
        yield path.read_text(), _AT_ONCE


def _files(patterns: Iterable[str]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(settings.BASE_DIR.glob(pattern))


def _labels() -> Iterator[str]:
    """What models and languages are called, which stands among texts for staff."""
    pages = [model._meta.verbose_name for model in (DepartmentPage, GuidePage, PlacePage)]
    with override("en"):
        invitations = [audience.invitation for audience in Audience]
        yield from map(str, [*Audience.labels, *invitations, *pages, *(name for _code, name in settings.LANGUAGES)])


def catalogue_of(language: str) -> Path:
    return settings.BASE_DIR / "cms" / "locale" / language / "LC_MESSAGES" / "django.po"


def missing(language: str) -> list[str]:
    """The texts that the language lacks or has left over, in words."""
    return sorted(unfinished(read_catalogue(catalogue_of(language)), citizens_texts()))


def wrong(language: str) -> list[str]:
    """Translations with other placeholders than their text."""
    return sorted(unusable(read_catalogue(catalogue_of(language))))


def bring_up_to_date(language: str) -> None:
    """Let the catalogue have exactly the texts that there are; new ones are empty."""
    path = catalogue_of(language)
    catalogue = read_catalogue(path)
    catalogue.update(citizens_texts(), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, no_location=True, omit_header=False, sort_output=True, width=0)
