# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Answering the question, and writing down, renewing and withdrawing grounds; who is told that one ends."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from media_pipeline.models import Consent, Image, Video, VideoVersion
from media_pipeline.people.rules import People
from media_pipeline.people.warnings import warn_of_endings
from tests.factories import AdministratorFactory, ConsentFactory, ImageFactory, UserFactory, VideoFactory
from tests.factories.media import add_version
from tests.media_pipeline.conftest import Staff

pytestmark = pytest.mark.django_db

NEXT_YEAR = str(timezone.localdate() + timedelta(days=300))
CONSENT = {
    "shows": "Receptionisten",
    "person": "adult",
    "ground": "consent",
    "given_by": "Karin Lund",
    "ends_on": NEXT_YEAR,
}


@pytest.fixture(params=["film", "picture"])
def thing(request: pytest.FixtureRequest) -> Video | Image:
    return VideoFactory(people="") if request.param == "film" else ImageFactory(people="")


def at(name: str, thing: Video | Image, *consent: Consent) -> str:
    kind = "film" if isinstance(thing, Video) else "picture"
    return reverse(f"people:{name}", args=[kind, thing.pk, *(each.pk for each in consent)])


def page_of(thing: Video | Image) -> str:
    return reverse("films:edit" if isinstance(thing, Video) else "wagtailimages:edit", args=[thing.pk])


def consent_for(thing: Video | Image, **fields: Any) -> Consent:
    return ConsentFactory(**{"video" if isinstance(thing, Video) else "image": thing}, **fields)


def errors(client: Client, thing: Video | Image, **changed: str) -> dict[str, list[str]]:
    response = client.post(at("add", thing), CONSENT | changed)
    assert response.status_code == 200
    found: dict[str, list[str]] = response.context["form"].errors
    return found


def test_somebody_is_written_down(admin_client: Client, thing: Video | Image) -> None:
    assert admin_client.get(at("add", thing)).status_code == 200
    response = admin_client.post(at("add", thing), CONSENT)

    assert response.headers["Location"] == f"{page_of(thing)}#people"
    consent = thing.consents.get()
    assert (consent.shows, str(consent.ends_on), str(consent.recorded_by)) == ("Receptionisten", NEXT_YEAR, "admin")
    thing.refresh_from_db()
    assert thing.people == People.SOMEBODY
    entry = ModelLogEntry.objects.get(object_id=str(thing.pk), action="consent.recorded")
    assert registry.action_exists(entry.action)
    assert "Receptionisten" in admin_client.get(page_of(thing)).content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ends_on": ""}, "ends_on"),
        ({"ends_on": "i går"}, "ends_on"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"given_by": " "}, "given_by"),
        ({"person": "child", "given_by": ""}, "given_by"),
        ({"person": "child", "ground": "other", "explanation": "Offentligt møde", "given_by": ""}, "given_by"),
        ({"ground": "other"}, "explanation"),
        ({"shows": ""}, "shows"),
        ({"shows": "x" * 121}, "shows"),
        ({"person": "robot"}, "person"),
        ({"ground": ""}, "ground"),
    ],
)
def test_what_is_missing_is_said(admin_client: Client, changed: dict[str, str], field: str) -> None:
    film = VideoFactory()
    assert list(errors(admin_client, film, **changed)) == [field]
    assert not Consent.objects.exists()


def test_another_ground_needs_no_end(admin_client: Client) -> None:
    film = VideoFactory()
    data = CONSENT | {"ground": "other", "explanation": "Offentligt møde", "given_by": "", "ends_on": ""}
    assert admin_client.post(at("add", film), data).status_code == 302


def test_two_people_are_not_called_the_same(admin_client: Client, thing: Video | Image) -> None:
    """Or the newer one's consent would stand for both."""
    consent_for(thing, shows="receptionisten")
    assert list(errors(admin_client, thing)) == ["shows"]


def test_change(admin_client: Client, thing: Video | Image) -> None:
    first = consent_for(thing, shows="Receptonisten", withdrawn_at=timezone.now())
    second = consent_for(thing, shows="Receptonisten", warned_at=timezone.now())
    assert admin_client.post(at("change", thing, second), CONSENT).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.shows == second.shows == "Receptionisten", "still one person"
    assert second.warned_at is None, "another end, another warning"
    assert admin_client.post(at("change", thing, first), CONSENT).status_code == 404, "history stays as it was"


def test_withdraw_asks_first_and_renew_brings_back(admin_client: Client, thing: Video | Image) -> None:
    consent = consent_for(thing, shows="Receptionisten")
    asked = admin_client.get(at("withdraw", thing, consent))
    assert "Receptionisten" in asked.content.decode()
    assert thing.consents.filter(withdrawn_at__isnull=True).exists()

    assert admin_client.post(at("withdraw", thing, consent)).status_code == 302
    assert thing.consents.filter(withdrawn_at__isnull=False).exists()
    assert ModelLogEntry.objects.filter(object_id=str(thing.pk), action="consent.withdrawn").exists()
    assert admin_client.get(at("change", thing, consent)).status_code == 404

    assert admin_client.post(at("renew", thing, consent), CONSENT | {"shows": "En anden"}).status_code == 302
    assert [each.shows for each in thing.consents.all()] == ["Receptionisten", "Receptionisten"]
    page = admin_client.get(page_of(thing)).content.decode()
    assert "Trukket tilbage" in page, "history stays to be seen"
    thing = type(thing)._default_manager.get(pk=thing.pk)
    thing.people = People.SOMEBODY
    assert not thing.is_withheld


def test_other_peoples_things_do_not_exist(annas_film: Video, bo: Staff) -> None:
    consent = ConsentFactory(video=annas_film)
    before = list(Consent.objects.values())
    for address in (
        at("add", annas_film),
        *(at(name, annas_film, consent) for name in ("change", "renew", "withdraw")),
    ):
        for method in (bo.client.get, bo.client.post):
            assert method(address, CONSENT).status_code == 404, address
    assert list(Consent.objects.values()) == before


def test_no_such_kind_or_ground(admin_client: Client, thing: Video | Image) -> None:
    consent = ConsentFactory(video=VideoFactory())
    assert admin_client.get(f"/admin/personer/dog/{thing.pk}/add/").status_code == 404
    assert admin_client.get(at("change", thing, consent)).status_code == 404


def test_the_question_is_asked_and_answered(admin_client: Client, thing: Video | Image) -> None:
    page = admin_client.get(page_of(thing)).content.decode()
    assert page.count('type="radio" name="people"') == 3
    data = {"title": thing.title, "collection": thing.collection_id, "purpose": "other"}
    assert admin_client.post(page_of(thing), data | {"people": "nobody"}).status_code == 302
    thing.refresh_from_db()
    assert thing.people == People.NOBODY
    assert admin_client.post(page_of(thing), data).status_code == 302
    thing.refresh_from_db()
    assert thing.people == People.NOBODY, "a form without the question answers nothing"


def test_nobody_comes_back_because_somebody_says_nobody_is_there(admin_client: Client, thing: Video | Image) -> None:
    owner = "video" if isinstance(thing, Video) else "image"
    type(thing).objects.update(people=People.SOMEBODY)
    ConsentFactory(**{owner: thing}, shows="Receptionisten", withdrawn_at=timezone.now())
    data = {"title": thing.title, "collection": thing.collection_id, "purpose": "other"}
    page = admin_client.post(page_of(thing), data | {"people": "nobody"}).content.decode()
    assert "Receptionisten” må ikke længere vises" in page
    thing.refresh_from_db()
    assert thing.people == People.SOMEBODY


def test_who_is_cut_out_is_no_longer_there() -> None:
    film = VideoFactory(people=People.SOMEBODY)
    ConsentFactory(video=film, withdrawn_at=timezone.now())
    add_version(film, VideoVersion.State.READY)
    film.people = People.NOBODY
    film.full_clean()


# --- Warnings ---------------------------------------------------------------------------------------------------------


def test_owner_and_recorder_hear_of_it_once() -> None:
    owner, recorder = (
        AdministratorFactory(email="ejer@fjordby.example"),
        AdministratorFactory(email="skriver@fjordby.example"),
    )
    film = VideoFactory(title="Vejen\nind", people=People.SOMEBODY, uploaded_by=owner)
    image = ImageFactory(people=People.SOMEBODY, uploaded_by_user=owner)
    ending = timezone.localdate() + timedelta(days=30)
    ConsentFactory(video=film, shows="Receptionisten", ends_on=ending, recorded_by=recorder)
    ConsentFactory(image=image, ends_on=ending, recorded_by=owner)

    assert warn_of_endings(timezone.now() - timedelta(days=1)) == 0, "31 days are left"
    assert warn_of_endings(timezone.now()) == 2
    assert warn_of_endings(timezone.now()) == 0

    of_film, of_image = mail.outbox
    assert of_film.to == ["ejer@fjordby.example", "skriver@fjordby.example"]
    assert of_image.to == ["ejer@fjordby.example"]
    assert "Vejen ind" in of_film.subject
    assert "Receptionisten" in of_film.body
    assert f"/admin/film/{film.pk}/" in of_film.body
    assert "nyt grundlag" in of_film.body


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": timezone.now()},
        {"ends_on": timezone.localdate() - timedelta(days=1)},
        {"ends_on": timezone.localdate() + timedelta(days=31)},
        {"ends_on": None},
    ],
    ids=["withdrawn", "ended", "long to go", "without an end"],
)
def test_nobody_is_disturbed_for_nothing(fields: dict[str, Any]) -> None:
    film = VideoFactory(people=People.SOMEBODY, uploaded_by=UserFactory(email="ejer@fjordby.example"))
    ConsentFactory(video=film, **{"ends_on": timezone.localdate() + timedelta(days=5)} | fields)
    assert warn_of_endings(timezone.now()) == 0
    assert mail.outbox == []


def test_renewed_grounds_are_no_news() -> None:
    film = VideoFactory(people=People.SOMEBODY)
    ConsentFactory(video=film, shows="Receptionisten", ends_on=timezone.localdate() + timedelta(days=5))
    ConsentFactory(video=film, shows="Receptionisten")
    assert warn_of_endings(timezone.now()) == 0


def test_a_letter_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    film = VideoFactory(people=People.SOMEBODY, uploaded_by=AdministratorFactory())
    ConsentFactory(video=film, ends_on=timezone.localdate() + timedelta(days=5))

    def broken(*_args: object) -> None:
        raise OSError("no mail today")

    with monkeypatch.context() as patch:
        patch.setattr("media_pipeline.people.warnings.send_mail", broken)
        assert warn_of_endings(timezone.now()) == 0
    assert warn_of_endings(timezone.now()) == 1
    assert len(mail.outbox) == 1


def test_who_has_left_the_department_hears_nothing(annas_film: Video, anna: Staff, bo: Staff) -> None:
    Video.objects.filter(pk=annas_film.pk).update(people=People.SOMEBODY, uploaded_by=anna.user)
    ConsentFactory(video=annas_film, ends_on=timezone.localdate() + timedelta(days=5), recorded_by=bo.user)
    assert warn_of_endings(timezone.now()) == 1
    assert [letter.to for letter in mail.outbox] == [[anna.user.email]]


def test_front_page_of_the_admin_lists_what_ends(client: Client, annas_film: Video, anna: Staff, bo: Staff) -> None:
    Video.objects.filter(pk=annas_film.pk).update(people=People.SOMEBODY)
    ConsentFactory(video=annas_film, shows="Receptionisten", ends_on=timezone.localdate() + timedelta(days=5))
    ConsentFactory(video=annas_film, shows="Viceværten")
    page = anna.client.get("/admin/").content.decode()
    assert "Samtykker, der udløber" in page
    assert "Receptionisten" in page
    assert "Viceværten" not in page
    assert "Receptionisten" not in bo.client.get("/admin/").content.decode()
    client.force_login(AdministratorFactory())
    assert "Receptionisten" in client.get("/admin/").content.decode()
