# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens see when somebody in a film or a picture may no longer be shown; and the question before publishing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms.periodic import run_all
from guides.media_use import sync_public_media
from guides.models import GuidePage
from media_pipeline.models import Consent, Image, Video
from media_pipeline.people.rules import People
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    ConsentFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
    blocks,
    finished_guide,
)

pytestmark = pytest.mark.django_db

type Commit = Callable[[], AbstractContextManager[Any]]

NOTICE = "Filmen vises ikke lige nu. Her er den som tekst."
DESCRIBED, SAID, ALT = "Kameraet går til den blå dør.", "Gå ind ad den blå dør.", "Receptionisten ved døren"


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]) -> Commit:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def film() -> Video:
    film: Video = VideoFactory(title="Vejen ind", people=People.SOMEBODY, text_description=DESCRIBED)
    CaptionsFactory(video=film)
    return film


@pytest.fixture
def image() -> Image:
    return ImageFactory(people=People.SOMEBODY)


@pytest.fixture
def consents(film: Video, image: Image) -> list[Consent]:
    return [ConsentFactory(video=film), ConsentFactory(image=image)]


@pytest.fixture
def guide(film: Video, image: Image, consents: list[Consent], committed: Commit) -> GuidePage:
    guide = GuideFactory(
        parent=DepartmentFactory(slug="afdeling"),
        slug="guide",
        cover_image=image,
        steps=[blocks.step("Se", "Kort.", blocks.film(film), blocks.picture(image, ALT))],
        live=False,
    )
    with committed():
        guide.save_revision().publish()
    ReferenceIndex.create_or_update_for_object(guide)
    found: GuidePage = GuidePage.objects.get(pk=guide.pk)
    return found


def step(client: Client) -> str:
    return client.get("/afdeling/guide/trin/1/").content.decode()


def content(client: Client, guide: GuidePage) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = client.get(f"/api/v1/guides/{guide.uuid}/").json()["steps"][0]["content"]
    return blocks


def feed_item(client: Client) -> dict[str, Any]:
    item: dict[str, Any] = client.get("/afdeling/feed.json").json()["items"][0]
    return item


def withdraw(consents: list[Consent]) -> None:
    for consent in consents:
        consent.withdrawn_at = timezone.now()
        consent.save()


def test_shown_while_the_grounds_hold(client: Client, guide: GuidePage) -> None:
    page = step(client)
    assert "<video" in page
    assert f'alt="{ALT}"' in page
    assert NOTICE not in page
    assert [block["type"] for block in content(client, guide)] == ["film", "image"]


def test_withdrawal_takes_effect_at_once_and_leaves_the_text(
    client: Client, guide: GuidePage, film: Video, image: Image, consents: list[Consent], committed: Commit
) -> None:
    film.refresh_from_db()
    addresses = [rendition.url for rendition in film.renditions] + [film.poster_url, film.captions.get().url]
    before = feed_item(client)
    document = client.get(f"/api/v1/guides/{guide.uuid}/")
    assert client.get(addresses[-1]).status_code == 200

    with committed():
        withdraw(consents)

    page = step(client)
    assert "<video" not in page
    assert "<picture" not in page.split("<main", 1)[1]
    for words in (NOTICE, "Vejen ind", DESCRIBED, SAID, f"Billede: {ALT}"):
        assert words in page, words
    for address in ("/afdeling/guide/", "/afdeling/"):
        assert "/media/" not in client.get(address).content.decode().split("<main", 1)[1]
    as_film, as_picture = content(client, guide)
    assert (as_film["type"], as_film["message"], as_film["text_description"]) == ("film_text", NOTICE, DESCRIBED)
    assert SAID in as_film["transcripts"][0]["transcript"][0]
    assert as_picture == {"type": "image_text", "alt": ALT}
    for address in addresses:
        assert client.get(address).status_code == 404, address
    again = client.get(f"/api/v1/guides/{guide.uuid}/", headers={"If-None-Match": document.headers["ETag"]})
    assert again.status_code == 200
    assert again.json()["cover_image"] is None
    after = feed_item(client)
    assert "image" not in after
    assert after["date_modified"] > before["date_modified"]
    assert after["date_modified"] == again.json()["date_modified"]


def test_gone_the_night_it_ends_and_back_with_a_new_consent(
    client: Client,
    guide: GuidePage,
    film: Video,
    consents: list[Consent],
    committed: Commit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    last_day = consents[0].ends_on
    assert last_day
    midnight = datetime.combine(last_day + timedelta(days=1), time(), ZoneInfo("Europe/Copenhagen"))
    monkeypatch.setattr(timezone, "now", lambda: midnight - timedelta(seconds=30))
    sync_public_media()
    assert "<video" in step(client)
    monkeypatch.setattr(timezone, "now", lambda: midnight + timedelta(minutes=1))
    with committed():
        run_all()
    assert NOTICE in step(client)
    with committed():
        ConsentFactory(video=film, shows=consents[0].shows, ends_on=last_day + timedelta(days=90))
    assert "<video" in step(client)


def test_what_nobody_has_answered_stays(client: Client, guide: GuidePage, film: Video, committed: Commit) -> None:
    film.refresh_from_db()
    film.people = People.UNANSWERED
    with committed():
        film.save()
    assert "<video" in step(client)


def test_taking_the_answer_back_brings_nobody_back(
    client: Client, guide: GuidePage, film: Video, committed: Commit
) -> None:
    """Who withdrew a consent is not shown again because somebody says that the question is open."""
    with committed():
        withdraw(list(film.consents.all()))
    assert "<video" not in step(client)
    film.refresh_from_db()
    film.people = People.UNANSWERED
    with committed():
        film.save()
    assert "<video" not in step(client)


def test_film_of_a_place(client: Client, film: Video, committed: Commit) -> None:
    """Somebody who has not agreed is never shown, not even while the page is being published."""
    place = PlaceFactory(film=film)
    with committed():
        place.save_revision().publish()
    page = client.get(place.url).content.decode()
    assert NOTICE in page
    assert "<video" not in page


def test_decorative_picture_leaves_nothing(client: Client, image: Image, committed: Commit) -> None:
    guide = GuideFactory(steps=[blocks.step("Se", "Kort.", blocks.picture(image, ""))], live=False)
    with committed():
        guide.save_revision().publish()
    assert content(client, guide) == []
    assert "Billede:" not in client.get(f"{guide.url}trin/1/").content.decode()


def test_the_question_blocks_publishing() -> None:
    unanswered = {"people": People.UNANSWERED}
    film, in_answer, of_place = (VideoFactory(**unanswered, spoken_description=True, no_speech=True) for _ in range(3))
    cover, inside = ImageFactory(**unanswered, title="Forsiden"), ImageFactory(**unanswered, title="Inden i")
    guide = finished_guide(
        cover_image=cover,
        steps=[blocks.step("Se", "Kort.", blocks.film(film), blocks.picture(inside))],
        questions=[blocks.question("Hvor?", film=in_answer)],
    )
    place = PlaceFactory(film=ChapterFactory(video=of_place).video)
    assert [(finding.field, finding.code) for finding in guide.findings()] == [
        ("cover_image", "people-unanswered"),
        ("steps", "people-unanswered"),
        ("steps", "people-unanswered"),
        ("questions", "people-unanswered"),
    ]
    assert [finding.field for finding in place.findings()] == ["film"]
    assert all("nogen kan genkendes" in finding.message for finding in guide.findings())


def test_ended_and_missing_grounds_block_publishing(image: Image) -> None:
    guide = finished_guide(cover_image=image)
    assert [finding.code for finding in guide.findings()] == ["people-without-ground"]
    consent = ConsentFactory(image=image, shows="Receptionisten", ends_on=timezone.localdate() - timedelta(days=1))
    (finding,) = GuidePage.objects.get(pk=guide.pk).findings()
    assert finding.code == "people-ended"
    assert "Receptionisten" in finding.message
    consent.ends_on = timezone.localdate()
    consent.save()
    assert GuidePage.objects.get(pk=guide.pk).findings() == []
