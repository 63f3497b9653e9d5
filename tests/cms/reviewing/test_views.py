# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What reviewers see and answer."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import WorkflowState

from guides.models import GuidePage
from tests.cms.reviewing.conftest import STEP, LogIn, Team, make_team, new_draft, published, rewrite, send_to_review
from tests.factories import ImageFactory, blocks

pytestmark = pytest.mark.django_db


def changes(guide: GuidePage) -> str:
    return reverse("reviewing:changes", args=[guide.pk])


def answer(client: Any, guide: GuidePage, given: str, comment: str = "") -> Any:
    form = client.get(changes(guide)).context["form"]
    data = {"answer": given, "comment": comment, "revision": form.initial["revision"]}
    return client.post(changes(guide), data)


def test_the_changed_words_are_marked_and_named(team: Team, as_user: LogIn) -> None:
    new = blocks.step("Find indgang B", "Gå ind ad den røde dør.", id=STEP["id"])
    guide = rewrite(published(team), team.author, steps=[new])
    page = BeautifulSoup(as_user(team.reviewer).get(changes(guide)).content, "html.parser")
    assert [" ".join(each.text.split()) for each in page.select("del")] == ["[fjernet: blå slut på det fjernede]"]
    assert [" ".join(each.text.split()) for each in page.select("ins")] == ["[tilføjet: røde slut på det tilføjede]"]
    assert all("w-sr-only" in said["class"] for said in page.select("del span, ins span"))


def test_pictures_are_shown_before_and_after(team: Team, as_user: LogIn) -> None:
    picture, other = blocks.picture(ImageFactory()), blocks.picture(ImageFactory())
    guide = published(team, steps=[blocks.step("Find", "", picture, id=STEP["id"])])
    new = blocks.step("Find", "", other | {"id": picture["id"]}, id=STEP["id"])
    guide = rewrite(guide, team.author, steps=[new])
    page = BeautifulSoup(as_user(team.reviewer).get(changes(guide)).content, "html.parser")
    assert [figure.figcaption.text for figure in page.select(".change__things figure")] == ["Før", "Nu"]  # type: ignore[union-attr]
    assert len(page.select(".change__things img")) == 2


def test_a_reviewer_approves(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    response = answer(as_user(team.reviewer), guide, "approve")
    assert response.status_code == 302
    assert GuidePage.objects.get(pk=guide.pk).live


def test_a_reviewer_sends_back_with_words(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(team.reviewer)
    assert answer(client, guide, "reject").status_code == 200
    mail.outbox.clear()
    answer(client, guide, "reject", "Skriv, hvilken dør.")
    assert guide.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    (letter,) = mail.outbox
    assert letter.to == [team.author.email]
    assert "Skriv, hvilken dør." in letter.body


def test_the_one_who_asked_is_told_why_they_cannot_approve(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team, by=team.reviewer), team.reviewer)
    client = as_user(team.reviewer)
    assert "en anden godkende" in client.get(changes(guide)).content.decode()
    answer(client, guide, "approve")
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_an_author_answers_nothing(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    answer(as_user(team.author), guide, "approve")
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_a_draft_that_was_changed_meanwhile_is_not_approved_unseen(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(team.reviewer)
    seen = client.get(changes(guide)).context["form"].initial["revision"]
    rewrite(guide, team.other_reviewer, title="Noget helt andet")
    client.post(changes(guide), {"answer": "approve", "revision": seen})
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_what_is_no_whole_page_is_not_published(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    revision = guide.get_latest_revision()
    revision.content["summary"] = ""
    revision.save()
    response = answer(as_user(team.reviewer), guide, "approve")
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[guide.pk])
    assert "Kort om guiden" in " ".join(map(str, get_messages(response.wsgi_request)))
    guide = GuidePage.objects.get(pk=guide.pk)
    assert not guide.live
    assert guide.workflow_in_progress


def test_a_manager_looks_and_answers_nothing(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    page = as_user(team.manager).get(changes(guide)).content.decode()
    assert guide.title in page
    assert 'name="answer"' not in page


def test_another_department_knows_of_nothing(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    stranger = make_team("Familiehuset").reviewer
    for name in ("changes", "preview", "cancel", "urgent"):
        assert as_user(stranger).get(reverse(f"reviewing:{name}", args=[guide.pk])).status_code == 404


def test_taking_back_asks_first(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    client, address = as_user(team.author), reverse("reviewing:cancel", args=[guide.pk])
    assert client.get(address).status_code == 200
    assert guide.workflow_in_progress
    client.post(address)
    assert not guide.workflow_in_progress
    assert client.get(address).status_code == 302


def test_only_who_may_takes_back(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    assert as_user(team.manager).post(reverse("reviewing:cancel", args=[guide.pk])).status_code == 302
    assert guide.workflow_in_progress


def test_the_front_page_lists_what_waits(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team, title="Kørekort"), team.author)
    assert changes(guide) in as_user(team.reviewer).get(reverse("wagtailadmin_home")).content.decode()
    assert changes(guide) not in as_user(make_team("Nabo").reviewer).get(reverse("wagtailadmin_home")).content.decode()


def test_a_long_list_takes_no_more_queries(
    team: Team, as_user: LogIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        send_to_review(new_draft(team, title=f"Guide {number}", slug=f"guide-{number}"), team.author)
    client = as_user(team.reviewer)
    client.get(reverse("reviewing:overview"))
    with django_assert_max_num_queries(45):
        page = client.get(reverse("reviewing:overview")).content.decode()
    assert page.count('class="vv-waiting__what"') == 12


def test_the_badge_says_that_a_draft_waits(team: Team, as_user: LogIn) -> None:
    guide = rewrite(published(team), team.author, title="Nyt navn")
    page = as_user(team.author).get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    tag = BeautifulSoup(page, "html.parser").select_one(".page-status-tag")
    assert tag
    assert tag.text.strip() == "Udgivet + kladde"


def test_the_preview_shows_the_draft(team: Team, as_user: LogIn) -> None:
    guide = rewrite(published(team), team.author, title="Helt nyt navn")
    shown = as_user(team.reviewer).get(reverse("reviewing:preview", args=[guide.pk])).content.decode()
    assert "Helt nyt navn" in shown
