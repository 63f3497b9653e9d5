# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Rich text for paper: no word is lost, and links say where they lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.paper.rich_text import Flow, Listing, Paragraph, Run, as_typed, flow_from_html, flow_from_text
from guides.sanitise import clean_html, plain_text

BASE = "https://fjordby.example"


def words(flow: Flow) -> str:
    found = []
    for part in flow:
        if isinstance(part, Paragraph):
            found.append("".join(run.text for run in part.runs))
        else:
            found += [words(item) for item in part.items]
    return " ".join(found)


def flow(html: str) -> Flow:
    return flow_from_html(html, BASE)


def test_paragraphs_and_bold_words() -> None:
    assert flow("<p>Gå <b>ind</b> nu.</p><p>Vent.</p>") == [
        Paragraph([Run("Gå "), Run("ind", bold=True), Run(" nu.")]),
        Paragraph([Run("Vent.")]),
    ]


def test_lists_in_lists() -> None:
    assert flow("<ol><li>Et<ul><li>Halvt</li></ul></li><li>To</li></ol>") == [
        Listing(
            True,
            [
                [Paragraph([Run("Et")]), Listing(False, [[Paragraph([Run("Halvt")])]])],
                [Paragraph([Run("To")])],
            ],
        )
    ]


def test_line_breaks_stay_and_empty_paragraphs_go() -> None:
    assert flow("<p></p><p>Et<br>To</p><p> </p>") == [Paragraph([Run("Et"), Run("\n"), Run("To")])]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://borger.dk/">Læs mere</a>', "Læs mere (borger.dk)"),
        ('<a href="/rusmidler/">Læs mere</a>', "Læs mere (fjordby.example/rusmidler)"),
        ('<a href="https://borger.dk/">www.borger.dk</a>', "www.borger.dk"),
        ('<a href="mailto:os@fjordby.example">Skriv til os</a>', "Skriv til os (os@fjordby.example)"),
        ('<a href="mailto:os@fjordby.example">os@fjordby.example</a>', "os@fjordby.example"),
        ('<a href="tel:+4500123410">00 12 34 10</a>', "00 12 34 10"),
        ('<a href="tel:+4500123410">Ring</a>', "Ring (+4500123410)"),
        ("<a>Trukket tilbage</a>", "Trukket tilbage"),
    ],
)
def test_links_say_where_they_lead(html: str, expected: str) -> None:
    assert words(flow(f"<p>{html}</p>")) == expected


def test_links_lead_there_too() -> None:
    assert flow('<p><a href="/her/">Her</a></p>')[0] == Paragraph(
        [Run("Her", url=f"{BASE}/her/"), Run(" (fjordby.example/her)", url=f"{BASE}/her/")]
    )


def test_plain_text() -> None:
    assert flow_from_text("Et\nto\r\n\r\n\r\ntre ") == [Paragraph([Run("Et\nto")]), Paragraph([Run("tre")])]


def test_addresses_as_people_type_them() -> None:
    assert as_typed("https://fjordby.example/k/abc/") == "fjordby.example/k/abc"


TEXT = st.text("ab æ<&#*_`$\\", min_size=1, max_size=8)
INLINE = st.one_of(TEXT.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;")), st.just("<br>"))
BOLD = INLINE.map("<b>{}</b>".format)
PARAGRAPH = st.lists(st.one_of(INLINE, BOLD), max_size=4).map(lambda parts: f"<p>{''.join(parts)}</p>")
ITEM = st.recursive(
    INLINE.map("<li>{}</li>".format),
    lambda items: st.lists(items, min_size=1, max_size=3).map(lambda made: f"<li>i<ul>{''.join(made)}</ul></li>"),
    max_leaves=5,
)
LIST = st.lists(ITEM, min_size=1, max_size=3).map(lambda items: f"<ol>{''.join(items)}</ol>")


@given(st.lists(st.one_of(PARAGRAPH, LIST), max_size=4).map("".join))
def test_no_character_is_lost_or_added(html: str) -> None:
    kept = "".join(words(flow(clean_html(html))).split())
    assert kept == "".join(plain_text(html).split())
