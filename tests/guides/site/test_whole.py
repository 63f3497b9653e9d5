# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The whole guide on one page. (That nothing is missing there is tests.guides.feed.test_parity's.)"""

from itertools import pairwise

import pytest
from bs4 import Tag
from django.test import Client

from guides.models import GuidePage
from tests.factories import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b
from tests.guides.site.markup import one, page, value, words

pytestmark = pytest.mark.django_db

GUIDE = "/handicap/find-vej/"


@pytest.fixture
def guide() -> GuidePage:
    department = DepartmentFactory(slug="handicap")
    film = VideoFactory.create(is_public=True)
    place = PlaceFactory(department=department, title="Lokale 2.14", film=film)
    contact = ContactFactory(department=department)
    other = GuideFactory(parent=department)
    content = [
        *(b.film(film), b.checklist("Tag med", "Dit brev"), b.place(place), b.contact(contact), b.guide(other)),
        *(b.text("<p>Tekst</p>"), b.callout("<p>Husk</p>"), b.deadline("Snart")),
    ]
    made: GuidePage = GuideFactory(
        parent=department,
        slug="find-vej",
        why="<p>Derfor.</p>",
        what_happens_next="<p>Så.</p>",
        home_visit="Ja.",
        places=[b.place(place)],
        contacts=[b.contact(contact)],
        questions=[b.question("Må hunden komme med?", film=film)],
        steps=[
            b.step("Ring", "Nu.", *content),
            b.step("Kom", "Nu.", *content, kind="alternative"),
            b.step("Vent", "Her.", kind="optional"),
        ],
    )
    return made


def test_each_step_says_its_number_and_what_it_is(client: Client, guide: GuidePage) -> None:
    whole = page(client, f"{GUIDE}det-hele/")
    assert [words(heading) for heading in whole.select(".whole__step > h3")] == [
        "Trin 1, enten : Ring",
        "Trin 1, eller : Kom",
        "Trin 2 : Vent",
    ]
    assert [words(tag) for tag in whole.select(".whole__step > .tag")] == ["Kan springes over"]


def test_a_place_is_described_once_and_answers_are_open(client: Client, guide: GuidePage) -> None:
    whole = page(client, f"{GUIDE}det-hele/")
    described = [words(heading) for heading in whole.select("[aria-labelledby=all-places-heading] h3")]
    assert described == ["Lokale 2.14"]
    assert whole.find(string="Må hunden komme med?").find_parent("details") is None  # type: ignore[union-attr]


def test_plays_are_told_apart_by_where_the_film_stands(client: Client, guide: GuidePage) -> None:
    films = page(client, f"{GUIDE}det-hele/").select("video[data-play]")
    stands = [(value(film, "data-guide"), value(film, "data-block"), bool(film["data-place"])) for film in films]
    first, second, _third = guide.step_list
    question = guide.questions[0].id
    uuid = str(guide.uuid)
    assert stands == [(uuid, first.id, False), (uuid, second.id, False), (uuid, question, False), ("", "", True)]


def test_search_engines_are_sent_to_the_overview(client: Client, guide: GuidePage) -> None:
    whole = page(client, f"{GUIDE}det-hele/")
    assert value(one(whole, "link[rel=canonical]"), "href") == f"http://testserver{GUIDE}"
    assert value(one(whole, "meta[name=robots]"), "content") == "noindex"
    assert "det-hele" not in client.get("/sitemap.xml").content.decode()
    assert f"{GUIDE}det-hele/" in [link["href"] for link in page(client, GUIDE).select("a[href]")]


@pytest.mark.parametrize("path", ["", "det-hele/", "trin/1/", "trin/1b/", "trin/2/", "trin/1/svar/nej/", "svar/ja/"])
def test_headings_leave_no_level_out(client: Client, guide: GuidePage, path: str) -> None:
    headings = page(client, f"{GUIDE}{path}").select("h1, h2, h3, h4, h5, h6")
    levels = [int(heading.name[1]) for heading in headings]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert [words(heading) for before, heading in pairwise(headings) if heading.name[1] > next_level(before)] == []


def next_level(heading: Tag) -> str:
    return str(int(heading.name[1]) + 1)
