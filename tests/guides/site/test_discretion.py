# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Readers of a guide that requires discretion are not given away, and no page tells another site of its reader."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from guides.models import GuidePage
from guides.plays.models import PlayDay, Publication, SubjectDay
from media_pipeline.models import Captions
from tests.factories import CaptionsFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.languages import translated
from tests.guides.site.markup import one, page, words

pytestmark = pytest.mark.django_db

PAGES = ["", "trin/1/", "det-hele/", "svar/ja/", "trin/1/svar/hjaelp/"]


def guide(**fields: Any) -> GuidePage:
    made: GuidePage = GuideFactory(
        parent=DepartmentFactory(slug="rus", title="Rusmiddelcentret"),
        slug="g",
        title="Hemmelig vej",
        summary="Skjult resumé",
        cover_image=ImageFactory(is_public=True),
        steps=[b.step("Skjult trin", "Skjult tekst.")],
        **fields,
    )
    return made


def head(client: Client, path: str) -> str:
    return str(one(page(client, f"/rus/g/{path}"), "head"))


@pytest.mark.parametrize("path", PAGES)
def test_its_pages_have_a_neutral_title_and_no_preview(client: Client, path: str) -> None:
    guide(discreet=True)
    shown = head(client, path)
    assert "Guide – Fjordby Kommune</title>" in shown
    for word in ("Hemmelig", "Skjult", "Rusmiddel", "og:image", "/media/", 'name="description"'):
        assert word not in shown


@pytest.mark.parametrize("path", PAGES)
def test_other_guides_are_called_by_their_name(client: Client, path: str) -> None:
    guide()
    assert "Hemmelig vej – Fjordby Kommune</title>" in head(client, path)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("address", "leads_to"), [("", "/"), ("https://www.fjordby.example/", None)])
def test_each_of_its_pages_can_be_left(
    client: Client, settings: Settings, path: str, address: str, leads_to: str | None
) -> None:
    settings.MUNICIPALITY_URL = address
    guide(discreet=True)
    shown = page(client, f"/rus/g/{path}")
    link = one(shown, "main a[data-leave]")
    assert link["href"] == (leads_to or address)
    assert link.get_text() == "Forlad siden"
    assert "Siden bliver liggende i din browsers historik." in words(one(shown, ".leave"))
    assert shown.select("main a[href]")[0] == link


@pytest.mark.parametrize("path", PAGES)
def test_other_pages_have_no_such_button(client: Client, path: str) -> None:
    guide()
    assert b"data-leave" not in client.get(f"/rus/g/{path}").content


def test_the_admins_pages_tell_only_this_site(client: Client) -> None:
    """Their forms need to say where they come from."""
    for address in ("/admin/", "/admin/login/", "/admin/pages/"):
        assert client.get(address).headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_shows_how_often_it_is_seen(client: Client, path: str) -> None:
    page = guide(discreet=True)
    address = f"/rus/g/{path}"
    unseen = client.get(address).content
    today = timezone.localdate()
    Publication.objects.create(until=today)
    film, day = uuid4(), today - timedelta(days=1)
    PlayDay.objects.create(day=day, guide=page.uuid, video=film, starts=4321, views=4321, completed=4321)
    SubjectDay.objects.create(day=day, page=page.uuid, what="ja", language="da", count=4321)
    assert client.get(address).content == unseen


def test_no_answer_tells_another_site_where_its_reader_was(client: Client) -> None:
    """Pages, files, leads, errors and refusals alike. (The admin's own is stricter about whom it talks to.)"""
    client.raise_request_exception = False
    film = VideoFactory.create(is_public=True)
    captions: Captions = CaptionsFactory(video=film)
    secret = guide(discreet=True)
    PlaceFactory(department=secret.department, slug="her")
    addresses = [
        *("/", "/en/", "/rus/", "/rus/sted/her/", "/soeg/", "/soeg/?q=vej", "/sitemap.xml", "/feed.json", "/livez"),
        *(f"/rus/g/{path}" for path in PAGES),
        *("/rus/feed.json", f"/api/v1/guides/{secret.uuid}/", "/api/v1/openapi.json", "/api/v1/plays"),
        *(f"/g/{secret.uuid}/", f"/g/{secret.uuid}/{secret.step_list[0].id}/", f"/g/{secret.uuid}/svar/"),
        *("/rus", "/nej/", "/rus/g/trin/9/", "/media/nej", f"/media/{captions.key}", "/static/nej.css", "/%00"),
        *("/kontakter/", "/rus/g/svar/nu/", "/.well-known/nej"),
    ]
    statuses = set()
    for address in addresses:
        for method in ("GET", "HEAD", "POST"):
            response = client.generic(method, address)
            assert response.headers["Referrer-Policy"] == "no-referrer", (method, address)
            statuses.add(response.status_code)
    assert {200, 301, 302, 404, 405} <= statuses


def test_neither_do_errors_of_ours(client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr("guides.site.views.find", broken)
    DepartmentFactory()
    settings.ALLOWED_HOSTS = ["vejen.example"]
    for response, status in (
        (client.get("/soeg/?q=x", headers={"Host": "vejen.example"}), 500),
        (client.get("/", headers={"Host": "other.example"}), 400),
    ):
        assert response.status_code == status
        assert response.headers["Referrer-Policy"] == "no-referrer"


def test_neither_do_leads_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = Client().get("/rus/g/")
    assert response.status_code == 301
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_a_guide_is_as_discreet_in_every_language(client: Client) -> None:
    danish = guide(discreet=False)
    arabic = translated(danish, "ar", title="سر")
    danish.discreet = True
    danish.save_revision().publish()
    arabic.refresh_from_db()
    assert arabic.discreet
    arabic.discreet = False
    arabic.save_revision().publish()
    arabic.refresh_from_db()
    assert arabic.discreet
    assert "سر" not in str(one(page(client, arabic.url), "head"))


def test_a_translation_makes_nothing_else_discreet() -> None:
    danish = guide(discreet=False)
    arabic = translated(danish, "ar", title="سر", discreet=True)
    arabic.save_revision().publish()
    danish.refresh_from_db()
    assert not danish.discreet
