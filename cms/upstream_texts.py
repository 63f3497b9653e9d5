# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The texts of installed packages that staff meet, in Danish.

What a package has no Danish for, or poor Danish, stands in `cms/upstream_locale`: in the place where the package would
have it, so that it can be offered to the package as it is. Wagtail's catalogues are whole; of other packages they hold
what is missing there, or is said in other words than ours.
"""

from collections.abc import Iterator
from pathlib import Path

import django
import wagtail
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po
from django.apps import apps
from django.conf import settings

from cms.translations import read_catalogue, unfinished

PACKAGES = Path(wagtail.__file__).parents[1]
"""The folder that packages are installed in."""
SHOWN = ("django", "djangojs")
"""The domains whose texts are shown; Django knows no others."""


def text_lists() -> dict[Path, Path]:
    """Of every package and domain: where its Danish belongs, and the catalogue that lists all of its texts.

    Where Danish belongs is given from the folder of packages: `wagtail/admin/locale/da/LC_MESSAGES/django.po`.
    """
    found = {}
    for folder in _folders():
        for domain in SHOWN:
            english, danish = (folder / language / "LC_MESSAGES" / f"{domain}.po" for language in ("en", "da"))
            # django-filter lists no texts of its own: its Danish catalogue names them all.
            if listed := next((po for po in (english, danish) if po.exists()), None):
                found[danish.relative_to(PACKAGES)] = listed
    return found


def is_whole(place: Path) -> bool:
    """Whether ours is the whole catalogue of the package, and not only what it lacks."""
    return place.parts[0] == "wagtail"


def ours(place: Path) -> Catalog:
    """Our catalogue; without texts where we have none."""
    path = settings.UPSTREAM_LOCALE / place
    return read_catalogue(path) if path.exists() else Catalog(locale="da", charset="utf-8")


def missing(place: Path, listed: Path) -> list[str]:
    """What a package lacks in Danish though ours is added, in words."""
    texts = read_catalogue(listed)
    return sorted(unfinished(ours(place) if is_whole(place) else _added(place, texts), texts))


def bring_up_to_date(place: Path, listed: Path) -> None:
    """Let our whole catalogue have exactly the texts of the package, in its order; new ones are empty."""
    catalogue = ours(place)
    catalogue.update(
        read_catalogue(listed), no_fuzzy_matching=True, update_header_comment=False, update_creation_date=False
    )
    catalogue.obsolete.clear()
    path = settings.UPSTREAM_LOCALE / place
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, no_location=True)


def _folders() -> set[Path]:
    """Folders with catalogues: of all Wagtail, whether its apps are in use or not; of Django; of every app in use."""
    in_use = {Path(app.path) / "locale" for app in apps.get_app_configs()}
    return {
        folder
        for folder in {*Path(wagtail.__file__).parent.rglob("locale"), _of_django(), *in_use}
        if folder.is_relative_to(PACKAGES)
    }


def _of_django() -> Path:
    return Path(django.__file__).parent / "conf" / "locale"


def _added(place: Path, texts: Catalog) -> Catalog:
    """The Danish of each text: ours, or the package's own."""
    own = [ours(place)]
    if (PACKAGES / place).exists():
        own.append(read_catalogue(PACKAGES / place))
    together = Catalog(locale="da", charset="utf-8")
    for text in texts:
        if text.id and (message := next(_in(own, text), None)):
            together[text.id] = message
    return together


def _in(catalogues: list[Catalog], text: Message) -> Iterator[Message]:
    """The text in each catalogue that has it."""
    for catalogue in catalogues:
        if message := catalogue.get(text.id if isinstance(text.id, str) else text.id[0], text.context):
            yield message
