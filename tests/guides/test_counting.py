# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a department has counted, on its pages and on the server, and what its readers are offered."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guides.counting import Counting, Offers, offers
from guides.models import Audience, DepartmentPage, GuidePage
from guides.plays.models import DropDay, Play
from media_pipeline.models import Video
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.factories.languages import translated
from tests.guides.plays.messages import PHONE, play_message

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("counting", "discreet", "for_children", "offered"),
    [
        (Counting.OFF, False, False, Offers(counts=False)),
        (Counting.VISIT, False, False, Offers(counts=True, unseen=True)),
        (Counting.VISIT, True, False, Offers(counts=True)),
        (Counting.CHOICE, False, False, Offers(counts=True, unseen=True, steps=True, films=True)),
        (Counting.CHOICE, False, True, Offers(counts=True, unseen=True, steps=True)),
        (Counting.CHOICE, True, False, Offers(counts=True)),
        (Counting.CHOICE, True, True, Offers(counts=True)),
    ],
)
def test_what_is_counted_and_offered(counting: Counting, discreet: bool, for_children: bool, offered: Offers) -> None:
    assert offers(counting, discreet=discreet, for_children=for_children) == offered


@pytest.fixture
def film() -> Video:
    return VideoFactory.create(is_public=True)


def guide_in(counting: Counting, film: Video, **fields: object) -> GuidePage:
    guide: GuidePage = GuideFactory(
        parent=DepartmentFactory(counting=counting), steps=[b.step("Se", "Nu.", b.film(film))], **fields
    )
    Video.objects.update(is_public=True)
    return guide


def report(film: Video, guide: GuidePage | None, **fields: Any) -> None:
    message = json.dumps(play_message(film, guide, **fields))
    answer = Client(headers=PHONE).post("/api/v1/plays", message, content_type="application/json")
    assert answer.status_code == 204


def dropped() -> dict[str, int]:
    return dict(DropDay.objects.values_list("reason", "count"))


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_department_counts_films_of_one_visit_unless_it_says_otherwise() -> None:
    assert DepartmentPage().counting == Counting.VISIT


def test_where_nothing_is_counted_pages_report_nothing_and_the_server_takes_nothing(
    client: Client, film: Video
) -> None:
    guide = guide_in(Counting.OFF, film)
    place = PlaceFactory(department=guide.department, film=film)
    Video.objects.update(is_public=True)
    assert "<video" in page(client, f"{guide.url}trin/1/")
    assert "data-play" not in page(client, f"{guide.url}trin/1/")
    assert "<video" in page(client, place.url)
    assert "data-play" not in page(client, place.url)
    report(film, guide)
    report(film, None, place=str(place.uuid))
    assert not Play.objects.exists()
    assert dropped() == {"not-counted": 2}


def test_a_play_that_has_begun_goes_on_though_counting_is_turned_off(film: Video) -> None:
    guide, play = guide_in(Counting.VISIT, film), str(uuid4())
    report(film, guide, play=play, ended=False)
    DepartmentPage.objects.update(counting=Counting.OFF)
    report(film, guide, play=play, ended=True)
    report(film, guide)
    assert Play.objects.get().ended
    assert dropped() == {"not-counted": 1}


def test_the_danish_page_decides_for_all_languages(client: Client, film: Video) -> None:
    guide = guide_in(Counting.OFF, film)
    english = translated(guide, "en", title="Find your way")
    DepartmentPage.objects.filter(pk=english.department.pk).update(counting=Counting.CHOICE)
    Video.objects.update(is_public=True)
    assert "data-play" not in page(client, f"{english.url}trin/1/")
    report(film, english)
    assert dropped() == {"not-counted": 1}


@pytest.mark.parametrize(
    ("counting", "fields", "kept"),
    [
        (Counting.CHOICE, {}, (5, True)),
        (Counting.CHOICE, {"audiences": [Audience.CITIZEN, Audience.YOUNG]}, (1, False)),
        (Counting.CHOICE, {"discreet": True}, (1, False)),
        (Counting.VISIT, {}, (1, False)),
    ],
)
def test_what_a_device_remembers_is_taken_only_where_it_is_offered(
    film: Video, counting: Counting, fields: dict[str, object], kept: tuple[int, bool]
) -> None:
    guide = guide_in(counting, film, **fields)
    report(film, guide, nth=5, remembered=True)
    assert Play.objects.values_list("nth", "remembered").get() == kept


def test_a_rewatch_of_this_visit_counts_everywhere(film: Video) -> None:
    report(film, guide_in(Counting.VISIT, film), nth=3)
    assert Play.objects.values_list("nth", "remembered").get() == (3, False)


def test_the_first_message_asks_what_is_published_and_the_others_only_merge(
    film: Video, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    guide, play = guide_in(Counting.CHOICE, film), str(uuid4())
    with django_assert_num_queries(3):  # no row to merge into; the page, its film and what it offers; the play
        report(film, guide, play=play)
    for remembered in (False, True):  # merging adds nothing of what a device remembers
        with django_assert_num_queries(1):
            report(film, guide, play=play, remembered=remembered)


@pytest.mark.parametrize(
    ("counting", "fields", "names"),
    [
        (Counting.CHOICE, {}, {"steps", "films"}),
        (Counting.CHOICE, {"audiences": [Audience.YOUNG]}, {"steps"}),
        (Counting.CHOICE, {"discreet": True}, set()),
        (Counting.VISIT, {}, set()),
        (Counting.OFF, {}, set()),
    ],
)
def test_readers_are_offered_what_may_be_remembered_and_nothing_is_ticked(
    client: Client, film: Video, counting: Counting, fields: dict[str, object], names: set[str]
) -> None:
    guide = guide_in(counting, film, **fields)
    html = page(client, guide.url)
    assert {name for name in ("steps", "films") if f'type="checkbox" name="{name}"' in html} == names
    assert ('name="unseen"' in html) == guide.offers.unseen
    assert "checked" not in html
    assert html.count("data-choices") == html.count("data-choices hidden")  # for those without scripts
