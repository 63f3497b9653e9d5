# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""JSON Feed 1.1, for the site and for each department."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.models import Locale, Page

from guides.feed import views
from guides.feed.schema import Feed
from guides.models import GuidePage, HomePage
from guides.plays.models import PlayDay
from guides.statistics.periods import Kind, period_of
from guides.statistics.publishing import publish_figures
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, home_page
from tests.factories.blocks import block, contact, place, step

pytestmark = pytest.mark.django_db

JANUARY = datetime(2026, 1, 5, 8, tzinfo=UTC)
MARCH = datetime(2026, 3, 2, 9, tzinfo=UTC)


def read(client: Client, path: str = "/feed.json") -> dict[str, Any]:
    response = client.get(path)
    assert response.status_code == 200
    feed: dict[str, Any] = response.json()
    return feed


def titles(client: Client, path: str = "/feed.json") -> list[str]:
    return [item["title"] for item in read(client, path)["items"]]


def assert_json_feed(feed: dict[str, Any]) -> None:
    """What version 1.1 of the specification demands of a feed, and of an extension in it."""
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    for name in ("home_page_url", "feed_url", "next_url"):
        assert feed.get(name, "http://").startswith("http")
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"])
    for item in feed["items"]:
        assert item["id"].startswith("http")
        assert item["url"].startswith("http")
        assert item["content_text"]
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert all(author["name"] for author in item["authors"])
        assert item.get("image", "http://").startswith("http")
        for name in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[name]).tzinfo is not None
        assert item["_vis_vej"]["about"].startswith("http")


def test_a_site_without_guides(client: Client) -> None:
    home_page()
    feed = read(client)
    assert_json_feed(feed)
    assert feed["items"] == []


def test_an_item(client: Client) -> None:
    department = DepartmentFactory(title="Rusmiddelcentret")
    guide = GuideFactory(
        parent=department,
        title="Din første samtale",
        steps=[step("Ring", "Du kan også skrive."), step("Kom", "")],
        cover_image=ImageFactory(is_public=True),
        first_published_at=JANUARY,
        last_published_at=MARCH,
    )
    department.__class__.objects.update(last_published_at=JANUARY)
    feed = read(client)
    assert_json_feed(feed)
    (item,) = feed["items"]
    assert item["id"] == f"http://testserver/g/{guide.uuid}/"
    assert client.get(item["id"], follow=True).redirect_chain == [(guide.url, 302)]
    assert item["url"] == f"http://testserver{guide.url}"
    assert item["content_text"] == f"{guide.summary}\n\n1. Ring\nDu kan også skrive.\n\n2. Kom"
    assert (item["date_published"], item["date_modified"]) == ("2026-01-05T08:00:00Z", "2026-03-02T09:00:00Z")
    assert item["authors"] == [{"name": "Rusmiddelcentret", "url": "http://testserver/rusmiddelcentret/"}]
    assert item["language"] == "da"
    assert item["_vis_vej"]["audiences"] == ["citizen", "relative"]
    assert client.get(item["_vis_vej"]["document_url"]).json()["uuid"] == str(guide.uuid)
    assert client.get(item["_vis_vej"]["about"]).status_code == 200


def test_a_department_has_a_feed_of_its_own(client: Client) -> None:
    department = DepartmentFactory(title="Borgerservice", slug="børn-og-unge")
    GuideFactory(parent=department, title="Deres guide")
    GuideFactory(title="En andens guide")
    feed = read(client, "/børn-og-unge/feed.json")
    assert_json_feed(feed)
    assert feed["title"] == "Borgerservice"
    assert [item["title"] for item in feed["items"]] == ["Deres guide"]
    assert client.get(feed["feed_url"]).json() == feed


def test_what_no_slug_can_hold_is_no_address_of_a_feed() -> None:
    """PostgreSQL fails on a NUL."""
    with pytest.raises(Resolver404):
        resolve("/a\0b/feed.json")


def test_unknown_department(client: Client) -> None:
    home_page()
    DepartmentFactory(slug="lukket", live=False)
    assert client.get("/ukendt/feed.json").status_code == 404
    assert client.get("/lukket/feed.json").status_code == 404


def test_only_what_citizens_can_reach(client: Client) -> None:
    GuideFactory(title="Fremme")
    GuideFactory(title="Kladde", live=False)
    GuideFactory(title="Lukket", parent=DepartmentFactory(live=False))
    PlaceFactory(title="Et sted")
    ContactFactory(title="En kontakt")
    assert titles(client) == ["Fremme"]


def test_other_languages_have_feeds_of_their_own(client: Client) -> None:
    guide = GuideFactory(title="Dansk guide")
    english = Locale.objects.create(language_code="en")
    translated = guide.copy_for_translation(english, copy_parents=True)
    translated.title = "English guide"
    translated.save_revision().publish()
    assert titles(client, "/feed.json") == ["Dansk guide"]
    assert titles(client, "/en/feed.json") == ["English guide"]
    assert titles(client, f"/en/{translated.department.slug}/feed.json") == ["English guide"]
    assert read(client, "/en/feed.json")["language"] == "en"


def test_a_language_without_a_site_has_no_feed(client: Client) -> None:
    GuideFactory()
    assert client.get("/en/feed.json").status_code == 404


def test_feed_and_document_agree_on_when_a_guide_was_changed(client: Client) -> None:
    """A place says something in the guide; a guide that is only linked to does not."""
    department = DepartmentFactory()
    linked = GuideFactory(parent=department)
    room, counter = PlaceFactory(department=department), ContactFactory(department=department)
    content = step("Kom", "", block("guide", linked.pk), place(room))
    guide = GuideFactory(parent=department, title="Guiden", steps=[content], contacts=[contact(counter)])
    Page.objects.update(last_published_at=JANUARY)
    for page, day in ((counter, 2), (room, 3), (linked, 4)):
        Page.objects.filter(pk=page.pk).update(last_published_at=MARCH.replace(day=day))
    (item,) = [item for item in read(client)["items"] if item["title"] == "Guiden"]
    document = client.get(f"/api/v1/guides/{guide.uuid}/").json()
    assert item["date_modified"] == document["date_modified"] == "2026-03-03T09:00:00Z"


def test_a_translated_place_counts_with_its_own_changes(client: Client) -> None:
    guide = GuideFactory(places=[place(PlaceFactory(slug="her"))])
    english = Locale.objects.create(language_code="en")
    translated = guide.copy_for_translation(english, copy_parents=True)
    room = Page.objects.get(slug="her").specific.copy_for_translation(english, copy_parents=True)
    for page in (translated, room):
        page.save_revision().publish()
    Page.objects.update(last_published_at=JANUARY)
    Page.objects.filter(pk=room.pk).update(last_published_at=MARCH)
    (item,) = read(client, "/en/feed.json")["items"]
    document = client.get(f"/api/v1/guides/{translated.uuid}/").json()
    assert item["date_modified"] == document["date_modified"] == "2026-03-02T09:00:00Z"


def test_a_page_beside_the_site_is_in_no_feed_and_has_no_address(client: Client) -> None:
    guide = GuideFactory(parent=DepartmentFactory(slug="afdeling"))
    beside = HomePage(title="Prøve", slug="proeve")
    Page.get_first_root_node().add_child(instance=beside)
    stray = GuideFactory(parent=DepartmentFactory(parent=beside, slug="afdeling"))
    assert titles(client) == titles(client, "/afdeling/feed.json") == [guide.title]
    assert client.get("/soeg/").status_code == 200
    for address in ("/g/{}/", f"/g/{{}}/{stray.step_list[0].id}/", "/api/v1/guides/{}/"):
        assert client.get(address.format(stray.uuid)).status_code == 404


class TestPages:
    def test_the_newest_first_and_every_guide_once(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(views, "PAGE_SIZE", 2)
        department = DepartmentFactory()
        for number in range(5):
            published = MARCH + timedelta(days=number)
            GuideFactory(parent=department, title=f"Guide {number}", first_published_at=published)
        path: str | None = "/feed.json"
        seen = []
        while path:
            feed = read(client, path)
            assert_json_feed(feed)
            seen.append([item["title"] for item in feed["items"]])
            path = feed.get("next_url")
        assert seen == [["Guide 4", "Guide 3"], ["Guide 2", "Guide 1"], ["Guide 0"]]

    @pytest.mark.parametrize("page", ["0", "2", "-1", "x", "", "1e9", "9" * 400, "%00"])
    def test_there_is_no_other_page(self, client: Client, page: str) -> None:
        GuideFactory()
        assert client.get(f"/feed.json?page={page}").status_code == 404


class TestModified:
    """Readers of the feed learn of a changed room without reading every guide again."""

    @pytest.fixture
    def guide(self) -> GuidePage:
        department = DepartmentFactory(last_published_at=JANUARY)
        room = PlaceFactory(department=department, last_published_at=JANUARY)
        desk = ContactFactory(department=department, last_published_at=JANUARY)
        guide: GuidePage = GuideFactory(
            parent=department, last_published_at=JANUARY, steps=[step("Kom", "", place(room))], contacts=[contact(desk)]
        )
        return guide

    def modified(self, client: Client) -> str:
        modified: str = read(client)["items"][0]["date_modified"]
        return modified

    @pytest.mark.parametrize("kept", ["places", "contacts"])
    def test_follows_what_the_guide_shows(self, client: Client, guide: GuidePage, kept: str) -> None:
        assert self.modified(client) == "2026-01-05T08:00:00Z"
        page = guide.step_list[0].value["content"][0].value if kept == "places" else guide.contacts[0].value
        page.__class__.objects.update(last_published_at=MARCH)
        assert self.modified(client) == "2026-03-02T09:00:00Z"
        document = client.get(f"/api/v1/guides/{guide.uuid}/").json()
        assert document["date_modified"] == "2026-03-02T09:00:00Z"

    def test_does_not_follow_what_it_does_not_show(self, client: Client, guide: GuidePage) -> None:
        PlaceFactory(department=guide.department, last_published_at=MARCH)
        assert self.modified(client) == "2026-01-05T08:00:00Z"


class TestViewCount:
    def plays(self, guide: GuidePage, views: int, has_ended: bool = True) -> None:
        """On the first day of the last month, or in this one, which has not ended."""
        today = timezone.localdate()
        month = period_of(Kind.MONTH, today)
        day = month.before.first if has_ended else today
        PlayDay.objects.create(day=day, guide=guide.uuid, video=uuid4(), views=views, starts=views)
        publish_figures(today, dict)

    def item(self, client: Client) -> dict[str, Any]:
        item: dict[str, Any] = read(client)["items"][0]
        return item

    def test_is_rounded(self, client: Client) -> None:
        self.plays(GuideFactory(), 11)
        assert self.item(client)["_vis_vej"]["view_count"] in {10, 15}

    def test_is_withheld_when_few(self, client: Client) -> None:
        self.plays(GuideFactory(), 4)
        assert self.item(client)["_vis_vej"]["view_count"] is None

    def test_of_a_discreet_guide_is_never_told(self, client: Client) -> None:
        self.plays(GuideFactory(discreet=True), 500)
        assert self.item(client)["_vis_vej"]["view_count"] is None

    def test_changes_only_when_a_period_has_ended(self, client: Client) -> None:
        guide = GuideFactory()
        before = client.get("/feed.json").headers["ETag"]
        self.plays(guide, 100, has_ended=False)
        assert client.get("/feed.json").headers["ETag"] == before

    def test_does_not_touch_the_date(self, client: Client) -> None:
        guide = GuideFactory()
        before = self.item(client)
        self.plays(guide, 100)
        after = self.item(client)
        assert after["_vis_vej"].pop("view_count") == 100
        assert before["_vis_vej"].pop("view_count") is None
        assert after == before


def test_has_the_shape_that_is_promised(client: Client) -> None:
    GuideFactory(cover_image=ImageFactory(is_public=True))
    properties = Feed.model_json_schema(mode="serialization")["$defs"]["FeedItem"]["properties"]
    assert set(read(client)["items"][0]) == set(properties)
