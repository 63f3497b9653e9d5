# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.requirements import require


@pytest.fixture
def po(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The catalogue of a project in an empty folder, of which the code says one thing."""
    require("gettext", shutil.which("xgettext"), "it finds the texts in the code")
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    (tmp_path / "code.py").write_text('_("Step")\n')
    for ignored in ("node_modules", "tests", "static"):
        (tmp_path / ignored).mkdir()
        (tmp_path / ignored / "code.py").write_text('_("Not ours")\n')
    folder = tmp_path / "locale" / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def catalogue(body: str) -> str:
    return f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n{body}'


def test_what_is_translated_passes_and_nothing_is_written(po: Path) -> None:
    po.write_text(catalogue('msgid "Step"\nmsgstr "Trin"\n'))
    before = po.read_bytes()
    call_command("makemessages", check=True, verbosity=0)
    assert po.read_bytes() == before
    assert [path.name for path in po.parents[2].rglob("*.po*")] == ["django.po"]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('msgid "Step"\nmsgstr ""\n', "untranslated: 'Step'"),
        ('msgid "Guide"\nmsgstr "Guide"\n', "missing: 'Step'"),
    ],
    ids=["untranslated", "missing"],
)
def test_what_is_unfinished_fails_by_name(po: Path, body: str, problem: str) -> None:
    po.write_text(catalogue(body))
    with pytest.raises(CommandError, match=problem):
        call_command("makemessages", check=True, verbosity=0)


def test_without_a_catalogue_it_fails(po: Path) -> None:
    with pytest.raises(CommandError, match=r"django\.po"):
        call_command("makemessages", check=True, verbosity=0)


def test_bringing_up_to_date_adds_what_is_new_and_drops_what_is_gone(po: Path) -> None:
    po.write_text(catalogue('msgid "Guide"\nmsgstr "Guide"\n'))
    call_command("makemessages", verbosity=0)
    text = po.read_text()
    assert 'msgid "Step"' in text
    assert 'msgid "Guide"' not in text
