# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The catalogues of translated texts: compiled here without the gettext programs, and judged.

Django wants each catalogue compiled (.po to .mo). `compilemessages` needs msgfmt, which a bare machine lacks.
"""

import os
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings

UNKNOWN_PLURALS = ("nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2; plural=(n != 1);")
"""What gettext writes into a template, which has no language, and what Babel can read."""

_DAY_ALONE = re.compile(r'(-Date: \d{4}-\d\d-\d\d)(?=\\n")')
"""A date in a header without its time, which Babel refuses."""
_UNKNOWN_NAME = re.compile(r"unknown named placeholder '(\w+)'")


class CatalogueError(ValueError):
    """A catalogue that cannot be used; the message names the file and, where known, the line."""


def compile_messages(locale_paths: Iterable[Path] | None = None) -> list[Path]:
    """Compile every catalogue that changed since it was last compiled; return the .mo files that were written.

    `locale_paths` are folders as in Django's LOCALE_PATHS, which is also the default. Several processes may do this at
    once. Raises CatalogueError for a file that is no catalogue, or whose placeholders would fail when they are filled.
    """
    paths = settings.LOCALE_PATHS if locale_paths is None else locale_paths
    catalogues = sorted(po for path in paths for po in Path(path).glob("*/LC_MESSAGES/*.po"))
    return [_compile(po) for po in catalogues if _is_stale(po)]


def read_catalogue(po: Path) -> Catalog:
    """Parse a .po or .pot file. Raises CatalogueError."""
    try:
        text = po.read_text(encoding="utf-8").replace(*UNKNOWN_PLURALS)
        text = _DAY_ALONE.sub(r"\1 00:00+0000", text)
        return read_po(StringIO(text), locale=_language(po), abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise CatalogueError(f"{po}: {error}") from error


def unusable(catalogue: Catalog) -> Iterator[str]:
    """Texts that Django would fail to fill in: wrong placeholders or a wrong number of plurals.

    Django fills every form of a text with the same values, so each may name what any form in English names. (In
    Ukrainian the form of one is also that of twenty-one.)
    """
    for message, errors in catalogue.check():
        for error in errors:
            if not (unknown := _UNKNOWN_NAME.match(str(error))) or f"%({unknown[1]})" not in str(message.id):
                yield f"line {message.lineno}: {error}: {_quote(message)}"


def unfinished(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """What stands between a catalogue and the texts in the code, of which `template` is the list."""
    wanted, present = _by_key(template), _by_key(catalogue)
    yield from (f"missing: {_quote(wanted[key])}" for key in wanted.keys() - present.keys())
    yield from (f"no longer in the code: {_quote(present[key])}" for key in present.keys() - wanted.keys())
    for key in wanted.keys() & present.keys():
        message = present[key]
        if message.fuzzy:
            yield f"fuzzy: {_quote(message)}"
        elif not all(_strings(message)):
            yield f"untranslated: {_quote(message)}"


def _compile(po: Path) -> Path:
    catalogue = read_catalogue(po)
    if problems := list(unusable(catalogue)):
        raise CatalogueError("\n".join(f"{po}: {problem}" for problem in problems))
    for message in catalogue:
        if not all(_strings(message)):
            message.string = ""  # which Babel leaves out, as it should: what one language lacks is shown in Danish
    target = po.with_suffix(".mo")
    # Under another name first, so that a process that starts meanwhile never reads half a file.
    with NamedTemporaryFile(dir=po.parent, prefix=".", suffix=".mo", delete=False) as file:
        write_mo(file, catalogue)
    scratch = Path(file.name)
    scratch.chmod(0o644)
    os.utime(scratch, ns=(po.stat().st_atime_ns, po.stat().st_mtime_ns))
    return scratch.replace(target)


def _is_stale(po: Path) -> bool:
    # A .mo carries the time of the .po that it was made from: also an older .po that was put back is noticed.
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns != po.stat().st_mtime_ns


def _language(po: Path) -> str | None:
    """`da` for .../da/LC_MESSAGES/django.po; None for a template, which has no language."""
    return po.parent.parent.name if po.parent.name == "LC_MESSAGES" else None


def _by_key(catalogue: Catalog) -> dict[tuple[str | None, str], Message]:
    return {(message.context, _msgid(message)): message for message in catalogue if message.id}


def _msgid(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _quote(message: Message) -> str:
    return repr(_msgid(message))
