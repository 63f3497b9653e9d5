# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0

import gettext
import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from cms.translations import CatalogueError, compile_messages, read_catalogue, unfinished, unusable

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
STEPS = (
    '#, python-format\nmsgid "%(n)s step"\nmsgid_plural "%(n)s steps"\nmsgstr[0] "%(n)s trin"\nmsgstr[1] "%(n)s trin"\n'
)


@pytest.fixture
def po(tmp_path: Path) -> Path:
    folder = tmp_path / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    return folder / "django.po"


def write(po: Path, body: str) -> None:
    po.write_text(HEADER + body, encoding="utf-8")


def template(*ids: str) -> Catalog:
    catalogue = Catalog()
    for msgid in ids:
        catalogue.add(msgid)
    return catalogue


def test_gettext_reads_what_was_compiled(po: Path, tmp_path: Path) -> None:
    write(po, 'msgctxt "verb"\nmsgid "Open"\nmsgstr "Åbn"\n\n' + STEPS)
    assert compile_messages([tmp_path]) == [po.with_suffix(".mo")]
    danish = gettext.translation("django", tmp_path, ["da"])
    assert danish.pgettext("verb", "Open") == "Åbn"
    assert danish.ngettext("%(n)s step", "%(n)s steps", 2) == "%(n)s trin"


def test_a_fuzzy_text_is_not_shown(po: Path, tmp_path: Path) -> None:
    write(po, '#, fuzzy\nmsgid "Guide"\nmsgstr "Gæt"\n')
    compile_messages([tmp_path])
    assert gettext.translation("django", tmp_path, ["da"]).gettext("Guide") == "Guide"


def test_only_a_changed_catalogue_is_compiled_again(po: Path, tmp_path: Path) -> None:
    write(po, STEPS)
    assert compile_messages([tmp_path])
    assert compile_messages([tmp_path]) == []
    earlier = po.stat().st_mtime_ns - 1_000_000_000
    os.utime(po, ns=(earlier, earlier))  # an older file was put back
    assert compile_messages([tmp_path])


def test_nothing_but_the_catalogue_is_left_behind(po: Path, tmp_path: Path) -> None:
    write(po, STEPS)
    compile_messages([tmp_path])
    assert sorted(file.name for file in po.parent.iterdir()) == ["django.mo", "django.po"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('#, python-format\nmsgid "%(n)s left"\nmsgstr "%(m)s tilbage"\n', "%(n)s left"),
        ('msgid "open\n', "django.po"),
        ('msgid ""\nmsgstr "Plural-Forms: nplurals=two; plural=n;\\n"\n', "two"),
    ],
    ids=["placeholder", "syntax", "header"],
)
def test_an_unusable_catalogue_is_refused_by_name(po: Path, tmp_path: Path, body: str, words: str) -> None:
    write(po, body)
    with pytest.raises(CatalogueError) as refused:
        compile_messages([tmp_path])
    assert str(po) in str(refused.value)
    assert words in str(refused.value)
    assert not po.with_suffix(".mo").exists()


def test_what_is_unfinished_is_named(po: Path) -> None:
    write(
        po,
        'msgid "Left over"\nmsgstr "Tilovers"\n\n#, fuzzy\nmsgid "Step"\nmsgstr "Trin"\n\nmsgid "Guide"\nmsgstr ""\n',
    )
    assert sorted(unfinished(read_catalogue(po), template("Step", "Guide", "Place"))) == [
        "fuzzy: 'Step'",
        "missing: 'Place'",
        "no longer in the code: 'Left over'",
        "untranslated: 'Guide'",
    ]


def test_a_template_as_gettext_writes_it_can_be_read(tmp_path: Path) -> None:
    pot = tmp_path / "django.pot"
    header = HEADER.replace("nplurals=2; plural=(n != 1);", "nplurals=INTEGER; plural=EXPRESSION;")
    pot.write_text(header + STEPS.replace("%(n)s trin", ""), encoding="utf-8")
    assert [message.id for message in read_catalogue(pot) if message.id] == [("%(n)s step", "%(n)s steps")]


def test_the_same_text_in_another_context_is_another_text(po: Path) -> None:
    write(po, 'msgctxt "verb"\nmsgid "Open"\nmsgstr "Åbn"\n')
    assert list(unfinished(read_catalogue(po), template("Open")))


def test_a_finished_catalogue_has_no_problems(po: Path) -> None:
    write(po, STEPS)
    catalogue = read_catalogue(po)
    assert [*unfinished(catalogue, catalogue), *unusable(catalogue)] == []
