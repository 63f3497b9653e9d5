# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Blocks that one department keeps and all may use: proposing a change, deciding on it, and who is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.test.utils.form_data import rich_text

from cms.departments.roles import Role
from cms.proposing.models import Proposal
from cms.ripple.models import ToBeChecked
from guides.models import PlacePage, SharedTextPage
from tests.cms.ripple.conftest import Desk, member
from tests.factories import GuideFactory, PlaceFactory, SharedTextFactory
from tests.factories import blocks as b

type Capture = Callable[..., Any]
State = Proposal.State

NEW = "<p>Tag pas eller kørekort med.</p>"


@pytest.fixture
def text(desk: Desk) -> SharedTextPage:
    """Of the own department; the neighbour's guide uses it."""
    text: SharedTextPage = SharedTextFactory(department=desk.department, title="Legitimation", owner=desk.editor)
    GuideFactory(
        parent=desk.other,
        title="Bestil pas",
        owner=desk.neighbour,
        steps=[b.step("Mød op", "", b.shared_text(text))],
        questions=[b.question("Hvad skal jeg have med?", "", shared=text)],
    )
    return text


def propose(desk: Desk, page: Any, value: Any, capture: Capture, why: str = "Kørekort gælder også.") -> Any:
    client = Client()
    client.force_login(desk.neighbour)
    with capture(execute=True):
        return client.post(reverse("proposing:propose", args=[page.pk]), {"text": value, "why": why})


@pytest.fixture
def reviewer(desk: Desk) -> Client:
    client = Client()
    client.force_login(desk.reviewer)
    return client


def test_the_live_text_is_shown_in_step_and_answer(client: Client, text: SharedTextPage) -> None:
    guide = GuideFactory(
        steps=[b.step("Mød op", "", b.shared_text(text))], questions=[b.question("Hvad?", "", shared=text)]
    )
    for address in (f"{guide.url}trin/1/", guide.url, f"{guide.url}det-hele/", f"/api/v1/guides/{guide.uuid}/"):
        assert "Tag legitimation med." in client.get(address).content.decode()
    text.text = NEW
    text.save_revision().publish()
    assert "Tag pas eller kørekort med." in client.get(f"{guide.url}trin/1/").content.decode()


def test_a_neighbour_proposes_and_the_owner_is_told(
    desk: Desk, text: SharedTextPage, django_capture_on_commit_callbacks: Capture
) -> None:
    assert propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks).status_code == 302
    proposal = Proposal.objects.get()
    assert "pas eller kørekort" in proposal.text
    assert (proposal.page_id, proposal.proposed_by, proposal.state) == (text.pk, desk.neighbour, State.OPEN)
    assert [(letter.to, "Kørekort gælder også." in letter.body) for letter in mail.outbox] == [
        (["redaktoer@fjordby.example"], True)
    ]


def test_accepting_changes_it_tells_both_sides_and_runs_on(
    desk: Desk, text: SharedTextPage, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    mail.outbox.clear()
    proposal = Proposal.objects.get()
    page = reviewer.get(reverse("proposing:decide", args=[proposal.pk])).content.decode()
    assert "Tag legitimation med." in page
    assert "Tag pas eller kørekort med." in page
    assert "Bestil pas" in page
    with django_capture_on_commit_callbacks(execute=True):
        reviewer.post(reverse("proposing:decide", args=[proposal.pk]), {"accept": "1"})
    text.refresh_from_db()
    proposal.refresh_from_db()
    assert "pas eller kørekort" in text.text
    assert (proposal.state, proposal.decided_by) == (State.ACCEPTED, desk.reviewer)
    assert ToBeChecked.objects.filter(page__title="Bestil pas", source_page=text.pk).exists()
    subjects = {(letter.to[0], letter.subject) for letter in mail.outbox}
    assert ("nabo@fjordby.example", "Dit forslag til ”Legitimation” er godkendt") in subjects
    assert ("nabo@fjordby.example", "Du har 1 ting at tjekke") in subjects


def test_declining_takes_a_reason(
    desk: Desk, text: SharedTextPage, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    mail.outbox.clear()
    address = reverse("proposing:decide", args=[Proposal.objects.get().pk])
    assert "Skriv hvorfor" in reviewer.post(address, {"answer": ""}).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        reviewer.post(address, {"answer": "Kun pas gælder."})
    assert Proposal.objects.get().state == State.DECLINED
    assert "Kun pas gælder." in mail.outbox[0].body
    assert reviewer.post(address, {"accept": "1"}).status_code == 404


def test_an_editors_acceptance_waits_in_the_draft(
    desk: Desk, text: SharedTextPage, client: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    client.force_login(desk.editor)
    answer = client.post(reverse("proposing:decide", args=[Proposal.objects.get().pk]), {"accept": "1"})
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[text.pk])
    text.refresh_from_db()
    assert "legitimation" in text.text
    assert "pas eller kørekort" in text.get_latest_revision_as_object().text


def test_what_somebody_else_is_writing_is_not_published_along(
    desk: Desk, text: SharedTextPage, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    draft = SharedTextPage.objects.get(pk=text.pk)
    draft.title = "Ikke færdig"
    draft.save_revision()
    reviewer.post(reverse("proposing:decide", args=[Proposal.objects.get().pk]), {"accept": "1"})
    text.refresh_from_db()
    latest = text.get_latest_revision_as_object()
    assert text.title == "Legitimation"
    assert (latest.title, "pas eller kørekort" in latest.text) == ("Ikke færdig", True)


def test_of_a_place_one_proposes_in_words(
    desk: Desk, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, desk.place, "Lokalet er flyttet til 3.01.", django_capture_on_commit_callbacks)
    proposal = Proposal.objects.get()
    address = reverse("proposing:decide", args=[proposal.pk])
    assert "Lokalet er flyttet til 3.01." in reviewer.get(address).content.decode()
    answer = reviewer.post(address, {"accept": "1"})
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[desk.place.pk])
    assert PlacePage.objects.get(pk=desk.place.pk).room == desk.place.room


def test_nobody_proposes_to_oneself_nor_on_a_draft_nor_as_a_manager(desk: Desk, text: SharedTextPage) -> None:
    hidden = PlaceFactory(department=desk.department, live=False)
    manager = member(desk.other, Role.MANAGER)
    for user, page in ((desk.editor, text), (desk.neighbour, hidden), (manager, text)):
        client = Client()
        client.force_login(user)
        assert client.get(reverse("proposing:propose", args=[page.pk])).status_code == 404


def test_only_those_who_own_it_decide(
    desk: Desk, text: SharedTextPage, client: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    client.force_login(desk.neighbour)
    address = reverse("proposing:decide", args=[Proposal.objects.get().pk])
    assert client.post(address, {"accept": "1"}).status_code == 404
    assert "Kørekort gælder også." in client.get(reverse("proposing:index")).content.decode()


def test_the_front_page_shows_the_queue(
    desk: Desk, text: SharedTextPage, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    propose(desk, text, rich_text(NEW), django_capture_on_commit_callbacks)
    assert "Kørekort gælder også." in reviewer.get("/admin/").content.decode()


def test_scripts_in_a_proposal_do_nothing(
    desk: Desk, text: SharedTextPage, reviewer: Client, django_capture_on_commit_callbacks: Capture
) -> None:
    Proposal.objects.create(
        page_id=text.pk, text="<p>Hej<script>alert(1)</script></p>", why="<script>", proposed_by=desk.neighbour
    )
    page = reviewer.get(reverse("proposing:decide", args=[Proposal.objects.get().pk])).content.decode()
    assert "alert(1)" not in page
    assert "&lt;script&gt;" in page


def test_the_list_takes_a_fixed_number_of_queries(desk: Desk, client: Client) -> None:
    client.force_login(desk.neighbour)
    counts = []
    for _ in range(3):
        for _ in range(3):
            SharedTextFactory(department=desk.department)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("proposing:index")).status_code == 200
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_a_shared_text_in_use_stays(desk: Desk, text: SharedTextPage, reviewer: Client) -> None:
    answer = reviewer.post(reverse("wagtailadmin_pages:unpublish", args=[text.pk]))
    assert answer.status_code == 409
    assert "Bestil pas" in answer.content.decode()


def test_its_change_moves_the_date_of_the_guides_that_show_it(client: Client, text: SharedTextPage) -> None:
    in_step = GuideFactory(steps=[b.step("Mød op", "", b.shared_text(text))])
    in_answer = GuideFactory(questions=[b.question("Hvad?", "", shared=text)])
    text.text = NEW
    text.save_revision().publish()
    text.refresh_from_db()
    items = {item["title"]: item["date_modified"] for item in client.get("/feed.json").json()["items"]}
    for guide in (in_step, in_answer):
        document = client.get(f"/api/v1/guides/{guide.uuid}/").json()
        for moved in (items[guide.title], document["date_modified"]):
            assert datetime.fromisoformat(moved) == text.last_published_at


def test_the_form_holds_the_text_as_it_is(desk: Desk, text: SharedTextPage, client: Client) -> None:
    client.force_login(desk.neighbour)
    of_text, of_place = (client.get(reverse("proposing:propose", args=[page.pk])) for page in (text, desk.place))
    assert "Tag legitimation med." in of_text.content.decode()
    assert "draftail" in of_text.content.decode()
    assert "Hvad skal ændres?" in of_place.content.decode()


def test_whatever_is_searched_for_is_answered(desk: Desk, client: Client) -> None:
    client.force_login(desk.neighbour)
    assert client.get(reverse("proposing:index"), {"q": "\0' % x"}).status_code == 200
