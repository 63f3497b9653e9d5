# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What HTML may leave the house, and what becomes a link."""

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.sanitise import LINKIFY_MAX_BYTES, TAGS, clean_html, linkify_text, plain_text

HARMLESS = ("http", "https", "mailto", "tel")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def as_browsers_read(href: str) -> str:
    """Without what the URL standard drops: control characters and spaces in front, tabs and line ends anywhere."""
    return re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", href)


class Seen(HTMLParser):
    """The elements and the words of some HTML."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    @property
    def links(self) -> list[str]:
        return [attributes["href"] or "" for _tag, attributes in self.elements if "href" in attributes]


def assert_harmless(markup: str, allowed: set[str] = TAGS) -> None:
    for tag, attributes in Seen(markup).elements:
        assert tag in allowed
        assert set(attributes) <= {"href", "rel"}
    for href in Seen(markup).links:
        scheme = SCHEME.match(as_browsers_read(href))
        assert scheme is None or scheme[1].lower() in HARMLESS, href


@pytest.fixture(scope="module")
def corpora(shared_media: Path) -> Path:
    folder = shared_media.parent / "corpora"
    if not folder.is_dir():
        pytest.skip(f"no collected attacks at {folder}")
    return folder


def attacks(corpora: Path) -> Iterator[str]:
    payloads = json.loads((corpora / "xss_thirdparty.json").read_text())["payloads"]
    yield from (payload["payload"] for payload in payloads)
    yield from json.loads((corpora / "naughty_strings.json").read_text())["strings"]


def test_collected_attacks_come_out_harmless(corpora: Path) -> None:
    for payload in attacks(corpora):
        cleaned = clean_html(payload)
        assert_harmless(cleaned)
        assert clean_html(cleaned) == cleaned
        assert_harmless(linkify_text(payload), {"a"})
        assert "<script" not in plain_text(payload) or "&lt;script" in cleaned


@given(st.text())
def test_any_text_keeps_its_words_and_gains_nothing_but_links(text: str) -> None:
    markup = linkify_text(text)
    assert_harmless(markup, {"a"})
    # HTML has no other control characters, and only one kind of line end.
    assert Seen(markup).words.split() == Seen(clean_html(markup)).words.split()


def test_keeps_what_an_author_can_write() -> None:
    source = '<p>Tag <b>elevatoren</b>:</p><ul><li>op</li></ul><ol><li>til <a href="/sted/">2. sal</a></li></ol>'
    assert clean_html(source) == source.replace('href="/sted/"', 'href="/sted/" rel="noopener noreferrer"')


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<p onclick="alert(1)" style="color:red" class="x">',
        '<a href="javascript:alert(1)">',
        '<a href="data:text/html,x" target="_blank">',
        "<iframe src=//evil.example></iframe><form><input></form><!-- x -->",
    ],
)
def test_drops_everything_else(source: str) -> None:
    cleaned = clean_html(source)
    assert_harmless(cleaned)
    assert "alert" not in cleaned
    assert "evil" not in cleaned


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Ring 00 12 34 10, eller skriv.", ["tel:+4500123410"]),
        ("Ring +45 00123410 eller 0012 3410", ["tel:+4500123410", "tel:+4500123410"]),
        ("00 12 34 10/00 12 34 11", ["tel:+4500123410", "tel:+4500123411"]),
        ("Skriv til rusmiddel@fjordby.example.", ["mailto:rusmiddel@fjordby.example"]),
        ("Skriv til 1813@fjordby.example", ["mailto:1813@fjordby.example"]),
        ("Se https://fjordby.example/a?b=1&c=2.", ["https://fjordby.example/a?b=1&c=2"]),
        ("(www.fjordby.example)", ["https://www.fjordby.example"]),
        ("Åbent 12 30 14 00 16 00", []),
        ("Sag 12345678, CPR 010203-1234, den 01.02.2026", []),
        ("Tag bussen.Stå af ved Torvet, lokale 2.14", []),
        ("javascript:alert(1)", []),
    ],
)
def test_links_in_plain_text(text: str, links: list[str]) -> None:
    markup = linkify_text(text)
    assert Seen(markup).links == links
    assert Seen(markup).words == text


def test_plain_text_is_not_markup() -> None:
    assert linkify_text('<b>5 < 6 & "7"</b>') == '&lt;b&gt;5 &lt; 6 &amp; "7"&lt;/b&gt;'


def test_text_too_long_to_search_for_links_is_shown_without() -> None:
    text = "Ring 00 12 34 10. " * (LINKIFY_MAX_BYTES // 10)
    assert Seen(linkify_text(text)).elements == []
    assert Seen(linkify_text(text)).words == text


@pytest.mark.parametrize("word", ["a@b.dk ", "https://a.dk ", "a@", "www.", "1 ", "<a href=x ", "a-", "&amp;"])
def test_no_text_takes_long(word: str) -> None:
    text = (word * LINKIFY_MAX_BYTES)[:LINKIFY_MAX_BYTES]
    began = time.process_time()
    linkify_text(text)
    assert time.process_time() - began < 5


def test_threads_do_not_mix_their_texts() -> None:
    texts = [f"Ring 00 12 34 {number:02} til nummer {number}" for number in range(100)] * 5
    with ThreadPoolExecutor(8) as pool:
        for text, markup in zip(texts, pool.map(linkify_text, texts), strict=True):
            assert Seen(markup).words == text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hej <b>du</b> &amp; I</p><p>Kom ind</p>", "Hej du & I\nKom ind"),
        ("<ul><li>pas</li><li>brev</li></ul>", "pas\nbrev"),
        ("a<br/>b<script>c</script>", "a\nb"),
        ("<p>5 &lt; 6</p>", "5 < 6"),
        ("", ""),
    ],
)
def test_words_of_html(source: str, words: str) -> None:
    assert plain_text(source) == words
