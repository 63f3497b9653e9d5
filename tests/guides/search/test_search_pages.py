# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Search: what is found, what is not, and what a reader may type."""

import json
import logging
from html import escape
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale

from guides.models import GuidePage, HomePage
from guides.search.asking import LONGEST_QUERY, as_query
from guides.search.find import Found, find, suggest
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db

NAUGHTY = [
    "osvosv",  # two abbreviations that mean nothing
    "pgaosv",
    "ppaarrkkeerr",  # sounds like the beginning of a word that is half as long
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
        steps=[b.step("Find dit pas", "Det skal være gyldigt.", b.text("<p>Husk kodeviseren. Der er parkering.</p>"))],
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
    home, departments = HomePage.objects.get(), [guide.department]
    for typed in naughty_strings():
        assert isinstance(find(as_query(typed), home, departments), Found)
        assert isinstance(suggest(as_query(typed), home, departments), list)


@given(st.text(max_size=500))
def test_a_query_is_one_bounded_line(text: str) -> None:
    query = as_query(text)
    assert len(query) <= LONGEST_QUERY
    assert query == query.strip()
    assert not set(query) & set("\0\n\r\t")


def test_a_hit_leads_to_the_step_or_question_that_it_is_in(client: Client, guide: GuidePage) -> None:
    step, question = found(client, "kodevisere"), found(client, "smartphones")
    assert 'href="/borgerservice/mitid/trin/1/"' in step
    assert "Trin 1:" in step
    assert f'href="/borgerservice/mitid/#svar-{guide.questions[0].id}"' in question
    assert f'id="svar-{guide.questions[0].id}"' in client.get(guide.url).content.decode()


def test_what_the_guide_itself_says_needs_no_step(client: Client, guide: GuidePage) -> None:
    assert "/trin/" not in found(client, "mitid")


def test_a_misspelt_word_is_read_as_the_one_that_was_meant(client: Client, guide: GuidePage) -> None:
    page = found(client, "kodeviserre")
    assert "Vi søgte efter ”kodeviseren” i stedet for ”kodeviserre”." in page
    assert 'href="/borgerservice/mitid/trin/1/"' in page
    assert "i stedet for" not in found(client, "kodeviseren")


def test_part_of_a_word_finds_the_whole_one(client: Client, guide: GuidePage) -> None:
    for part in ("viser", "kodevis", "service"):
        assert 'href="/borgerservice/' in found(client, part), part


def test_words_that_nobody_has_written_are_no_reason_to_find_anything(client: Client, guide: GuidePage) -> None:
    assert "/borgerservice/mitid/" not in found(client, "xyzzy plugh")
    assert "/borgerservice/mitid/" not in found(client, "hvad er det")


def test_each_language_has_a_search_of_its_own(client: Client) -> None:
    guide = GuideFactory(title="Cykelskuret")
    translated = guide.copy_for_translation(Locale.objects.create(language_code="en"), copy_parents=True)
    translated.title = "The shed"
    translated.save_revision().publish()
    page = client.get("/en/soeg/?q=shed").content.decode()
    assert "The shed" in page
    assert 'action="/en/soeg/"' in page
    assert "The shed" not in client.get("/soeg/?q=shed").content.decode()


def suggested(client: Client, typed: str) -> str:
    response = client.get("/soeg/forslag/", {"q": typed})
    assert response.status_code == 200
    return response.content.decode()


def test_suggestions_begin_with_what_has_been_typed(client: Client, guide: GuidePage) -> None:
    assert 'href="/borgerservice/mitid/"' in suggested(client, "mi")
    assert 'href="/borgerservice/mitid/trin/1/"' in suggested(client, "pas kodev")
    assert "href" not in suggested(client, "m")
    assert "href" not in suggested(client, "xyzzy")


def test_suggestions_are_for_nobody_to_keep(client: Client, guide: GuidePage) -> None:
    for address in ("/soeg/forslag/?q=mi", "/soeg/?q=mi"):
        response = client.get(address)
        assert "no-store" in response.headers["Cache-Control"], address
        assert not response.cookies, address
    assert client.get("/soeg/forslag/?q=mi").headers["X-Robots-Tag"] == "noindex"


def test_what_was_typed_is_in_no_log(client: Client, guide: GuidePage, caplog: pytest.LogCaptureFixture) -> None:
    """It may be a name or a diagnosis. Errors are logged with the path alone."""
    caplog.set_level(logging.DEBUG)
    client.raise_request_exception = False
    for address in ("/soeg/", "/soeg/forslag/"):
        client.get(address, {"q": "skizofreni"})
        client.post(address + "?q=skizofreni")
        client.get(address + "findes-ikke/?q=skizofreni")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("guides.site.views.departments_below", None)
            assert client.get(address, {"q": "skizofreni"}).status_code == 500
    assert "Internal Server Error: /soeg/" in caplog.text
    assert "skizofreni" not in caplog.text


def test_the_database_is_asked_for_public_words_alone(client: Client, guide: GuidePage) -> None:
    """It may keep a log of slow statements."""
    with CaptureQueriesContext(connection) as captured:
        found(client, "skizofreni mitid")
        suggested(client, "mitid skizo")
    statements = "".join(query["sql"] for query in captured)
    assert "mitid" in statements
    assert "skizo" not in statements


def test_the_web_server_writes_no_access_log() -> None:
    """It would keep what people search for, and their addresses."""
    root: Path = settings.BASE_DIR
    starts = [(root / name).read_text() for name in ("Containerfile", "docs/OPERATIONS.md", "cms/demo/serving.py")]
    assert all("granian" in start and "--no-access-log" in start for start in starts)
