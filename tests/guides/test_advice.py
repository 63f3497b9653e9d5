# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Advice before publishing, and what is broken: the rules by themselves."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.publishing.advice import (
    HIGHEST_LIX,
    LONGEST_STEP,
    LONGEST_TITLE,
    FilmAge,
    LinkWords,
    TextFacts,
    TitleFacts,
    count_findings,
    link_findings,
    long_step_findings,
    old_film_findings,
    reading_findings,
    title_findings,
)
from guides.publishing.content import Link, broken_link_findings, links_in
from guides.publishing.finding import Advice, Finding, blocking, in_order

LONG_ENOUGH = "ord " * 30
PATHS = ["title", "steps", "steps.a", "steps.a.text", "steps.b", "steps.b.text", "contacts"]


@pytest.mark.parametrize(("number", "warns"), [(HIGHEST_LIX, False), (HIGHEST_LIX + 1, True), (None, False)])
def test_a_hard_text_is_warned_about(number: int | None, warns: bool) -> None:
    found = reading_findings([TextFacts("steps.a.text", LONG_ENOUGH)], lambda _text: number)
    assert [finding.path for finding in found] == ["steps.a.text"] * warns


def test_a_few_words_are_no_text() -> None:
    assert reading_findings([TextFacts("steps.a.text", "Ansøgningsblanket")], lambda _text: 99) == []


def test_long_steps_and_titles() -> None:
    assert long_step_findings([TextFacts("a", "ord " * LONGEST_STEP), TextFacts("b", "ord " * (LONGEST_STEP + 1))]) == [
        Finding("b", "long-step", long_step_findings([TextFacts("b", "ord " * (LONGEST_STEP + 1))])[0].message)
    ]
    titles = [TitleFacts("title", "x" * LONGEST_TITLE), TitleFacts("steps.a.title", "x" * (LONGEST_TITLE + 1))]
    assert [finding.path for finding in title_findings(titles)] == ["steps.a.title"]


@pytest.mark.parametrize(
    ("words", "says_nothing"), [("her", True), ("Læs mere her.", True), (" Her »", True), ("Her bor vi", False)]
)
def test_links_that_say_nothing(words: str, says_nothing: bool) -> None:
    assert bool(link_findings([LinkWords("why", words)])) == says_nothing


@pytest.mark.parametrize(
    ("since", "today", "is_old"),
    [
        (date(2024, 11, 30), date(2026, 11, 30), False),
        (date(2024, 11, 29), date(2026, 11, 30), True),
        (date(2026, 2, 28), date(2028, 2, 29), False),
        (None, date(2026, 11, 30), False),
    ],
)
def test_old_films(since: date | None, today: date, is_old: bool) -> None:
    assert bool(old_film_findings([FilmAge("film", "Vejen", since)], today)) == is_old


def test_more_than_nine_steps() -> None:
    assert count_findings(9) == []
    assert [finding.code for finding in count_findings(10)] == [Advice.MANY_STEPS]


def test_links_are_read_from_what_the_database_keeps() -> None:
    source = '<p>Se <a linktype="page" id="7">vores <b>guide</b></a>, <a href="https://x.dk">her</a>.</p>'
    assert links_in("why", source) == [Link("why", "page", 7, "vores guide"), Link("why", "", 0, "her")]


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_links(text: str) -> None:
    assert all(link.path == "why" for link in links_in("why", f"<a{text}"))


def test_a_link_is_broken_unless_it_leads_to_what_citizens_can_open() -> None:
    links = [Link("why", "page", 7, "guiden"), Link("why", "document", 7, "planen"), Link("why", "", 0, "ude")]
    assert [finding.message for finding in broken_link_findings(links, {("page", 7)})] == [
        broken_link_findings([links[1]], set())[0].message
    ]


def test_only_advice_can_be_made_to_block() -> None:
    found = [Finding("title", "long-title", ""), Finding("contacts", "no-contact", "")]
    assert blocking(found, []) == found[1:]
    assert blocking(found, ["long-title"]) == found


@given(st.lists(st.sampled_from([*PATHS, "steps.a.content.x.alt_text", "steps.b.kind", "elsewhere"])))
def test_the_order_is_that_of_the_form(paths: list[str]) -> None:
    """Whatever lies inside a block comes before the next block; nothing is lost."""
    found = in_order([Finding(path, "", "") for path in paths], PATHS)
    assert sorted(finding.path for finding in found) == sorted(paths)
    blocks = [finding.path[:7] for finding in found if finding.path.startswith("steps.")]
    assert all(one <= other for one, other in pairwise(blocks))
    if "elsewhere" in paths:
        assert found[-1].path == "elsewhere"
