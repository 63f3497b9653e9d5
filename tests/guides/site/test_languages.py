# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What readers are told of languages: the switch, and where a translation is older than the Danish text."""

import json
from typing import Any
from uuid import UUID

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from guides.models import DepartmentPage, GuidePage, HomePage
from tests.factories import ContactFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b
from tests.factories.languages import translated

pytestmark = pytest.mark.django_db


def block_id(digit: int) -> str:
    return str(UUID(str(digit) * 32))


STEPS = [b.step("Find døren", "Den er blå.", id=block_id(1)), b.step("Ring på", "To gange.", id=block_id(2))]
QUESTIONS = [b.question("Må jeg tage min hund med?", "<p>Ja.</p>", id=block_id(3))]


@pytest.fixture
def danish() -> GuidePage:
    guide: GuidePage = GuideFactory(title="Find vej", slug="find-vej", steps=STEPS, questions=QUESTIONS)
    return guide


def in_words(steps: list[Any], **titles: str) -> str:
    """The blocks with other titles, by id."""
    return json.dumps(
        [
            step | {"value": step["value"] | {"title": titles.get(f"s{step['id'][:8]}", step["value"]["title"])}}
            for step in steps
        ]
    )


def in_english(guide: GuidePage, **words: Any) -> GuidePage:
    """All of it, unless `words` say otherwise."""
    questions = [b.question("May I bring my dog?", "<p>Yes.</p>", id=block_id(3))]
    english = {
        "title": "Find the way",
        "slug": "find-the-way",
        "steps": in_words(STEPS, s11111111="Find the door", s22222222="Ring the bell"),
        "questions": json.dumps(questions),
    }
    return translated(guide, "en", **(english | words))


def change(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def soup(client: Client, address: str) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content, "html.parser")


def notes(page: BeautifulSoup) -> list[str]:
    return [" ".join(note.get_text().split()) for note in page.select(".freshness")]


def switch(page: BeautifulSoup) -> dict[str, str]:
    return {str(link["hreflang"]): str(link["href"]) for link in page.select("nav.languages a")}


class TestAddresses:
    @pytest.mark.parametrize(("code", "prefix"), [("da-simple", "let-dansk"), ("en", "en"), ("ar", "ar"), ("uk", "uk")])
    def test_a_language_has_addresses_of_its_own(
        self, client: Client, danish: GuidePage, code: str, prefix: str
    ) -> None:
        page = translated(danish, code, title="Vejen")
        assert page.get_url().startswith(f"/{prefix}/")
        html = soup(client, page.get_url()).html
        assert isinstance(html, Tag)
        assert (html["lang"], html["dir"]) == (code, "rtl" if code == "ar" else "ltr")

    @pytest.mark.parametrize("address", ["/pl/", "/pl/{0}/", "/pl/{0}/find-vej/", "/pl/{0}/find-vej/trin/2/"])
    def test_a_language_that_is_not_there_leads_to_danish(
        self, client: Client, danish: GuidePage, address: str
    ) -> None:
        """Wagtail would show the Danish page, said to be Polish."""
        address = address.format(danish.department.slug)
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, address.removeprefix("/pl"))

    def test_a_language_that_is_closed_leads_to_danish_and_is_not_offered(
        self, client: Client, danish: GuidePage
    ) -> None:
        english = in_english(danish)
        HomePage.objects.get(locale__language_code="en").unpublish()
        assert client.get("/en/").status_code == 302
        assert switch(soup(client, danish.get_url())) == {}
        assert client.get(f"/g/{english.uuid}/").status_code == 410

    def test_no_department_may_hide_a_language(self) -> None:
        for slug in ("let-dansk", "uk", "da-simple"):
            with pytest.raises(Exception, match="slug"):
                DepartmentPage(title="X", slug=slug, help_phone="1", help_text="1").clean()


class TestSwitch:
    def test_a_page_in_one_language_offers_none(self, client: Client, danish: GuidePage) -> None:
        page = soup(client, danish.get_url())
        assert (page.select("nav.languages"), page.select("link[rel=alternate][hreflang]")) == ([], [])

    def test_languages_go_by_their_own_names(self, client: Client, danish: GuidePage) -> None:
        english, arabic = in_english(danish), translated(danish, "ar", title="الطريق")
        page = soup(client, danish.get_url())
        links = page.select("nav.languages a")
        assert [(link["hreflang"], link.get_text(), link["href"]) for link in links] == [
            ("en", "English", english.get_url()),
            ("ar", "العربيّة", arabic.get_url()),
        ]
        assert [(item["lang"], item["dir"]) for item in page.select("nav.languages li")] == [
            ("da", "ltr"),
            ("en", "ltr"),
            ("ar", "rtl"),
        ]
        assert page.select("nav.languages [aria-current]")[0].get_text() == "Dansk"

    def test_a_step_leads_to_the_same_step(self, client: Client, danish: GuidePage) -> None:
        turned = in_words(STEPS[::-1], s11111111="Find the door", s22222222="Ring the bell")
        english = in_english(danish, steps=turned)
        page = soup(client, f"{danish.get_url()}trin/1/")
        assert switch(page) == {"en": f"{english.get_url()}trin/2/"}
        assert switch(soup(client, f"{english.get_url()}trin/1/")) == {"da": f"{danish.get_url()}trin/2/"}

    def test_a_step_that_is_not_there_leads_to_the_guide(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish, steps=in_words(STEPS[1:], s22222222="Ring the bell"))
        assert switch(soup(client, f"{danish.get_url()}trin/1/")) == {"en": english.get_url()}

    def test_only_what_citizens_can_read_is_offered(self, client: Client, danish: GuidePage) -> None:
        translated(danish, "ar", title="الطريق", live=False)
        english = in_english(danish)
        assert switch(soup(client, danish.get_url())) == {"en": english.get_url()}
        Page.objects.filter(pk=english.get_parent().pk).update(live=False)
        assert switch(soup(client, danish.get_url())) == {}

    def test_places_departments_and_front_pages_too(self, client: Client, danish: GuidePage) -> None:
        place = PlaceFactory(department=danish.department, slug="lokalet")
        there = translated(place, "en", title="The room")
        department = there.get_parent().get_parent()
        assert switch(soup(client, place.get_url())) == {"en": there.get_url()}
        assert switch(soup(client, danish.department.get_url())) == {"en": department.get_url()}
        assert switch(soup(client, "/")) == {"en": "/en/"}

    def test_search_engines_are_told(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        for address in (danish.get_url(), english.get_url()):
            links = soup(client, address).select("link[rel=alternate][hreflang]")
            assert {(link["hreflang"], link["href"]) for link in links} == {
                ("da", f"http://testserver{danish.get_url()}"),
                ("x-default", f"http://testserver{danish.get_url()}"),
                ("en", f"http://testserver{english.get_url()}"),
            }

    def test_the_sitemap_has_all_languages(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        sitemap = client.get("/sitemap.xml").content.decode()
        for code, address in (("da", danish.full_url), ("en", english.full_url)):
            assert sitemap.count(f"<loc>{address}</loc>") == 1
            assert sitemap.count(f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>') == 2


class TestFreshness:
    def test_a_translation_that_fits_says_nothing(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        for address in ("", "trin/1/", "trin/2/"):
            assert notes(soup(client, english.get_url() + address)) == []

    def test_only_the_step_that_was_changed_is_older(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        change(danish, steps=in_words(STEPS, s11111111="Find porten"))
        page = soup(client, f"{english.get_url()}trin/1/")
        assert notes(page) == [
            "This step is older than the Danish text. Something may have changed. See the step in Danish"
        ]
        link = page.select(".freshness a")[0]
        assert (link["href"], link["hreflang"]) == (f"{danish.get_url()}trin/1/", "da")
        assert notes(soup(client, f"{english.get_url()}trin/2/")) == []
        overview = soup(client, english.get_url())
        assert [tag.get_text(strip=True) for tag in overview.select(".freshness-tag")] == ["Older than the Danish text"]
        assert notes(overview) == []

    def test_a_draft_in_danish_counts_for_nothing(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        danish.steps = in_words(STEPS, s11111111="Find porten")
        danish.save_revision()
        assert notes(soup(client, f"{english.get_url()}trin/1/")) == []

    def test_an_answer(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        change(danish, questions=json.dumps([b.question("Må jeg tage min hund med?", "<p>Nej.</p>", id=block_id(3))]))
        (note,) = soup(client, english.get_url()).select("details .freshness")
        assert "This answer is older" in note.get_text()
        assert note.select("a")[0]["href"] == f"{danish.get_url()}#questions-heading"

    def test_the_page_itself(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        change(danish, waiting_time="3 uger")
        (note,) = soup(client, english.get_url()).select(".freshness")
        assert "This page is older" in note.get_text()
        assert note.select("a")[0]["href"] == danish.get_url()

    def test_what_is_only_in_danish(self, client: Client, danish: GuidePage) -> None:
        english = in_english(danish)
        change(danish, steps=json.dumps([*STEPS, b.step("Sæt dig", id=block_id(4))]))
        page = soup(client, english.get_url())
        (link,) = page.select(".freshness a[lang=da]")
        assert (link.get_text(), link["href"]) == ("Sæt dig", f"{danish.get_url()}trin/3/")

    def test_what_is_not_translated_is_said_to_be_danish(self, client: Client, danish: GuidePage) -> None:
        arabic = translated(danish, "ar", title="الطريق", steps=in_words(STEPS, s11111111="الباب"))
        page = soup(client, f"{arabic.get_url()}trin/2/")
        assert [note.get_text(strip=True) for note in page.select(".freshness")] == [
            "لم تُترجم هذه الخطوة بعد. النص بالدنماركية."
        ]
        assert [(tag["lang"], tag["dir"]) for tag in page.select("h1 > span[lang], .step__text")] == [("da", "ltr")] * 2
        assert soup(client, f"{arabic.get_url()}trin/1/").select("h1 > span[lang]") == []

    def test_departments_and_front_pages_that_only_came_along(self, client: Client, danish: GuidePage) -> None:
        in_english(danish)
        for address in ("/en/", f"/en/{danish.department.slug}/"):
            page = soup(client, address)
            assert notes(page) == ["This page is not translated yet. The text is in Danish."]
            assert page.select("h1")[0]["lang"] == "da"

    def test_places_and_contacts_without_a_translation(self, client: Client, danish: GuidePage) -> None:
        place, contact = PlaceFactory(department=danish.department), ContactFactory(department=danish.department)
        change(danish, places=json.dumps([b.place(place)]), contacts=json.dumps([b.contact(contact)]))
        english = in_english(danish)
        page = soup(client, english.get_url())
        assert [tag["lang"] for tag in page.select(".place__title [lang], .contact h3, .known-by")] == ["da"] * 3
        assert not [tag for tag in page.select("main [lang=da]") if tag.find("a")], "our own words are not Danish"
        translated(place, "en", title="The room")
        assert [tag.get("lang") for tag in soup(client, english.get_url()).select(".place__title span")] == [None]


class TestQueries:
    def test_more_languages_take_no_more_queries(self, client: Client, danish: GuidePage) -> None:
        def count(address: str) -> int:
            client.get(address)
            cache.get("warm")
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            return len(captured)

        english = in_english(danish)
        addresses = [f"{page.get_url()}{rest}" for page in (danish, english) for rest in ("", "trin/1/")]
        before = {address: count(address) for address in addresses}
        for code in ("ar", "uk", "pl", "da-simple"):
            translated(danish, code, title=code)
        assert {address: count(address) for address in addresses} == before


def test_every_language_has_a_name_of_its_own_and_formats() -> None:
    codes = [code for code, _name in settings.LANGUAGES]
    assert codes == ["da", "da-simple", "en", "ar", "uk", "pl"]
    for code in codes:
        assert (settings.BASE_DIR / "cms" / "formats" / code.split("-")[0] / "formats.py").is_file()
