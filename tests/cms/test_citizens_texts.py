# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens read of the interface is there in every language; a few texts may lag behind."""

from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.messages.plurals import get_plural
from django.utils import translation
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext, ngettext

from cms.citizens_texts import (
    LANGUAGES,
    MAY_BE_MISSING,
    bring_up_to_date,
    catalogue_of,
    citizens_texts,
    missing,
    wrong,
)
from cms.translations import compile_messages, read_catalogue
from guides.hours import Schedule, Weekly
from guides.site.opening import opening_hours

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

STEPS = {
    "ar": {1: "الخطوة", 2: "الخطوتان", 3: "الخطوات الـ3", 11: "الخطوات الـ11", 100: "الخطوات الـ100"},
    "pl": {1: "Krok", 2: "2 kroki", 5: "5 kroków", 22: "22 kroki"},
    "uk": {1: "1 крок", 2: "2 кроки", 5: "5 кроків", 21: "21 крок"},
    "da-simple": {1: "Trinnet", 2: "De 2 trin"},
    "en": {1: "The step", 2: "The 2 steps"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_anything_is_missing(language: str) -> None:
    """Run `manage.py citizens_texts`, and write what it lists."""
    assert len(lacking := missing(language)) <= MAY_BE_MISSING, "\n".join(lacking)


@pytest.mark.parametrize("language", [*LANGUAGES, "da_Simple"])
def test_nothing_is_wrong(language: str) -> None:
    assert wrong(language) == []


def test_easy_danish_has_only_texts_that_there_are() -> None:
    there = {message.id for message in citizens_texts()}
    assert [message.id for message in read_catalogue(catalogue_of("da_Simple")) if message.id not in there] == []


def test_the_list_holds_what_templates_and_code_say() -> None:
    there = {message.id for message in citizens_texts()}
    assert {"Do you need help now?", "Open now, until %(time)s", "Relative", "place", "The film as text"} <= there
    assert "Upload a film" not in there


@pytest.mark.parametrize(("language", "forms"), STEPS.items())
def test_plurals(language: str, forms: dict[int, str]) -> None:
    with translation.override(language):
        said = {n: ngettext("The step", "The %(count)s steps", n) % {"count": n} for n in forms}
    assert said == forms


def test_every_plural_has_all_its_forms() -> None:
    for language in LANGUAGES:
        count = get_plural(language).num_plurals
        for message in read_catalogue(catalogue_of(language)):
            if isinstance(message.id, tuple):
                assert [bool(form) for form in message.string or ()] == [True] * count, (language, message.id)


@pytest.mark.parametrize(
    ("language", "day", "at"),
    [
        ("da", "torsdag 3. december 2026", "kl. 14.05"),
        ("da-simple", "torsdag 3. december 2026", "kl. 14.05"),
        ("en", "Thursday 3 December 2026", "14:05"),
        ("ar", "الخميس، 3 ديسمبر 2026", "14:05"),
        ("uk", "Четвер, 3 грудня 2026", "14:05"),
        ("pl", "czwartek, 3 grudnia 2026", "14:05"),
    ],
)
def test_dates_and_times(language: str, day: str, at: str) -> None:
    with translation.override(language):
        assert date_format(date(2026, 12, 3)).casefold() == day.casefold()
        assert time_format(time(14, 5)) == at


@pytest.mark.parametrize(
    ("language", "reason"), [("da", "Juledag"), ("ar", "عيد الميلاد"), ("uk", "Різдво"), ("en", "Christmas Day")]
)
def test_holidays_have_names(language: str, reason: str) -> None:
    open_on_fridays = Schedule(weekly=(Weekly(frozenset({4}), time(9), time(15)),))
    with translation.override(language):
        hours = opening_hours(open_on_fridays, datetime(2026, 12, 20, 12, 0, tzinfo=COPENHAGEN))
    assert reason in " ".join(hours.exceptions)


@pytest.mark.parametrize("language", ["ar", "pl", "uk", "da-simple"])
def test_what_a_language_lacks_is_danish(language: str) -> None:
    with translation.override(language):
        assert gettext("Upload a film") == "Læg en film op"


def test_new_texts_are_added_empty_and_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    po = folder / "django.po"
    po.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Gone"\nmsgstr "Nie ma"\n'
    )
    monkeypatch.setattr("cms.citizens_texts.catalogue_of", lambda language: po)
    bring_up_to_date("pl")
    assert "Gone" not in po.read_text()
    assert 'msgid "Next"\nmsgstr ""' in po.read_text()
    assert len(missing("pl")) == len(citizens_texts())
    (compiled,) = compile_messages([tmp_path])
    assert b"Next" not in compiled.read_bytes()
