# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff see of uses, and of what is to be checked; and what is in use stays."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from cms.ripple.marking import ripple
from cms.ripple.models import ToBeChecked
from cms.ripple.uses import uses_of
from guides.models import PlacePage
from tests.cms.ripple.conftest import SECRET, Desk
from tests.factories import AdministratorFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b
from tests.factories.languages import translated


@pytest.fixture
def author(client: Client, desk: Desk) -> Client:
    client.force_login(desk.editor)
    return client


@pytest.fixture
def reviewer(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.reviewer)
    return client


def test_own_pages_and_others_published_ones_are_listed_others_drafts_are_a_number(desk: Desk) -> None:
    uses = uses_of(desk.place, desk.editor)
    assert {use.title: use.whose for use in uses.known} == {
        "Første møde": "",
        "Naboens guide": "Familiehuset",
        "Ind ad indgang B": "",
    }
    assert uses.hidden == 2
    assert uses_of(desk.place, AdministratorFactory()).hidden == 0


def test_the_neighbour_sees_own_drafts_by_title(desk: Desk) -> None:
    uses = uses_of(desk.contact, desk.neighbour)
    assert {use.title for use in uses.known} == {"Første møde", "Naboens guide", SECRET}
    assert uses.hidden == 0


def test_translations_and_leaflets_are_in_the_list(desk: Desk) -> None:
    translated(desk.place, "en", title="Room 2.14")
    translated(desk.guide, "en", title="First meeting")
    uses = {use.title: use for use in uses_of(desk.place, desk.editor).known}
    assert uses["Room 2.14"].language == uses["First meeting"].language == "Engelsk"
    assert uses["Første møde"].has_leaflet


@pytest.mark.parametrize("thing", ["place", "contact"])
def test_the_editor_lists_them_before_anything_is_saved(author: Client, desk: Desk, thing: str) -> None:
    page = author.get(reverse("wagtailadmin_pages:edit", args=[getattr(desk, thing).pk])).content.decode()
    assert "Første møde" in page
    assert "Naboens guide" in page
    assert "fra andre afdelinger" in page or "fra en anden afdeling" in page
    assert SECRET not in page


def test_so_does_the_films_page(author: Client, desk: Desk) -> None:
    page = author.get(reverse("films:edit", args=[desk.film.pk])).content.decode()
    assert "Første møde" in page
    assert "Naboens guide" in page
    assert SECRET not in page


def test_a_new_place_is_used_by_nothing(author: Client, desk: Desk) -> None:
    parent = desk.place.get_parent()
    page = author.get(reverse("wagtailadmin_pages:add", args=["guides", "placepage", parent.pk])).content.decode()
    assert "Det bruges ikke endnu." in page


def test_the_list_of_uses_takes_a_fixed_number_of_queries(desk: Desk) -> None:
    counts = []
    for _ in range(3):
        for _ in range(3):
            GuideFactory(parent=desk.department, steps=[b.step("Kom", "", b.place(desk.place))])
        with CaptureQueriesContext(connection) as asked:
            uses_of(PlacePage.objects.get(pk=desk.place.pk), desk.editor)
        counts.append(len(asked))
    assert counts[1] == counts[2], "the first asks for what is remembered"


def test_the_front_page_shows_what_is_to_be_checked_and_it_is_said_there(author: Client, desk: Desk) -> None:
    ripple(desk.contact, ["phone"])
    home = author.get("/admin/").content.decode()
    assert "Første møde" in home
    assert "”Skranken” er ændret: telefon." in home
    row = ToBeChecked.objects.get(page=desk.guide)
    answer = author.post(reverse("ripple:checked", args=[row.pk]), {"next": "/admin/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    row.refresh_from_db()
    assert row.checked_by == desk.editor
    author.get("/admin/")  # says once that it has been checked
    assert "Første møde" not in author.get(reverse("ripple:index")).content.decode()
    assert PageLogEntry.objects.filter(page=desk.guide.pk, action="ripple.checked").exists()


def test_nobody_is_sent_to_another_site_afterwards(author: Client, desk: Desk) -> None:
    ripple(desk.contact, ["phone"])
    row = ToBeChecked.objects.get(page=desk.guide)
    answer = author.post(reverse("ripple:checked", args=[row.pk]), {"next": "https://evil.example/"})
    assert answer.headers["Location"] == reverse("ripple:index")


def test_the_guides_editor_says_why(author: Client, desk: Desk) -> None:
    ripple(desk.contact, ["phone"])
    page = author.get(reverse("wagtailadmin_pages:edit", args=[desk.guide.pk])).content.decode()
    assert "Skal tjekkes." in page
    assert "”Skranken” er ændret: telefon." in page


def test_a_neighbours_check_is_none_of_ones_business(author: Client, desk: Desk) -> None:
    ripple(desk.contact, ["phone"])
    for page in (desk.theirs, desk.hidden):
        row = ToBeChecked.objects.get(page=page)
        assert author.post(reverse("ripple:checked", args=[row.pk])).status_code == 404
    assert SECRET not in author.get(reverse("ripple:index")).content.decode()


def test_the_list_of_checks_takes_a_fixed_number_of_queries(author: Client, desk: Desk) -> None:
    counts = []
    for _ in range(3):
        for _ in range(3):
            GuideFactory(parent=desk.department, steps=[b.step("Kom", "", b.place(desk.place))])
        ripple(PlacePage.objects.get(pk=desk.place.pk), ["room"])
        author.get(reverse("ripple:index"))
        with CaptureQueriesContext(connection) as asked:
            assert author.get(reverse("ripple:index")).status_code == 200
        counts.append(len(asked))
    assert counts[1] == counts[2], "the first asks for what is remembered"


@pytest.mark.parametrize("thing", ["place", "contact"])
@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_what_is_in_use_is_neither_deleted_nor_withdrawn(reviewer: Client, desk: Desk, thing: str, view: str) -> None:
    page = getattr(desk, thing)
    answer = reviewer.post(reverse(f"wagtailadmin_pages:{view}", args=[page.pk]))
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Første møde" in words
    assert "Naboens guide" in words
    assert SECRET not in words
    assert Page.objects.get(pk=page.pk).live


def test_a_draft_of_another_department_is_enough_to_keep_it(reviewer: Client, desk: Desk) -> None:
    place = PlaceFactory(department=desk.department)
    GuideFactory(parent=desk.other, title=SECRET, slug="en-til", live=False, places=[b.place(place)])
    answer = reviewer.post(reverse("wagtailadmin_pages:delete", args=[place.pk]))
    assert answer.status_code == 409
    assert SECRET not in answer.content.decode()
    assert "1 kladde fra en anden afdeling" in answer.content.decode()


@pytest.mark.parametrize("view", ["delete", "unpublish"])
def test_what_nothing_uses_may_go(reviewer: Client, desk: Desk, view: str) -> None:
    place = PlaceFactory(department=desk.department)
    assert reviewer.post(reverse(f"wagtailadmin_pages:{view}", args=[place.pk])).status_code == 302
    assert not Page.objects.filter(pk=place.pk, live=True).exists()


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_nor_many_at_once(reviewer: Client, desk: Desk, action: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = reviewer.post(f"{address}?id={desk.place.pk}&next=/admin/pages/", follow=True)
    words = answer.content.decode()
    assert "Første møde" in words
    assert SECRET not in words
    assert Page.objects.get(pk=desk.place.pk).live


def test_a_whole_department_goes_unless_others_use_what_it_has(client: Client, desk: Desk) -> None:
    client.force_login(AdministratorFactory())
    address = reverse("wagtailadmin_pages:delete", args=[desk.department.pk])
    answer = client.post(address)
    assert answer.status_code == 409
    assert "Naboens guide" in answer.content.decode()
    assert "Første møde" not in answer.content.decode()


def test_a_guide_may_be_withdrawn(reviewer: Client, desk: Desk) -> None:
    assert reviewer.post(reverse("wagtailadmin_pages:unpublish", args=[desk.guide.pk])).status_code == 302
