# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Translates some of the demo's pages, as authors do: a copy of the Danish page, and then other words.

fixtures/demo/translations has one file a language, whose tables give what stands in the place of each Danish text.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.fields import StreamField
from wagtail.models import Locale

from cms.demo.content import Table
from cms.departments.provisioning import provision
from cms.translating.copying import begin_translation
from cms.users.models import User
from guides.freshness import Origin
from guides.models import DepartmentPage, HomePage, TranslatedPage

OLDER = "what the Danish text said before"


def missing() -> list[Table]:
    """The translations into languages that the site doesn't have yet."""
    folder = settings.BASE_DIR / "fixtures" / "demo" / "translations"
    tables = [tomllib.loads(path.read_text()) for path in sorted(folder.glob("*.toml"))]
    present = set(Locale.objects.values_list("language_code", flat=True))
    return [table for table in tables if table["language"] not in present]


def load(home: HomePage, tables: list[Table], user: User) -> None:
    """`user` is who publishes the translations."""
    with transaction.atomic():
        for table in tables:
            locale = Locale.objects.create(language_code=table["language"])
            for page in _pages(home, table["pages"]):
                translation = begin_translation(page, locale, user)
                if isinstance(translation, DepartmentPage):
                    provision(translation)
                _publish(translation, table, user)


def _pages(home: HomePage, paths: list[str]) -> Iterator[TranslatedPage]:
    """By their addresses below the front page, whose own is empty."""
    for path in paths:
        page = home
        for slug in path.split("/") if path else []:
            page = page.get_children().get(slug=slug)
        yield page.specific


def _publish(page: TranslatedPage, table: Table, user: User) -> None:
    words, slugs = table["words"], table.get("slugs", {})
    draft = page.get_latest_revision_as_object() if page.latest_revision_id else page
    before = {block["id"]: block["value"] for block in _blocks(draft)}
    for name in draft.TEXT_FIELDS:
        field = draft._meta.get_field(name)
        said = _translated(field.get_prep_value(field.value_from_object(draft)), words)
        setattr(draft, field.attname, json.dumps(said) if isinstance(field, StreamField) else said)
    for name in ("steps", "questions"):
        if hasattr(draft, name):
            setattr(draft, name, json.dumps(_translated(getattr(draft, name).get_prep_value(), words)))
    older = set(table.get("older", []))
    draft.remember({part: Origin(danish=OLDER) for part, value in before.items() if older & set(value.values())})
    draft.slug = slugs.get(draft.slug, draft.slug)
    draft.draft_title = draft.title
    draft.save_revision(user=user).publish(user=user)


def _blocks(page: TranslatedPage) -> Iterator[dict[str, Any]]:
    for name in ("steps", "questions"):
        if hasattr(page, name):
            yield from (
                block | {"value": {key: value for key, value in block["value"].items() if isinstance(value, str)}}
                for block in getattr(page, name).get_prep_value()
            )


def _translated(value: Any, words: Mapping[str, str]) -> Any:
    match value:
        case dict():
            return {name: _translated(part, words) for name, part in value.items()}
        case list():
            return [_translated(part, words) for part in value]
        case str():
            return words.get(value, value)
        case _:
            return value
