# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The demo's content is complete and correct. Loaded once for all tests of this file, which only read it."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from uuid import uuid5

import pytest
from django.db import transaction
from django.db.models import Sum
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from cms.demo import content, figures, people
from cms.demo.drawing.films import FILMS
from cms.demo.drawing.pictures import PICTURES
from cms.departments.access import departments_with_permission
from cms.departments.roles import Role
from cms.users.models import User
from guides.happenings import What
from guides.models import ContactPage, DepartmentPage, GuidePage, HomePage, PlacePage
from guides.plays.models import FilmHour, NthDay, PlayDay, SegmentMonth, SubjectDay
from media_pipeline.models import Captions, Image, Video
from tests.cms.demo.conftest import LoadDemo

TODAY = date(2026, 11, 22)
MADE_UP = (PlayDay, NthDay, FilmHour, SegmentMonth, SubjectDay)


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker, load_demo: LoadDemo) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _made_up(_loaded: None) -> None:
    figures.load(content.departments(), TODAY)


def guide(slug: str) -> GuidePage:
    return GuidePage.objects.get(slug=slug)


def test_all_departments_guides_places_and_contacts_are_there() -> None:
    home = HomePage.objects.get()

    assert [page.slug for page in home.get_children().live()] == list(content.DEPARTMENTS)
    assert GuidePage.objects.live().count() == 8
    assert [page.slug for page in GuidePage.objects.not_live()] == ["meld-flytning"]
    assert PlacePage.objects.live().count() == ContactPage.objects.live().count() == len(content.DEPARTMENTS)
    assert Video.objects.count() == len(FILMS)
    assert Captions.objects.filter(state=Captions.State.APPROVED).count() == len(FILMS)


def test_everything_would_pass_the_editors_own_checks() -> None:
    pages = chain(
        DepartmentPage.objects.all(), PlacePage.objects.all(), ContactPage.objects.all(), GuidePage.objects.all()
    )
    for page in pages:
        page.full_clean()
        # The films are encoded after the loading; here they never are.
        missing = [
            finding
            for finding in getattr(page, "findings", list)()
            if finding.code != "film-not-ready" and not finding.is_advice
        ]
        assert not missing, page.title
        for name in ("hours", "steps", "questions", "places", "contacts"):
            stream = getattr(page, name, None)
            if stream is not None:
                stream.stream_block.clean(stream)


def test_published_guides_are_complete() -> None:
    for page in GuidePage.objects.live():
        assert page.summary
        assert page.why
        assert page.what_happens_next
        assert page.audiences
        assert page.cover_image
        assert page.review_date
        assert page.owner
        assert 6 <= len(page.step_list) <= 7
        assert 4 <= len(page.questions) <= 5
        assert len(page.places) == len(page.contacts) == 1
    assert [page.slug for page in GuidePage.objects.filter(discreet=True)] == ["din-foerste-samtale"]


def test_every_kind_of_content_is_shown_somewhere() -> None:
    kinds = {
        child.block_type
        for page in GuidePage.objects.live()
        for step in page.step_list
        for child in step.value["content"]
    }

    assert kinds == {
        "film", "image", "checklist", "place", "contact", "deadline", "self_service", "guide", "callout"
    }  # fmt: skip


def test_guides_lead_on_to_each_other() -> None:
    links = {
        (page.slug, child.value.slug)
        for page in GuidePage.objects.live()
        for step in page.step_list
        for child in step.value["content"]
        if child.block_type == "guide"
    }

    assert links >= {("faa-mitid", "digital-post"), ("digital-post", "giv-fuldmagt"), ("giv-fuldmagt", "faa-mitid")}


def test_a_picture_in_a_step_says_what_is_seen() -> None:
    first = next(child for child in guide("find-vej").step_list[2].value["content"] if child.block_type == "image")

    assert (
        first.value.contextual_alt_text
        == "En lys sti fører forbi et rødt cykelskur til en dør med et stort hvidt B over."
    )
    assert set(Image.objects.values_list("description", flat=True)) >= {first.value.contextual_alt_text}


def test_identities_are_the_same_on_every_installation() -> None:

    assert str(guide("faa-mitid").uuid) == "3db9ae83-67bd-5ea9-8e21-0ee9b230d113"
    assert guide("faa-mitid").step_list[0].id == str(uuid5(guide("faa-mitid").uuid, "step/1"))
    assert Video.objects.get(title="Mød op i Borgerservice").uuid == content.identity("film", "desk-3")


def test_each_department_has_its_people_and_one_password(settings: Settings) -> None:
    settings.DEMO_LOGINS = True  # elsewhere the password opens nothing
    for slug in content.DEPARTMENTS:
        for role in people.ROLES:
            assert Client().login(username=people.login(role, slug), password=people.PASSWORD)
    manager = User.objects.get(username="leder-borgerservice")
    assert [page.slug for page in departments_with_permission(manager, "view_statistics")] == ["borgerservice"]
    assert not departments_with_permission(User.objects.get(username="redaktoer-borgerservice"), "view_statistics")
    assert User.objects.get(username=people.ADMINISTRATOR).groups.filter(department_role__role=Role.ADMINISTRATOR)


@pytest.mark.usefixtures("_made_up")
def test_made_up_plays_are_marked_and_end_with_yesterday() -> None:
    rows = list(PlayDay.objects.all())
    pages = {*GuidePage.objects.values_list("uuid", flat=True), *PlacePage.objects.values_list("uuid", flat=True)}

    assert {row.is_demo for row in rows} == {True}
    assert max(row.day for row in rows) == date(2026, 11, 21)
    assert {row.guide or row.place for row in rows} <= pages
    assert {row.video for row in rows} == set(Video.objects.values_list("uuid", flat=True))
    assert all(row.rewatches <= row.views <= row.starts and row.completed <= row.views for row in rows)

    counts = [model.objects.count() for model in MADE_UP]
    figures.load(content.departments(), TODAY)
    assert [model.objects.count() for model in MADE_UP] == counts


@pytest.mark.usefixtures("_made_up")
def test_all_made_up_figures_tell_of_the_same_plays() -> None:
    discreet = GuidePage.objects.filter(discreet=True).values("uuid")
    sums = PlayDay.objects.aggregate(views=Sum("views"), rewatches=Sum("rewatches"), starts=Sum("starts"))
    open_views = PlayDay.objects.exclude(guide__in=discreet).aggregate(sum=Sum("views"))["sum"]

    assert all(set(model.objects.values_list("is_demo", flat=True)) == {True} for model in MADE_UP)
    assert NthDay.objects.aggregate(sum=Sum("views"))["sum"] == sums["views"]
    assert NthDay.objects.filter(nth__gt=1).aggregate(sum=Sum("views"))["sum"] == sums["rewatches"]
    assert FilmHour.objects.aggregate(sum=Sum("views"))["sum"] == open_views < sums["views"]
    assert SegmentMonth.objects.filter(segment=0).aggregate(sum=Sum("starts"))["sum"] == sums["starts"]
    assert all(row.thrice <= row.twice <= row.once <= row.starts for row in SegmentMonth.objects.all())


@pytest.mark.usefixtures("_made_up")
def test_made_up_readers_get_less_far_the_longer_a_guide_is() -> None:
    for page in GuidePage.objects.live():
        here = SubjectDay.objects.filter(page=page.uuid)
        assert set(here.exclude(block="").values_list("block", flat=True)) == {
            *(step.id for step in page.step_list),
            *(question.id for question in page.questions),
        }
        reached = [here.filter(what=What.STEP, block=step.id).aggregate(n=Sum("count"))["n"] for step in page.step_list]
        opened = here.filter(what=What.OPENED).aggregate(n=Sum("count"))["n"]
        assert [opened, *reached] == sorted([opened, *reached], reverse=True)
    assert not SubjectDay.objects.filter(day__gte=TODAY).exists()
    assert set(SubjectDay.objects.values_list("what", flat=True)) == set(What)


def test_the_content_names_only_what_can_be_drawn() -> None:
    for table in content.departments():
        assert set(table["pictures"]) <= set(PICTURES)
        assert {film["name"] for film in content.films(table)} <= set(FILMS)
        used = {guide["cover"] for guide in table["guide"]} | {
            item["image"]
            for guide in table["guide"]
            for step in guide["step"]
            for item in step.get("content", [])
            if "image" in item
        }
        assert used == set(table["pictures"]), table["slug"]
