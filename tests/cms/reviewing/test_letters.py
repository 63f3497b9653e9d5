# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Letters about reviews and comments: to whom, what they say, and what their subjects don't."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Comment, PageSubscription

from cms.users.models import User
from guides.models import GuidePage
from tests.cms.reviewing.conftest import (
    LogIn,
    Team,
    edit_form,
    make_team,
    new_draft,
    published,
    rewrite,
    send_to_review,
)

pytestmark = pytest.mark.django_db


def test_a_reviewer_is_told_what_to_do_and_where(team: Team) -> None:
    guide = send_to_review(new_draft(team, title="Kørekort & pas"), team.author)
    letter = next(letter for letter in mail.outbox if letter.to == [team.reviewer.email])
    assert letter.subject == "Til godkendelse: ”Kørekort & pas”"
    assert letter.body.startswith("Hej Rie Lund")
    assert "”Kørekort & pas” venter på din godkendelse." in letter.body
    assert reverse("reviewing:changes", args=[guide.pk]) in letter.body


def test_whoever_asked_gets_no_letter_about_it(team: Team) -> None:
    send_to_review(new_draft(team, by=team.reviewer), team.reviewer)
    assert [letter.to for letter in mail.outbox] == [[team.other_reviewer.email]]


def test_whoever_asked_is_told_of_the_approval(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    mail.outbox.clear()
    guide.current_workflow_task_state.approve(user=team.reviewer)
    (letter,) = mail.outbox
    assert letter.to == [team.author.email]
    assert letter.subject == "Godkendt: ”Hent dit kort”"
    assert GuidePage.objects.get(pk=guide.pk).full_url in letter.body


def test_whoever_asked_is_told_what_must_be_changed(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    mail.outbox.clear()
    guide.current_workflow_task_state.reject(user=team.reviewer, comment="Skriv døren.")
    (letter,) = mail.outbox
    assert letter.subject == "Sendt tilbage til dig: ”Hent dit kort”"
    assert "Skriv døren." in letter.body
    assert reverse("wagtailadmin_pages:edit", args=[guide.pk]) in letter.body


@pytest.mark.parametrize("becomes_discreet", [True, False])
def test_no_subject_names_a_discreet_guide(team: Team, as_user: LogIn, becomes_discreet: bool) -> None:
    """Neither one that is discreet, nor one whose draft is going to be, nor one whose draft is so no longer."""
    guide = published(team, title="Afvænning", discreet=not becomes_discreet)
    guide = send_to_review(rewrite(guide, team.author, discreet=becomes_discreet), team.author)
    comment(as_user, team.reviewer, guide, **({"discreet": "on"} if becomes_discreet else {}))
    guide.current_workflow_task_state.reject(user=team.reviewer, comment="Nej")
    assert len(mail.outbox) == 4
    assert "Afvænning" not in " ".join(str(letter.subject) for letter in mail.outbox)


def comment(as_user: LogIn, user: User, guide: GuidePage, text: str = "Hvilken dør?", **more: str) -> None:
    form = edit_form(guide) | {
        "comments-TOTAL_FORMS": "1",
        "comments-0-DELETE": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-contentpath": f"steps.{guide.steps[0].id}.title",
        "comments-0-text": text,
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    as_user(user).post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), form | more)


def test_whoever_asked_hears_of_comments_on_a_step(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    mail.outbox.clear()
    comment(as_user, team.reviewer, guide)
    assert Comment.objects.get().contentpath.startswith("steps.")
    (letter,) = mail.outbox
    assert letter.to == [team.author.email]
    assert letter.subject == "Nye kommentarer til ”Hent dit kort”"
    assert "Ny: Hvilken dør?" in letter.body


def test_comments_are_told_to_nobody_who_has_left_the_department(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    left = make_team("Familiehuset").author
    PageSubscription.objects.create(page=guide, user=left, comment_notifications=True)
    mail.outbox.clear()
    comment(as_user, team.reviewer, guide)
    assert [letter.to for letter in mail.outbox] == [[team.author.email]]


def test_comments_are_seen_in_the_department_and_nowhere_else(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    comment(as_user, team.reviewer, guide, text="Marmelade")
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    assert "Marmelade" in as_user(team.other_reviewer).get(address).content.decode()
    stranger = as_user(make_team("Familiehuset").reviewer)
    for name in ("edit", "history", "revisions_index", "view_draft"):
        shown = stranger.get(reverse(f"wagtailadmin_pages:{name}", args=[guide.pk]))
        assert shown.status_code == 404
        assert "Marmelade" not in shown.content.decode()
