# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A draft that somebody reads without a log-in, by a link."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.departments.roles import Role
from cms.drafts.links import address_of, find_link, make_link
from cms.drafts.models import DraftLink
from guides.models import DepartmentPage, GuidePage
from guides.plays.models import SubjectDay
from tests.cms.drafts.conftest import LogIn
from tests.factories import DepartmentFactory, GuideFactory, ImageFactory, PlaceFactory, UserFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(guide: GuidePage) -> DraftLink:
    return make_link(guide, UserFactory.create())


def links_page(guide: GuidePage) -> str:
    return reverse("drafts:links", args=[guide.pk])


class TestReading:
    def test_shows_the_newest_draft_without_a_cookie(self, client: Client, guide: GuidePage, link: DraftLink) -> None:
        guide.title = "Det nyeste navn"
        guide.save_revision()
        response = client.get(address_of(link))
        assert response.status_code == 200
        assert "Det nyeste navn" in response.content.decode()
        assert not response.cookies
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]

    def test_says_that_it_is_a_draft_and_until_when(self, client: Client, link: DraftLink) -> None:
        link.expires_at = timezone.now().replace(year=2031, month=12, day=4, hour=13, minute=5)
        link.save()
        assert "Kladde – gælder til torsdag 4. december 2031 kl. 14.05" in client.get(address_of(link)).content.decode()

    def test_leads_from_step_to_step_within_the_draft(self, client: Client, guide: GuidePage, link: DraftLink) -> None:
        address = address_of(link)
        first = client.get(address).content.decode()
        step = client.get(f"{address}trin/2/").content.decode()
        assert f'href="{address}trin/1/"' in first
        assert f'href="{address}trin/1/"' in step
        assert guide.url not in first + step
        assert client.get(f"{address}det-hele/").status_code == 200
        assert client.get(f"{address}trin/3/").status_code == 404
        assert client.get(f"{address}findes/ikke/").status_code == 404

    def test_a_published_guide_shows_its_draft(self, client: Client, department: DepartmentPage) -> None:
        guide = GuideFactory(parent=department, title="Som borgerne ser den")
        guide.title = "Som den bliver"
        guide.save_revision()
        address = address_of(make_link(guide, UserFactory.create()))
        html = client.get(address).content.decode()
        assert "Som den bliver" in html
        assert f'"{guide.url}' not in html

    def test_counts_nothing_and_offers_nothing_that_is_counted(
        self, client: Client, department: DepartmentPage
    ) -> None:
        film = VideoFactory.create(is_public=True)
        guide = GuideFactory(parent=department, steps=[b.step("Se", "Film", b.film(film))])
        address = address_of(make_link(guide, UserFactory.create()))
        html = "".join(client.get(address + below).content.decode() for below in ("", "trin/1/", "det-hele/"))
        assert "<video" in html
        for what in ("data-play", "happenings.js", "data-steps", "data-share"):
            assert what not in html
        assert not SubjectDay.objects.exists()
        assert client.post(f"{address}trin/1/svar/ja/").status_code == 405

    def test_shows_films_and_pictures_that_are_not_public_yet(self, client: Client, department: DepartmentPage) -> None:
        picture = ImageFactory()
        guide = GuideFactory(parent=department, live=False, steps=[b.step("Se", "Billede", b.picture(picture))])
        html = client.get(address_of(make_link(guide, UserFactory.create())) + "trin/1/").content.decode()
        assert "?s=" in html

    def test_of_a_place(self, client: Client, department: DepartmentPage) -> None:
        place = PlaceFactory(department=department, live=False, title="Det nye sted")
        address = address_of(make_link(place, UserFactory.create()))
        assert "Det nye sted" in client.get(address).content.decode()
        assert client.get(f"{address}trin/1/").status_code == 404


class TestEnding:
    def test_after_its_time(self, client: Client, link: DraftLink) -> None:
        DraftLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        response = client.get(address_of(link))
        assert response.status_code == 404
        assert "Linket gælder ikke længere" in response.content.decode()
        assert "no-store" in response["Cache-Control"]

    def test_when_somebody_withdraws_it(self, client: Client, guide: GuidePage, link: DraftLink, log_in: LogIn) -> None:
        log_in().post(links_page(guide), {"withdraw": str(link.key)})
        assert client.get(address_of(link)).status_code == 404
        assert PageLogEntry.objects.filter(page=guide.pk, action="drafts.withdraw").count() == 1

    def test_with_its_page(self, client: Client, guide: GuidePage, link: DraftLink) -> None:
        guide.delete()
        assert client.get(address_of(link)).status_code == 404

    @pytest.mark.parametrize("token", ["x", "0" * 32, f"{'0' * 32}.falsk", "a.b.c", "%00", "æ" * 40])
    def test_nobody_makes_one_up(self, client: Client, link: DraftLink, token: str) -> None:
        assert client.get(f"/kladde/{token}/").status_code == 404
        assert find_link(link.key.hex) is None, "the key alone is not enough"


class TestMaking:
    def test_gives_a_code_and_an_address(self, guide: GuidePage, log_in: LogIn) -> None:
        editor = log_in()
        assert not DraftLink.objects.exists()
        response = editor.post(links_page(guide), follow=True)
        link = DraftLink.objects.get()
        html = response.content.decode()
        assert f"http://testserver{address_of(link)}" in html
        assert "data:image/svg+xml;base64," in html
        assert PageLogEntry.objects.filter(page=guide.pk, action="drafts.share").count() == 1

    def test_looking_makes_none(self, guide: GuidePage, log_in: LogIn) -> None:
        assert log_in().get(links_page(guide)).status_code == 200
        assert not DraftLink.objects.exists()

    @pytest.mark.parametrize("role", [Role.MANAGER])
    def test_is_for_those_who_may_change_the_page(self, guide: GuidePage, log_in: LogIn, role: Role) -> None:
        client = log_in(role=role)
        for method in (client.get, client.post):
            assert method(links_page(guide)).status_code == 404
        assert not DraftLink.objects.exists()

    def test_not_of_another_departments_page(self, log_in: LogIn) -> None:
        theirs = GuideFactory(parent=DepartmentFactory(), live=False)
        client: Any = log_in()
        for method in (client.get, client.post):
            assert method(links_page(theirs)).status_code == 404
        assert not DraftLink.objects.exists()

    def test_a_link_is_withdrawn_from_its_own_page_only(
        self, department: DepartmentPage, link: DraftLink, log_in: LogIn
    ) -> None:
        own = GuideFactory(parent=department)
        for key in (str(link.key), "vrøvl", ""):
            log_in().post(links_page(own), {"withdraw": key})
        assert DraftLink.objects.filter(pk=link.pk).exists()

    def test_the_editor_leads_to_it(self, guide: GuidePage, log_in: LogIn) -> None:
        html = log_in().get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
        assert f'href="{links_page(guide)}"' in html
        assert "Se kladden på din egen telefon" in html
