# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Loading the demo again keeps what people wrote."""

import pytest
from wagtail.models import Page

from cms.demo import content, loader, site
from cms.departments.access import departments_with_permission
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage, HomePage
from media_pipeline.models import Image, Video
from tests.cms.demo.conftest import LoadDemo

pytestmark = pytest.mark.django_db


def guide(slug: str) -> GuidePage:
    return GuidePage.objects.get(slug=slug)


def test_loading_again_doubles_nothing(load_demo: LoadDemo) -> None:
    load_demo()
    before = (Page.objects.count(), User.objects.count(), Image.objects.count(), Video.objects.count())

    home = load_demo()

    assert loader.missing(home, content.departments()) == []
    assert (Page.objects.count(), User.objects.count(), Image.objects.count(), Video.objects.count()) == before


def test_loading_again_keeps_what_people_wrote_and_threw_away(load_demo: LoadDemo) -> None:
    load_demo()
    edited = guide("faa-mitid")
    edited.title = "Få MitID i dag"
    edited.save_revision().publish()
    guide("digital-post").delete()
    rikke = User.objects.get(username="redaktoer-borgerservice")
    rikke.set_password("en helt anden sætning")
    rikke.save()

    load_demo()

    assert guide("faa-mitid").title == "Få MitID i dag"
    assert not GuidePage.objects.filter(slug="digital-post").exists()
    rikke.refresh_from_db()
    assert rikke.check_password("en helt anden sætning")


def test_a_department_that_was_deleted_whole_comes_back_with_its_people(load_demo: LoadDemo) -> None:
    load_demo()
    DepartmentPage.objects.get(slug="din-indgang").delete()

    load_demo()

    department = DepartmentPage.objects.get(slug="din-indgang")
    manager = User.objects.get(username="leder-din-indgang")
    assert guide("dit-forloeb-uge-1-20").live
    assert list(departments_with_permission(manager, "view_statistics")) == [department]


def test_the_front_page_takes_the_place_of_wagtails_own_only_once() -> None:
    home = site.front_page(8000)
    home.title = "Nordby Kommune"
    home.save_revision().publish()

    again = site.front_page(8105)

    assert (again.pk, again.title) == (home.pk, "Nordby Kommune")
    assert HomePage.objects.count() == 1
    assert again.full_url == "http://localhost:8105/"
