# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What belongs to a guide that is kept on a phone: all that its pages show, and nothing that citizens may not see."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guides.models import GuidePage, PlacePage
from guides.short_addresses import Target, ensure_short_addresses, lasting_targets
from guides.site.offline.parcel import LOOKS_BYTES, NOT_SAVED, PAGE_BYTES
from media_pipeline import storage
from media_pipeline.models import Image, Video, VideoRendition, VideoVersion
from tests.factories import (
    CaptionsFactory,
    ChapterFactory,
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    ImageFactory,
    PlaceFactory,
    VideoFactory,
)
from tests.factories import blocks as b
from tests.factories.media import add_version

pytestmark = pytest.mark.django_db


def parcel_of(client: Client, guide: GuidePage) -> dict[str, Any]:
    answer = client.get(reverse("site:parcel", args=[guide.uuid]))
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


def parts_of(client: Client, guide: GuidePage) -> dict[str, dict[str, Any]]:
    return {part["url"]: part for part in parcel_of(client, guide)["parts"]}


def guide_with(*content: b.Block, **fields: Any) -> GuidePage:
    return GuideFactory(steps=[b.step("Find indgang B", "Gå forbi cykelskuret.", *content)], **fields)


def test_its_pages_with_their_permanent_addresses_and_the_shelf(client: Client) -> None:
    department = DepartmentFactory(slug="center")
    place = PlaceFactory(department=department, slug="her")
    steps = [b.step("Et", "", b.place(place)), b.step("To", "", b.place(place))]
    guide = GuideFactory(parent=department, slug="guiden", steps=steps, places=[b.place(place)])
    pages = {url: part["also"] for url, part in parts_of(client, guide).items()}
    permanent = f"/g/{guide.uuid}/"
    assert pages == {
        "/center/guiden/": [permanent],
        "/center/guiden/det-hele/": [],
        "/center/guiden/svar/hjaelp/": [],
        "/center/guiden/svar/ja/": [],
        "/center/guiden/svar/nej/": [],
        "/center/guiden/trin/1/": [f"{permanent}{steps[0]['id']}/"],
        "/center/guiden/trin/2/": [f"{permanent}{steps[1]['id']}/"],
        "/center/sted/her/": [],
        "/mine-guider/": [NOT_SAVED],
    }
    assert [client.get(url).status_code for url in pages] == [200] * len(pages)


def test_short_addresses_that_have_been_handed_on_lead_to_its_pages(client: Client) -> None:
    guide = guide_with(b.film(VideoFactory.create(is_public=True)))
    codes = ensure_short_addresses(lasting_targets(guide))
    parts = parts_of(client, guide)
    assert str(codes[Target(guide.pk)]) in parts[guide.url]["also"]
    assert str(codes[Target(guide.pk, step=guide.step_list[0].id)]) in parts[f"{guide.url}trin/1/"]["also"]


def test_a_film_is_its_smallest_file_and_what_goes_with_it(client: Client) -> None:
    film = VideoFactory.create(is_public=True)
    CaptionsFactory(video=film)
    CaptionsFactory(video=film, language="en", state="draft")
    chapter = ChapterFactory(video=film, picture="videos/chapter.webp")
    ChapterFactory(video=film, start_ms=2_000, picture="videos/lost.webp")
    default_storage.save(film.poster_key, ContentFile(b"a picture"))
    default_storage.save(chapter.picture, ContentFile(b"a door"))
    parts = parts_of(client, guide_with(b.film(film)))
    large, small = film.renditions
    captions = next(each for each in film.approved_captions if each.language == "da")
    films = {url: part for url, part in parts.items() if url.startswith("/media/")}
    assert films == {
        small.url: {"url": small.url, "bytes": small.bytes, "also": [large.url]},
        film.poster_url: {"url": film.poster_url, "bytes": len(b"a picture"), "also": []},
        chapter.picture_url: {"url": chapter.picture_url, "bytes": len(b"a door"), "also": []},
        captions.url: {"url": captions.url, "bytes": len(captions.vtt.encode()), "also": []},
        film.chapters_url: {"url": film.chapters_url, "bytes": len(film.chapters_vtt.encode()), "also": []},
    }


def test_films_of_questions_and_places_and_those_that_say_what_is_seen(client: Client) -> None:
    asked, shown, described = VideoFactory.create_batch(3, is_public=True)
    place = PlaceFactory(film=shown)
    version = described.current_version
    assert version
    VideoRendition.objects.create(
        version=version, is_described=True, short_side=360, key="described", width=640, height=360, bytes=9
    )
    guide = guide_with(b.film(described), places=[b.place(place)], questions=[b.question("Hvordan?", film=asked)])
    parts = parts_of(client, guide)
    assert {film.renditions[-1].url for film in (asked, shown, described)} < parts.keys()
    assert described.described_renditions[0].url in parts


def test_a_picture_is_one_size_to_which_the_others_lead(client: Client) -> None:
    cover, inside = ImageFactory(is_public=True), ImageFactory(is_public=True)
    parts = parts_of(client, guide_with(b.picture(inside), cover_image=cover))
    pictures = [part for url, part in parts.items() if url.startswith("/media/images/")]
    assert [part["url"].rpartition(".")[2] for part in pictures] == ["webp", "webp"]
    for picture, part in zip((cover, inside), pictures, strict=True):
        sizes = {each.url: each for each in picture.renditions.all()}
        assert {part["url"], *part["also"]} == sizes.keys()
        assert part["bytes"] == storage.size(sizes[part["url"]].file.name)


@pytest.mark.parametrize(
    "hide",
    [
        lambda film, picture: (
            Video.objects.filter(pk=film.pk).update(is_public=False),
            Image.objects.filter(pk=picture.pk).update(is_public=False),
        ),
        lambda film, picture: (
            VideoVersion.objects.filter(video=film).update(state="waiting"),
            picture.file.storage.delete(picture.file.name),
            picture.renditions.all().delete(),
        ),
    ],
    ids=["private", "not there"],
)
def test_nothing_that_citizens_cannot_have(client: Client, hide: Callable[[Video, Image], object]) -> None:
    film, picture = VideoFactory.create(is_public=True), ImageFactory(is_public=True)
    guide = guide_with(b.film(film), b.picture(picture))
    hide(film, picture)
    assert [url for url in parts_of(client, guide) if url.startswith("/media/")] == []


def test_a_withdrawn_place_has_no_page(client: Client) -> None:
    guide = guide_with(b.place(PlaceFactory(live=False, slug="lukket")))
    assert not any("lukket" in url for url in parts_of(client, guide))


@pytest.mark.parametrize("name", ["guide", "department"])
def test_what_is_withdrawn_is_not_found(client: Client, name: str) -> None:
    guide = GuideFactory()
    page = guide if name == "guide" else guide.department
    page.unpublish()
    assert client.get(reverse("site:parcel", args=[guide.uuid])).status_code == 404


def test_size_is_the_sum_and_in_danish_words(client: Client) -> None:
    film = VideoFactory.create(is_public=True)
    VideoRendition.objects.filter(version=film.current_version).update(bytes=13 * 1024 * 1024)
    found = parcel_of(client, guide_with(b.film(film)))
    assert found["bytes"] == LOOKS_BYTES + sum(part["bytes"] for part in found["parts"])
    assert found["size"] == "13,3\xa0MB"
    guide = GuidePage.objects.get()
    assert "Den fylder 13,3\xa0MB." in client.get(guide.get_url()).content.decode()


def test_pages_weigh_no_more_than_is_said(client: Client) -> None:
    place = PlaceFactory()
    content = [b.text("<p>Gå ind.</p>"), b.place(place), b.contact(ContactFactory()), b.picture(ImageFactory())] * 2
    guide = GuideFactory(
        steps=[b.step("Find indgang B", "Gå forbi cykelskuret.", *content)] * 6,
        questions=[b.question("Må min hund komme med?")] * 6,
        places=[b.place(place)],
    )
    pages = [url for url in parts_of(client, guide) if not url.startswith("/media/")]
    weights = [len(client.get(url).content) for url in pages]
    assert sum(weights) <= PAGE_BYTES * len(pages), weights


def test_discreet_guide_gives_nothing_away_but_its_addresses(client: Client) -> None:
    department = DepartmentFactory(title="Rusmiddelcentret", slug="a")
    guide = GuideFactory(parent=department, title="Din første samtale", slug="b", discreet=True)
    found = parcel_of(client, guide)
    assert found["title"] == "Gemt guide"
    assert found["call"] == {"text": "Ring til 00 12 34 10", "href": "tel:+4500123410"}
    assert not any(word in json.dumps(found) for word in ("Rusmiddel", "samtale"))


def test_guide_says_its_name_and_whom_to_call(client: Client) -> None:
    guide = GuideFactory(parent=DepartmentFactory(title="Borgercenter"), title="Find vej")
    found = parcel_of(client, guide)
    assert found["title"] == "Find vej"
    assert found["call"]["text"] == "Ring til Borgercenter på 00 12 34 10"


def publish(page: Any, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


CHANGES: dict[str, Callable[[GuidePage, PlacePage, Video], object]] = {
    "guide": lambda guide, place, film: publish(guide, summary="Noget andet"),
    "department": lambda guide, place, film: publish(guide.department, help_phone="00 12 34 99"),
    "place": lambda guide, place, film: publish(place, room="3.01"),
    "place is withdrawn": lambda guide, place, film: place.unpublish(),
    "new version of the film": lambda guide, place, film: add_version(film, VideoVersion.State.READY),
    "captions": lambda guide, place, film: CaptionsFactory(video=film),
    "chapter's text": lambda guide, place, film: film.chapters.update(text="Til højre."),
    "description": lambda guide, place, film: Video.objects.filter(pk=film.pk).update(text_description="Noget andet"),
    "film is withheld": lambda guide, place, film: Video.objects.filter(pk=film.pk).update(is_public=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_version_changes_with_everything_that_readers_see(
    client: Client, change: Callable[[GuidePage, PlacePage, Video], object]
) -> None:
    film, place = VideoFactory.create(is_public=True), PlaceFactory()
    ChapterFactory(video=film)
    guide = guide_with(b.film(film), b.place(place))
    before = parcel_of(client, guide)["version"]
    assert parcel_of(client, guide)["version"] == before
    change(guide, place, film)
    assert parcel_of(client, guide)["version"] != before


def test_phones_that_ask_again_are_told_that_nothing_is_new(client: Client) -> None:
    guide = GuideFactory()
    address = reverse("site:parcel", args=[guide.uuid])
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(address).status_code == 405


def test_number_of_queries_is_fixed(client: Client) -> None:
    def queries(amount: int) -> list[str]:
        content = [
            block
            for _ in range(amount)
            for block in (
                b.film(VideoFactory.create(is_public=True)),
                b.picture(ImageFactory(is_public=True)),
                b.place(PlaceFactory(film=VideoFactory.create(is_public=True))),
                b.contact(ContactFactory()),
                b.guide(GuideFactory()),
            )
        ]
        questions = [b.question("Hvordan?", film=VideoFactory.create(is_public=True)) for _ in range(amount)]
        guide = guide_with(*content, cover_image=ImageFactory(is_public=True), questions=questions)
        parcel_of(client, guide)  # pictures get their sizes
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            parcel_of(client, guide)
        return [query["sql"] for query in captured]

    few, many = queries(1), queries(3)
    assert len(many) == len(few), "\n".join(sorted(many))
    assert len(many) == 29, "\n".join(sorted(many))
