# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A notice is in every form of everything that leads to its place or department, until the minute that it ends."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from guides.loading import load_guide, load_place
from guides.models import DepartmentPage, GuidePage, PlacePage
from guides.notices.current import notices_on, seconds_to_keep, shown
from guides.notices.models import ImportantNotice
from guides.notices.words import until
from guides.paper.notices import important_notices
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory
from tests.factories import blocks as b
from tests.factories.languages import translated
from tests.factories.notices import LIFT, give_notice
from tests.guides.paper.test_presenters import of_guide, of_place, paper

pytestmark = pytest.mark.django_db

PAGES = ("", "trin/1/", "trin/2/", "det-hele/", "svar/ja/", "trin/1/svar/hjaelp/")


@pytest.fixture
def department() -> DepartmentPage:
    return DepartmentFactory(title="Rusmiddelcentret", slug="center")


@pytest.fixture
def place(department: DepartmentPage) -> PlacePage:
    return PlaceFactory(department=department, title="Lokale 2.14", slug="lokalet")


@pytest.fixture
def guide(department: DepartmentPage, place: PlacePage) -> GuidePage:
    steps = [b.step("Tjek dit brev", "Læs det."), b.step("Find lokalet", "", b.place(place))]
    return GuideFactory(parent=department, slug="find-vej", steps=steps)


def region(client: Client, address: str) -> str:
    """The words in the status region, which comes before everything else."""
    found = BeautifulSoup(client.get(address).content, "html.parser").select("main [role=status]")[0]
    assert "important-notices" in found["class"]
    return " ".join(found.text.split())


def document(client: Client, guide: GuidePage) -> dict[str, Any]:
    answer = client.get(f"/api/v1/guides/{guide.uuid}/")
    found: dict[str, Any] = json.loads(answer.content)
    return found


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("on", ["place", "department"])
def test_on_every_page_of_the_guide(
    client: Client, guide: GuidePage, place: PlacePage, department: DepartmentPage, on: str, page: str
) -> None:
    notice = give_notice({"place": place, "department": department}[on])
    words = region(client, f"{guide.url}{page}")
    assert LIFT in words
    assert {"place": "Lokale 2.14", "department": "Rusmiddelcentret"}[on] in words
    assert until(notice.ends_at) in words


def test_on_the_pages_of_place_and_department(client: Client, place: PlacePage, department: DepartmentPage) -> None:
    give_notice(place)
    assert LIFT in region(client, place.url)
    assert region(client, department.url) == ""
    department.places = json.dumps([b.place(place)])
    department.save()
    assert LIFT in region(client, department.url)
    give_notice(department, "Vi holder lukket i dag.")
    assert "Vi holder lukket i dag." in region(client, department.url)
    assert "Vi holder lukket i dag." in region(client, place.url)


def test_in_the_guides_of_another_department(client: Client, place: PlacePage) -> None:
    other = GuideFactory(steps=[b.step("Gå derhen", "", b.place(place))])
    elsewhere = GuideFactory()
    give_notice(place)
    assert LIFT in region(client, f"{other.url}trin/1/")
    assert region(client, elsewhere.url) == ""


def test_of_a_withdrawn_place_nothing_is_said(client: Client, guide: GuidePage, place: PlacePage) -> None:
    give_notice(place)
    place.unpublish()
    assert region(client, guide.url) == ""


@pytest.mark.parametrize("hours", [-1, -48])
def test_what_has_ended_is_shown_nowhere(client: Client, guide: GuidePage, place: PlacePage, hours: int) -> None:
    give_notice(place, hours=hours)
    assert [region(client, f"{guide.url}{page}") for page in PAGES] == [""] * len(PAGES)
    assert document(client, guide)["notices"] == []
    assert LIFT not in json.dumps(of_guide(guide).as_json())


def test_it_ends_to_the_minute(guide: GuidePage, place: PlacePage) -> None:
    notice = give_notice(place)
    last = notice.ends_at - timedelta(microseconds=1)
    assert [each.text for each in notices_on(guide, last)] == [LIFT]
    assert notices_on(guide, notice.ends_at) == []


MOMENTS = st.integers(0, 10**9).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(MOMENTS, MOMENTS, MOMENTS)
def test_it_holds_from_its_beginning_until_just_before_its_end(one: datetime, other: datetime, now: datetime) -> None:
    began_at, ends_at = sorted((one, other))
    notice = ImportantNotice(began_at=began_at, changed_at=began_at, ends_at=ends_at, text=LIFT)
    assert notice.is_current(now) == (began_at <= now < ends_at)
    assert notice.last_change(now) == (ends_at if now >= ends_at else began_at)


def test_the_end_is_said_in_danish_time(place: PlacePage) -> None:
    notice = give_notice(place, ends_at=datetime.fromisoformat("2099-12-03T13:05:00+00:00"))
    with timezone.override("America/New_York"):
        assert until(notice.ends_at) == "Gælder til torsdag 3. december 2099 kl. 14.05"


def test_a_translation_shows_it_in_danish_and_says_so(client: Client, guide: GuidePage, place: PlacePage) -> None:
    english = translated(guide, "en", title="Find your way", slug="find")
    give_notice(place)
    found = BeautifulSoup(client.get(f"{english.url}trin/1/").content, "html.parser").select_one(".important-notice")
    assert found is not None
    assert [each.text for each in found.select("[lang=da]")] == ["Lokale 2.14", LIFT]
    assert "In Danish." in found.text


def test_a_translation_shows_what_somebody_has_translated(client: Client, guide: GuidePage, place: PlacePage) -> None:
    english = translated(guide, "en", title="Find your way", slug="find")
    translated(place, "en", title="Room 2.14", slug="room")
    give_notice(place, translations={"en": "The lift is out of order."})
    words = region(client, english.url)
    assert "Room 2.14" in words
    assert "The lift is out of order." in words
    assert "In Danish" not in words
    assert document(client, english)["notices"][0]["language"] == "en"


def test_in_the_document(client: Client, guide: GuidePage, place: PlacePage) -> None:
    before = document(client, guide)
    notice = give_notice(place)
    now = document(client, guide)
    assert [(each["about"], each["text"], each["language"]) for each in now["notices"]] == [("Lokale 2.14", LIFT, "da")]
    assert datetime.fromisoformat(now["notices"][0]["ends"]) == notice.ends_at
    assert (
        datetime.fromisoformat(now["date_modified"])
        == notice.changed_at
        > datetime.fromisoformat(before["date_modified"])
    )


def test_its_end_moves_the_date_of_document_and_feed(client: Client, guide: GuidePage, place: PlacePage) -> None:
    notice = give_notice(place, hours=0.5)
    feed = json.loads(client.get("/feed.json").content)["items"][0]
    assert datetime.fromisoformat(feed["date_modified"]) == notice.changed_at
    ended = timezone.now()
    ImportantNotice.objects.update(ends_at=ended)
    feed = json.loads(client.get("/feed.json").content)["items"][0]
    assert datetime.fromisoformat(feed["date_modified"]) == ended
    assert datetime.fromisoformat(document(client, guide)["date_modified"]) == ended


def test_nobody_keeps_an_answer_beyond_its_end(client: Client, guide: GuidePage, place: PlacePage) -> None:
    assert "max-age=300" in client.get(f"/api/v1/guides/{guide.uuid}/").headers["Cache-Control"]
    notice = give_notice(place, hours=1 / 60)
    kept = client.get(f"/api/v1/guides/{guide.uuid}/").headers["Cache-Control"]
    assert int(kept.partition("max-age=")[2].partition(",")[0]) <= 60
    now = timezone.now()
    held = shown([notice], now)
    assert [seconds_to_keep(held, now, longest) for longest in (10, 300)] == [10, int((notice.ends_at - now).seconds)]


def test_on_paper(guide: GuidePage, place: PlacePage) -> None:
    notice = give_notice(place)
    loaded = load_guide(GuidePage.objects.get(pk=guide.pk))
    made = list(important_notices(replace(paper([]), notices=loaded.notices)))
    assert [getattr(part, "title", "") for part in made] == ["Vigtig besked: Lokale 2.14", ""]
    assert LIFT in json.dumps(made[0].flow, default=vars, ensure_ascii=False)  # type: ignore[attr-defined]
    assert until(notice.ends_at) in json.dumps(made[1].flow, default=vars, ensure_ascii=False)  # type: ignore[attr-defined]
    assert load_place(place).notices == loaded.notices


def test_the_leaflets_begin_with_it(client: Client, guide: GuidePage, place: PlacePage) -> None:
    addresses = [
        reverse("paper:guide", args=["center", "find-vej"]),
        reverse("paper:place", args=["center", "lokalet"]),
    ]
    before = [client.get(address).headers["ETag"] for address in addresses]
    notice = give_notice(place)
    during = [client.get(address).headers["ETag"] for address in addresses]
    notice.delete()
    after = [client.get(address).headers["ETag"] for address in addresses]
    assert all(one != other for one, other in zip(before, during, strict=True))
    assert before == after
    assert of_place(place).parts


def test_a_saved_guide_is_to_be_fetched_anew_when_it_comes_and_when_it_goes(
    client: Client, guide: GuidePage, place: PlacePage
) -> None:
    def version() -> str:
        return str(json.loads(client.get(reverse("site:parcel", args=[guide.uuid])).content)["version"])

    before = version()
    notice = give_notice(place)
    during = version()
    ImportantNotice.objects.filter(pk=notice.pk).update(ends_at=timezone.now())
    assert before != during
    assert version() == before
