# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The statement, the evidence beside it, the privacy page, and robots.txt."""

import re
from html import unescape

import pytest
from django.conf import settings as django_settings
from django.test import Client
from pytest_django import Settings

from cms.duties.evidence import EVIDENCE, Evidence
from guides.happenings import What
from guides.plays import rules
from guides.plays.models import FilmHour, Happening, NthDay, Play, PlayDay, SegmentMonth, SubjectDay
from guides.plays.roll_up import FINE_MONTHS
from guides.statistics import disclosure
from tests.factories import home_page

WAS = "https://www.was.digst.example/fjordby-dk"


@pytest.fixture(autouse=True)
def _site(db: None) -> None:
    home_page()


@pytest.mark.parametrize("address", ["/was", "/was/", "/en/was"])
def test_was_leads_to_the_statement(client: Client, settings: Settings, address: str) -> None:
    settings.WAS_URL = WAS
    assert client.get(address).headers["Location"] == WAS


def test_was_leads_to_our_evidence_before_there_is_a_statement(client: Client, settings: Settings) -> None:
    settings.WAS_URL = ""
    assert client.get("/was").headers["Location"] == "/tilgaengelighed/"
    assert "ikke offentliggjort" in client.get("/tilgaengelighed/").content.decode()


def test_the_evidence_links_to_the_statement(client: Client, settings: Settings) -> None:
    settings.WAS_URL = WAS
    page = client.get("/tilgaengelighed/").content.decode()
    assert f'href="{WAS}"' in page
    assert "ikke offentliggjort" not in page


@pytest.mark.parametrize("each", EVIDENCE, ids=lambda each: each.test)
def test_what_is_said_to_be_tested_is(client: Client, each: Evidence) -> None:
    file, _, function = each.test.partition("::")
    assert f"\ndef {function}(" in (django_settings.BASE_DIR / file).read_text()
    assert each.test in client.get("/tilgaengelighed/").content.decode()


def test_the_statement_is_linked_from_every_page(client: Client) -> None:
    page = client.get("/").content.decode()
    assert '<a href="/was">Tilgængelighedserklæring</a>' in page
    assert 'href="/privatliv/"' in page


def privacy_words(client: Client) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", client.get("/privatliv/").content.decode()).split())


def test_privacy_names_the_figures_that_the_program_counts_by(client: Client) -> None:
    words = privacy_words(client)
    for sentence in (
        f"mindst {rules.VIEW_MS // 1000} forskellige sekunder",
        f"kortere end {rules.SHORT_FILM_MS // 1000} sekunder",
        f"{rules.COMPLETED_PERCENT} % af den",
        f"højst {rules.MAX_SEGMENTS} dele",
        f"Efter {rules.LIFETIME.total_seconds() / 3600:.0f} timer",
        f"Tal under {disclosure.THRESHOLD} bliver ikke vist",
        f"grænsen {disclosure.DISCREET_THRESHOLD}",
    ):
        assert sentence in words


@pytest.mark.parametrize("address", ["/privatliv/", "/tilgaengelighed/"])
def test_it_is_plain_danish(client: Client, address: str) -> None:
    """LIX: words a sentence, and how many of a hundred words are long. Up to 34 is what magazines are like."""
    main = re.search(r"<main.*?>(.*)</main>", client.get(address).content.decode(), re.DOTALL)
    assert main
    text = unescape(re.sub(r"</?(?:b|strong|em|a|span|code)\b[^>]*>", "", main[1]))
    sentences = [each for each in re.split(r"<[^>]+>|[.!?:](?=\s|<|$)", text) if each.split()]
    words = [word for each in sentences for word in re.findall(r"\w[\w-]*", each)]
    long = [word for word in words if len(word) > 6]
    assert len(words) / len(sentences) + 100 * len(long) / len(words) <= 34
    assert max(len(each.split()) for each in sentences) <= 30


def test_privacy_follows_the_rules_when_they_change(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "VIEW_MS", 13_000)
    monkeypatch.setattr(disclosure, "THRESHOLD", 7)
    words = privacy_words(client)
    assert "mindst 13 forskellige sekunder" in words
    assert "Tal under 7 bliver ikke vist" in words


def test_privacy_tells_everything_that_a_play_keeps(client: Client) -> None:
    """A new column needs a word on the page, and then a line here."""
    assert {field.name for field in Play._meta.get_fields()} == {
        "id", "video", "version", "guide", "place", "block", "language", "duration_ms", "started_hour", "nth",
        "seen_once", "seen_twice", "seen_thrice", "distinct_ms", "total_ms", "ended", "remembered",
    }  # fmt: skip
    assert {field.name for field in PlayDay._meta.get_fields()} == {
        "id", "day", "guide", "place", "video", "part", "is_demo", "starts", "views", "rewatches", "completed",
        "remembered",
    }  # fmt: skip
    assert {name for roll_up in (NthDay, FilmHour, SegmentMonth) for name in roll_up.COUNTS} == {
        "views", "starts", "once", "twice", "thrice", "remembered",
    }  # fmt: skip
    words = privacy_words(client)
    for sentence in (
        "hvor tit den blev set første, anden eller tredje gang",
        "i hvilken time på ugen",
        "hvilke dele af den der blev spillet på en måned",
        "For guider, der kræver diskretion, tæller vi ikke timen.",
        "hvad din browser kalder sig. Det gemmer vi ikke.",
        "hvor mange af gangene der kom fra nogen, som lader telefonen tælle",
    ):
        assert sentence in words


def test_privacy_tells_what_a_device_remembers_where_the_reader_chose_so(client: Client) -> None:
    words = privacy_words(client)
    script = (django_settings.BASE_DIR / "static/src/remember.js").read_text()
    assert f"Efter {rules.MAX_AGE.total_seconds() / 3600:.0f} timer sletter den det" in words
    assert f"MAX_AGE_MS = {rules.MAX_AGE.total_seconds() / 3600:.0f} * HOUR_MS" in script
    assert "KEPT_MS = 90 * 24 * HOUR_MS" in script
    assert "Efter 90 dage bliver det slettet" in words
    for sentence in (
        "Telefonen husker trinnet",
        "får vi antallet at vide, og at du har valgt det",
        "husker telefonen intet",
    ):
        assert sentence in words


def test_privacy_tells_everything_that_is_kept_of_what_else_happens(client: Client) -> None:
    """A new column, or a new thing that is counted, needs a word on the page, and then a line here."""
    assert {field.name for field in Happening._meta.get_fields()} == {"id", "day"}
    assert {field.name for field in SubjectDay._meta.get_fields()} == {
        "id", "day", "what", "page", "block", "language", "part", "is_demo", "count",
    }  # fmt: skip
    words = privacy_words(client)
    hours = int(rules.LIFETIME.total_seconds() / 3600)
    said = {
        What.OPENED: "at guiden blev åbnet, printet eller gemt på en telefon",
        What.PRINTED: "at guiden blev åbnet, printet eller gemt på en telefon",
        What.SAVED: "at guiden blev åbnet, printet eller gemt på en telefon",
        What.STEP: "hvilke trin der kom frem på skærmen, og hvilke spørgsmål der blev åbnet",
        What.QUESTION: "hvilke trin der kom frem på skærmen, og hvilke spørgsmål der blev åbnet",
        What.HELP: "lægger vi én til et tal for trinnet den dag. Vi gemmer ikke andet",
        What.HELPED: "lægger vi én til et tal for trinnet den dag. Vi gemmer ikke andet",
        What.NOT_HELPED: "lægger vi én til et tal for trinnet den dag. Vi gemmer ikke andet",
        What.NO_RESULT: "Vi gemmer kun ordet, hvis det står på vores egen liste over almindelige ord.",
        What.FEED: "hvor tit vores guider bliver hentet som data",
    }
    assert set(said) == set(What)
    for sentence in (
        *said.values(),
        "et tilfældigt tal for sig selv",
        "Vi skriver dagen ned, men ikke tidspunktet.",
        f"Det, din browser fortalte om en guide, sletter vi også efter {hours} timer.",
        f"Når tallene er {FINE_MONTHS} måneder gamle",
    ):
        assert sentence in words


def test_robots_may_read_what_citizens_read(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]


def test_citizens_pages_are_compressed_and_the_admins_are_not(client: Client) -> None:
    accepts = {"Accept-Encoding": "gzip"}
    assert client.get("/privatliv/", headers=accepts).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/admin/login/", headers=accepts).headers
