# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The addresses of leaflets: public, only what citizens can reach, cheap to ask again for."""

import threading
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import Locale, Page, Site

from guides.models import DepartmentPage, GuidePage, Look, PlacePage, ShortAddress
from guides.paper import making
from guides.paper.pictures import read_pictures
from guides.short_addresses import ensure_short_addresses, printed_targets
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.guides.paper.pdf import open_pdf, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory(title="Borgercenter Handicap", slug="handicap")


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    return GuideFactory(parent=department, title="Find vej", slug="find-vej")


@pytest.fixture
def place(department: DepartmentPage) -> PlacePage:
    return PlaceFactory(department=department, title="Lokale 2.14", slug="lokale-214")


GUIDE, PLACE = "/handicap/find-vej/folder.pdf", "/handicap/sted/lokale-214/folder.pdf"
ALL = [path.replace("folder", form) for path in (GUIDE, PLACE) for form in ("folder", "haefte")]


@pytest.mark.parametrize(
    ("path", "name", "title"),
    [
        (GUIDE, "find-vej.pdf", "Find vej"),
        (GUIDE.replace("folder", "haefte"), "find-vej-kun-til-print.pdf", "Find vej (kun til print)"),
        (PLACE, "lokale-214.pdf", "Lokale 2.14"),
        (PLACE.replace("folder", "haefte"), "lokale-214-kun-til-print.pdf", "Lokale 2.14 (kun til print)"),
    ],
)
def test_each_form(client: Client, guide: GuidePage, place: PlacePage, path: str, name: str, title: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert response["Cache-Control"] == "public, max-age=300"
    assert response["X-Robots-Tag"] == "noindex"
    assert open_pdf(response.content).metadata.title == title  # type: ignore[union-attr]


def test_nothing_is_stored_on_the_device(client: Client, guide: GuidePage) -> None:
    response = client.get(GUIDE)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", ALL)
def test_drafts_and_what_is_withdrawn_have_none(
    client: Client, guide: GuidePage, place: PlacePage, department: DepartmentPage, path: str
) -> None:
    pages = Page.objects.filter(pk__in=[guide.pk, place.pk])
    pages.update(live=False)
    assert client.get(path).status_code == 410
    pages.update(first_published_at=None)
    assert client.get(path).status_code == 404
    pages.update(live=True)
    DepartmentPage.objects.filter(pk=department.pk).update(live=False)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/handicap/findes-ikke/folder.pdf", "/nej/find-vej/folder.pdf"])
def test_what_does_not_exist_is_not_found(client: Client, guide: GuidePage, path: str) -> None:
    assert client.get(path).status_code == 404


def test_only_reading(client: Client, guide: GuidePage) -> None:
    assert client.post(GUIDE).status_code == 405
    assert client.head(GUIDE).status_code == 200


def test_a_discreet_guide_gives_nothing_away_outside_of_its_pages(client: Client, guide: GuidePage) -> None:
    GuidePage.objects.filter(pk=guide.pk).update(discreet=True)
    for path, name in ((GUIDE, "folder.pdf"), (GUIDE.replace("folder", "haefte"), "folder-kun-til-print.pdf")):
        response = client.get(path)
        assert response["Content-Disposition"] == f'inline; filename="{name}"'
        assert "Find vej" not in str(open_pdf(response.content).metadata)
        assert "Find vej" in text_of(response.content)


class TestCheap:
    @pytest.fixture(autouse=True)
    def _count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = 0

        def counted(keys: Iterable[str]) -> dict[str, bytes]:
            self.made += 1
            return read_pictures(keys)

        monkeypatch.setattr(making, "read_pictures", counted)

    def test_made_once(self, client: Client, guide: GuidePage) -> None:
        assert client.get(GUIDE).content == client.get(GUIDE).content
        assert self.made == 1

    def test_made_anew_when_something_of_it_changes(self, client: Client, guide: GuidePage) -> None:
        first = client.get(GUIDE)
        DepartmentPage.objects.update(help_phone="00 12 34 99")
        second = client.get(GUIDE)
        assert "00 12 34 99" in text_of(second.content)
        assert first["ETag"] != second["ETag"]

    def test_who_has_it_gets_nothing(self, client: Client, guide: GuidePage) -> None:
        etag = client.get(GUIDE)["ETag"]
        caches["leaflets"].clear()
        response = client.get(GUIDE, headers={"If-None-Match": etag})
        assert (response.status_code, response.content) == (304, b"")
        assert self.made == 1


def test_where_many_ask_at_once_the_last_are_told_to_wait(
    client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "LONGEST_WAIT", 0.01)
    monkeypatch.setattr(making, "_one_at_a_time", threading.Semaphore(0))
    response = client.get(GUIDE)
    assert response.status_code == 503
    assert "Prøv igen om et minut" in response.content.decode()


def test_a_guide_that_is_too_long_says_so(client: Client, guide: GuidePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guides.paper.typesetting.LARGEST", 10)
    response = client.get(GUIDE)
    assert response.status_code == 404
    assert "Guiden er for lang" in response.content.decode()


def test_the_first_print_gives_codes_and_later_ones_keep_them(
    client: Client, department: DepartmentPage, settings: Settings
) -> None:
    """A page from before there were short addresses. Paper names the site, not the host that was asked."""
    settings.WAGTAILADMIN_BASE_URL = "https://vejen.example"
    room = PlaceFactory(department=department, film=VideoFactory.create(is_public=True))
    film = VideoFactory.create(is_public=True)
    guide = GuideFactory(parent=department, slug="find-vej", steps=[b.step("Gå", "", b.film(film), b.place(room))])
    assert not ShortAddress.objects.exists()
    text = text_of(client.get(GUIDE).content).replace(" ", "")
    given = {(short.page_id, short.video_id): short for short in ShortAddress.objects.all()}
    assert set(given) == {(guide.pk, None), (guide.pk, film.pk), (room.pk, None), (room.pk, room.film_id)}
    for key in ((guide.pk, None), (guide.pk, film.pk), (room.pk, room.film_id)):
        assert f"vejen.example{given[key]}" in text
    client.get(GUIDE)
    assert ShortAddress.objects.count() == 4


def test_is_sent_by_whoever_the_look_says(client: Client, guide: GuidePage) -> None:
    Look.objects.create(site=Site.objects.get(), name="Søby Kommune")
    assert "Søby Kommune" in text_of(client.get(GUIDE).content)


def fill(department: DepartmentPage, slug: str, amount: int) -> None:
    steps = [
        b.step(
            "Gå",
            "Nu.",
            b.film(VideoFactory.create(is_public=True)),
            b.picture(ImageFactory(is_public=True)),
            b.place(PlaceFactory(department=department, film=VideoFactory.create(is_public=True))),
            b.contact(ContactFactory(department=department)),
            b.guide(GuideFactory(parent=department)),
        )
        for _ in range(amount)
    ]
    GuideFactory(
        parent=department,
        slug=slug,
        steps=steps,
        cover_image=ImageFactory(is_public=True),
        questions=[b.question("Hvor?", film=VideoFactory.create(is_public=True)) for _ in range(amount)],
        places=[b.place(PlaceFactory(department=department)) for _ in range(amount)],
        contacts=[b.contact(ContactFactory(department=department)) for _ in range(amount)],
    )


def queries(client: Client, path: str) -> list[str]:
    client.get(path)
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in captured]


def test_number_of_queries_is_fixed(client: Client, department: DepartmentPage, place: PlacePage) -> None:
    fill(department, "lille", 1)
    fill(department, "stor", 3)
    few, many = (queries(client, f"/handicap/{slug}/folder.pdf") for slug in ("lille", "stor"))
    assert len(few) == len(many), "\n".join(sorted(many))
    assert (len(many), len(queries(client, PLACE))) == (40, 17)


def test_in_the_language_of_the_page(client: Client, guide: GuidePage) -> None:
    english = Locale.objects.create(language_code="en")
    translation = guide.copy_for_translation(english, copy_parents=True)
    translation.title = "Find your way"
    translation.save_revision().publish()
    response = client.get(f"{translation.url}folder.pdf")
    assert response.status_code == 200
    root: Any = open_pdf(response.content).trailer["/Root"]
    assert root["/Lang"] == "en"
    assert "Do you need help now?" in text_of(response.content)


def test_the_page_leads_to_its_leaflets_and_shows_the_code(
    client: Client, guide: GuidePage, place: PlacePage, settings: Settings
) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://vejen.example"
    for page, path in ((guide, GUIDE), (place, PLACE)):
        ensure_short_addresses(printed_targets(page))
        html = client.get(page.url).content.decode()
        short = ShortAddress.objects.get(page=page, video=None)
        assert f'href="{path}"' in html
        assert f'href="{path.replace("folder", "haefte")}"' in html
        assert f'src="/k/{short.code}.svg"' in html
        assert f"vejen.example/k/{short.code}" in html


def test_qr_code(client: Client, guide: GuidePage) -> None:
    short = ShortAddress.objects.create(page=guide)
    response = client.get(f"/k/{short.code}.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg")
    assert client.get("/k/cccccc.svg").status_code == 404
