# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Search: what is found, what is not, and what a reader may type."""

import json
from html import escape
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from guides.models import GuidePage
from guides.site.search import LONGEST_QUERY, as_query, find
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

NAUGHTY = [
    "'",
    '"',
    "*",
    "a*",
    '"a',
    "NEAR(",
    "AND",
    "OR NOT",
    "-",
    ":",
    "title:x",
    "\0",
    "æøå",
    "%",
    "\\",
    "<b>",
    "😀",
]


def naughty_strings() -> list[str]:
    corpus: Path = settings.BASE_DIR.parent / "shared" / "corpora" / "naughty_strings.json"
    return NAUGHTY + (json.loads(corpus.read_text())["strings"] if corpus.exists() else [])


@pytest.fixture
def guide() -> GuidePage:
    department = DepartmentFactory(title="Borgerservice", slug="borgerservice", help_phone="00 12 34 20")
    PlaceFactory(department=department, title="Skranke 3", slug="skranke-3", street="Torvet 1")
    made: GuidePage = GuideFactory(
        parent=department,
        title="Sådan får du MitID",
        slug="mitid",
        steps=[b.step("Find dit pas", "Det skal være gyldigt.", b.text("<p>Husk kodeviseren.</p>"))],
        questions=[b.question("Hvad med smartphonen?")],
    )
    return made


def found(client: Client, words: str) -> str:
    response = client.get("/soeg/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("words", ["MitID", "mitid", "pas gyldigt", "kodeviseren", "smartphonen", "kodeviseren månen"])
def test_finds_guides_by_title_steps_and_questions(client: Client, guide: GuidePage, words: str) -> None:
    assert 'href="/borgerservice/mitid/"' in found(client, words)


def test_finds_places_and_departments(client: Client, guide: GuidePage) -> None:
    assert 'href="/borgerservice/sted/skranke-3/"' in found(client, "Torvet")
    assert 'href="/borgerservice/"' in found(client, "Borgerservice")


def test_nothing_found_says_whom_to_call(client: Client, guide: GuidePage) -> None:
    page = found(client, "xyzzy")
    assert "tel:+4500123420" in page
    assert "/borgerservice/mitid/" not in page


def test_withdrawn_guides_are_not_found(client: Client, guide: GuidePage) -> None:
    guide.unpublish()
    assert "/borgerservice/mitid/" not in found(client, "MitID")


def test_what_was_typed_is_shown_escaped(client: Client, guide: GuidePage) -> None:
    typed = '"><script>alert(1)</script>'
    page = found(client, typed)
    assert typed not in page
    assert escape(typed) in page


@pytest.mark.parametrize("typed", NAUGHTY)
def test_nothing_that_a_reader_types_breaks_the_page(client: Client, guide: GuidePage, typed: str) -> None:
    found(client, typed)


def test_nothing_that_a_reader_types_breaks_the_search(guide: GuidePage) -> None:
    for typed in naughty_strings():
        assert isinstance(find(as_query(typed), [guide.department]), list)


@given(st.text(max_size=500))
def test_a_query_is_one_bounded_line(text: str) -> None:
    query = as_query(text)
    assert len(query) <= LONGEST_QUERY
    assert query == query.strip()
    assert not set(query) & set("\0\n\r\t")


def test_pages_of_a_withdrawn_department_take_nobodys_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.site.search.MOST_RESULTS", 1)
    readable = GuideFactory(title="Vejen", summary="Om cykelskuret")
    withdrawn = DepartmentFactory(live=False)
    for number in range(3):
        GuideFactory(title="Cykelskuret", slug=f"skur-{number}", parent=withdrawn)
    assert [result.page for result in find("cykelskuret", [readable.department])] == [readable]


def test_each_language_has_a_search_of_its_own(client: Client) -> None:
    guide = GuideFactory(title="Cykelskuret")
    translated = guide.copy_for_translation(Locale.objects.create(language_code="en"), copy_parents=True)
    translated.title = "The shed"
    translated.save_revision().publish()
    page = client.get("/en/soeg/?q=shed").content.decode()
    assert "The shed" in page
    assert 'action="/en/soeg/"' in page
    assert "The shed" not in client.get("/soeg/?q=shed").content.decode()
