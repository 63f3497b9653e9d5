# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens see on each kind of page, and what they must not see."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import translation
from wagtail.models import Page

from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    made: DepartmentPage = DepartmentFactory(
        title="Borgercenter Handicap", slug="handicap", help_phone="00 12 34 10", help_text="Skranken svarer 9–15."
    )
    return made


@pytest.fixture
def place(department: DepartmentPage) -> PlacePage:
    made: PlacePage = PlaceFactory(department=department, title="Mødelokalet", slug="moedelokalet", room="2.14")
    return made


@pytest.fixture
def contact(department: DepartmentPage) -> ContactPage:
    made: ContactPage = ContactFactory(department=department, title="Skranken", phone="00 12 34 77")
    return made


@pytest.fixture
def guide(department: DepartmentPage, place: PlacePage, contact: ContactPage) -> GuidePage:
    made: GuidePage = GuideFactory(
        parent=department,
        title="Find vej",
        slug="find-vej",
        places=[b.place(place)],
        contacts=[b.contact(contact)],
        questions=[b.question("Må min hund komme med?", "<p>Førerhunde må.</p>")],
        steps=[
            b.step("Tjek dit brev", "I brevet står lokalet.", b.checklist("Tag med", "Brevet", "Kalenderen")),
            b.step("Find indgang B", "Gå forbi cykelskuret.", b.place(place), b.contact(contact)),
            b.step("Vent ved døren", "Vi henter dig."),
        ],
    )
    return made


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_front_page_lists_departments_and_guides(client: Client, guide: GuidePage) -> None:
    page = body(client, "/")
    assert "Borgercenter Handicap" in page
    assert "Find vej" in page
    assert 'href="/handicap/find-vej/"' in page
    assert 'name="q"' in page


def test_drafts_are_on_no_list(client: Client, guide: GuidePage) -> None:
    GuideFactory(parent=guide.department, title="Kladden", live=False)
    for address in ("/", "/handicap/", "/soeg/?q=Kladden", "/sitemap.xml"):
        assert "Kladden</a>" not in body(client, address), address
        assert "/kladden/" not in body(client, address), address


def test_what_has_no_page_of_its_own_is_on_no_list(client: Client, guide: GuidePage, contact: ContactPage) -> None:
    sitemap = body(client, "/sitemap.xml")
    assert "/handicap/sted/moedelokalet/" in sitemap
    for page in (contact, *Page.objects.child_of(guide.department).not_exact_type(GuidePage)):
        assert f"/{page.slug}/</loc>" not in sitemap
        results = BeautifulSoup(body(client, f"/soeg/?q={page.title}"), "html.parser").select(".rows__title")
        assert page.title not in [result.get_text() for result in results]


def test_department_says_who_to_call_and_when(client: Client, guide: GuidePage) -> None:
    page = body(client, "/handicap/")
    assert "tel:+4500123410" in page
    assert "Skranken svarer 9–15." in page
    assert "9.00–15.00" in page
    assert "Find vej" in page


def test_guide_shows_all_steps_as_links_with_their_numbers(client: Client, guide: GuidePage) -> None:
    page = body(client, "/handicap/find-vej/")
    for number, title in enumerate(("Tjek dit brev", "Find indgang B", "Vent ved døren"), start=1):
        assert f'href="/handicap/find-vej/trin/{number}/"' in page
        assert title in page
    assert "<details data-question=" in page
    assert "Førerhunde må." in page
    assert "2.14" in page
    assert "00 12 34 77" in page


def test_step_knows_its_position_in_heading_and_title(client: Client, guide: GuidePage) -> None:
    page = body(client, "/handicap/find-vej/trin/2/")
    with translation.override("da"):
        position = translation.gettext("Step %(number)s of %(count)s") % {"number": 2, "count": 3}
    assert f"<title>{position}: Find indgang B – Find vej – Fjordby Kommune</title>" in page
    assert page.count("<h1") == 1
    assert "Gå forbi cykelskuret." in page
    assert not any(text in page for text in ("I brevet står lokalet.", "Vi henter dig.")), "one step a screen"
    assert 'rel="prev" href="/handicap/find-vej/trin/1/"' in page
    assert 'rel="next" href="/handicap/find-vej/trin/3/"' in page


def test_first_step_has_no_previous_and_last_no_next(client: Client, guide: GuidePage) -> None:
    assert 'rel="prev"' not in body(client, "/handicap/find-vej/trin/1/")
    assert 'rel="next"' not in body(client, "/handicap/find-vej/trin/3/")


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999"])
def test_steps_that_do_not_exist_are_not_found(client: Client, guide: GuidePage, number: str) -> None:
    response = client.get(f"/handicap/find-vej/trin/{number}/")
    assert response.status_code == 404
    assert 'name="q"' in response.content.decode()


@pytest.mark.parametrize("path", ["", "find-vej/", "find-vej/trin/3/", "sted/moedelokalet/"])
def test_help_now_is_on_every_page_of_the_department(client: Client, guide: GuidePage, path: str) -> None:
    page = body(client, f"/handicap/{path}")
    assert "Har du brug for hjælp nu?" in page
    assert 'href="tel:+4500123410"' in page
    assert "Skranken svarer 9–15." in page


def test_place_says_where_it_is_and_how_to_know(client: Client, place: PlacePage) -> None:
    page = body(client, "/handicap/sted/moedelokalet/")
    for words in ("Lærkevej 12, 9999 Fjordby", "Indgang B, den blå dør", "2. sal", "2.14", "stort, hvidt B"):
        assert words in page


def test_place_that_is_closed_soon_says_so_on_its_page(client: Client, place: PlacePage) -> None:
    place.hours = '[{"type": "closure", "value": {"first": "2020-01-01", "last": "2099-01-01", "reason": "Vandskade"}}]'
    place.save_revision().publish()
    assert "Vandskade" in body(client, "/handicap/sted/moedelokalet/")


def withdraw(page: Page, *, how: str) -> None:
    if how == "unpublished":
        page.unpublish()
    else:
        page.delete()


@pytest.mark.parametrize("how", ["unpublished", "deleted"])
@pytest.mark.parametrize("address", ["/handicap/find-vej/", "/handicap/find-vej/trin/2/"])
def test_withdrawn_place_shows_none_of_its_data_and_whom_to_call(
    client: Client, guide: GuidePage, place: PlacePage, address: str, how: str
) -> None:
    withdraw(place, how=how)
    page = body(client, address)
    with translation.override("da"):
        assert translation.gettext("This place is no longer in use. Call us before you set out.") in page
    for gone in ("Mødelokalet", "2.14", "Lærkevej", "hvidt B", "/sted/"):
        assert gone not in page
    assert "tel:+4500123410" in page


@pytest.mark.parametrize("how", ["unpublished", "deleted"])
@pytest.mark.parametrize("address", ["/handicap/find-vej/", "/handicap/find-vej/trin/2/"])
def test_withdrawn_contact_shows_none_of_its_data(
    client: Client, guide: GuidePage, contact: ContactPage, address: str, how: str
) -> None:
    withdraw(contact, how=how)
    page = body(client, address)
    with translation.override("da"):
        assert translation.gettext("This contact is no longer in use. Call us instead.") in page
    for gone in ("00 12 34 77", "+4500123477", "skranken@fjordby.example"):
        assert gone not in page


@pytest.mark.parametrize(("shows", "expected"), [(True, True), (False, False)])
def test_contact_shows_the_name_only_if_the_department_does(
    client: Client, guide: GuidePage, contact: ContactPage, shows: bool, expected: bool
) -> None:
    contact.show_person = shows
    contact.save_revision().publish()
    assert ("Karin Lund" in body(client, "/handicap/find-vej/trin/2/")) is expected


def test_all_kinds_of_blocks_are_shown(client: Client, department: DepartmentPage, guide: GuidePage) -> None:
    GuideFactory(
        parent=department,
        slug="alt",
        steps=[
            b.step(
                "Alt",
                "Kort tekst.",
                b.text("<p>Brødtekst</p>"),
                b.picture(ImageFactory(is_public=True), "Gavlen med døren"),
                b.deadline("Ring senest", "2026-12-03"),
                b.self_service("Skriv til os", "https://post.example/", needs_mitid=True),
                b.guide(guide),
                b.callout("<p>Vi venter på dig</p>", "important"),
                b.checklist("Tag med", "Sygesikringsbeviset"),
            )
        ],
    )
    page = body(client, "/handicap/alt/trin/1/")
    for words in (
        "Brødtekst",
        'alt="Gavlen med døren"',
        "Ring senest",
        "torsdag 3. december 2026",
        "https://post.example/",
        'href="/handicap/find-vej/"',
        "Vi venter på dig",
        "Sygesikringsbeviset",
    ):
        assert words in page, words


def test_authors_text_is_cleaned(client: Client, department: DepartmentPage) -> None:
    hostile = "<p>Hej<script>alert(1)</script><img src=x onerror=alert(1)></p>"
    GuideFactory(parent=department, slug="fjendtlig", why=hostile, steps=[b.step("T", "", b.text(hostile))])
    for address in ("/handicap/fjendtlig/", "/handicap/fjendtlig/trin/1/"):
        page = body(client, address)
        assert "alert(1)" not in page
        assert "onerror" not in page


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/handicap/",
        "/handicap/find-vej/",
        "/handicap/find-vej/trin/1/",
        "/handicap/sted/moedelokalet/",
        "/soeg/?q=a",
        "/nej/",
    ],
)
def test_pages_are_the_same_for_everybody(client: Client, guide: GuidePage, address: str) -> None:
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_error_page_helps_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("guides.site.views.find", broken)
    client.raise_request_exception = False
    DepartmentFactory()
    response = client.get("/soeg/?q=x")
    assert response.status_code == 500
    assert 'href="/"' in response.content.decode()
