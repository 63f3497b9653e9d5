# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Every text of every installed package has Danish, also in the scripts that Wagtail sends to the browser."""

import json
import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cms.translations import read_catalogue
from cms.upstream_texts import PACKAGES, bring_up_to_date, is_whole, missing, ours, text_lists
from tests.english import pairs

LISTS = sorted(text_lists().items())
WAGTAILS = [(place, listed) for place, listed in LISTS if is_whole(place)]
ADMIN = Path("wagtail/admin/locale/da/LC_MESSAGES/django.po")
SCRIPTS = ADMIN.with_name("djangojs.po")


def ids(lists: list[tuple[Path, Path]]) -> list[str]:
    return [str(place) for place, _ in lists]


def keys(catalogue: Catalog) -> list[tuple[object, ...]]:
    return [(message.context, message.id) for message in catalogue if message.id]


def test_every_package_that_staff_meet_is_looked_at() -> None:
    found = {place.parts[0] for place, _ in LISTS}
    assert {"django", "django_filters", "taggit", "wagtail"} <= found
    assert {place for place, _ in WAGTAILS} == {
        english.relative_to(PACKAGES).parents[2] / "da" / "LC_MESSAGES" / english.name
        for english in PACKAGES.glob("wagtail/**/locale/en/LC_MESSAGES/*.po")
    }


@pytest.mark.parametrize(("place", "listed"), LISTS, ids=ids(LISTS))
def test_no_text_of_a_package_lacks_danish(place: Path, listed: Path) -> None:
    assert missing(place, listed) == []


@pytest.mark.parametrize(("place", "listed"), WAGTAILS, ids=ids(WAGTAILS))
def test_wagtails_catalogues_can_be_given_to_wagtail_as_they_are(place: Path, listed: Path) -> None:
    """Its texts, contexts and plurals, in its order."""
    catalogue = ours(place)
    assert keys(catalogue) == keys(read_catalogue(listed))
    assert catalogue.plural_forms == "nplurals=2; plural=(n != 1);"


def test_scripts_speak_danish(client: Client) -> None:
    """All of them: Wagtail's scripts get their texts from this one catalogue."""
    script = client.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    sent = re.search(r"const newcatalog = (\{.*?\});\n", script, re.DOTALL)
    assert sent
    texts = json.loads(sent[1])
    for message in ours(SCRIPTS):
        for form, (original, danish) in enumerate(pairs(message)):
            if isinstance(message.id, str):
                assert texts[original] == danish
            else:
                assert texts[message.id[0]][form] == danish


def test_a_new_wagtails_texts_are_added_and_what_is_gone_is_dropped(tmp_path: Path, settings: Settings) -> None:
    settings.UPSTREAM_LOCALE = tmp_path
    mine = tmp_path / ADMIN
    mine.parent.mkdir(parents=True)
    mine.write_text(
        'msgid ""\nmsgstr "Language: da\\n"\n\nmsgid "Old"\nmsgstr "Gammel"\n\nmsgid "Save"\nmsgstr "Gem"\n'
    )
    listed = tmp_path / "listed.po"
    listed.write_text('msgid "New"\nmsgstr ""\n\nmsgid "Save"\nmsgstr ""\n')
    bring_up_to_date(ADMIN, listed)
    assert {message.id: message.string for message in ours(ADMIN) if message.id} == {"New": "", "Save": "Gem"}
    assert missing(ADMIN, listed) == ["untranslated: 'New'"]


def test_of_other_packages_we_add_only_what_they_lack(tmp_path: Path, settings: Settings) -> None:
    settings.UPSTREAM_LOCALE = tmp_path
    taggit = Path("taggit/locale/da/LC_MESSAGES/django.po")
    lacking = "Expected a list of items but got type"
    listed = dict(LISTS)[taggit]
    assert any(lacking in problem for problem in missing(taggit, listed))
    assert not any("'Tags'" in problem for problem in missing(taggit, listed))


def test_bringing_up_to_date_changes_nothing_when_nothing_is_new(
    tmp_path: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(settings.UPSTREAM_LOCALE, tmp_path, dirs_exist_ok=True)
    before = {po: po.read_text() for po in tmp_path.rglob("*.po")}
    settings.UPSTREAM_LOCALE = tmp_path
    call_command("upstream_texts")
    assert capsys.readouterr().out == ""
    assert {po: po.read_text() for po in tmp_path.rglob("*.po")} == before
