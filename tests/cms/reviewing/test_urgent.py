# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""An urgent correction goes out at once, with a reason, and is checked afterwards."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.reviewing.models import UrgentCorrection
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
from tests.factories import blocks

pytestmark = pytest.mark.django_db

State = UrgentCorrection.State


def publish_at_once(as_user: LogIn, user: User, guide: GuidePage, reason: str = "Nummeret er forkert") -> str:
    """What the author is told."""
    client, address = as_user(user), reverse("reviewing:urgent", args=[guide.pk])
    shown = client.get(address)
    if shown.status_code == 200:
        revision = shown.context["form"].initial["revision"]
        shown = client.post(address, {"reason": reason, "revision": revision})
    return " ".join(map(str, get_messages(shown.wsgi_request)))


def corrected(team: Team) -> GuidePage:
    return rewrite(published(team), team.author, title="Hent dit kort, rettet")


def a_correction(team: Team, as_user: LogIn) -> UrgentCorrection:
    publish_at_once(as_user, team.author, corrected(team))
    mail.outbox.clear()
    return UrgentCorrection.objects.get()


def check(as_user: LogIn, user: User, correction: UrgentCorrection, **data: str) -> int:
    return as_user(user).post(reverse("reviewing:after_check", args=[correction.pk]), data).status_code


def test_an_author_publishes_at_once_and_says_why(team: Team, as_user: LogIn) -> None:
    guide = corrected(team)
    before = guide.live_revision
    mail.outbox.clear()
    publish_at_once(as_user, team.author, guide)
    guide = GuidePage.objects.get(pk=guide.pk)
    assert guide.title == "Hent dit kort, rettet"
    correction = UrgentCorrection.objects.get()
    assert (correction.published_by, correction.reason) == (team.author, "Nummeret er forkert")
    assert (correction.before, correction.revision, correction.state) == (before, guide.live_revision, State.WAITING)
    assert {to for letter in mail.outbox for to in letter.to} == {team.reviewer.email, team.other_reviewer.email}
    assert "Nummeret er forkert" in mail.outbox[0].body


def test_not_without_a_reason(team: Team, as_user: LogIn) -> None:
    guide = corrected(team)
    publish_at_once(as_user, team.author, guide, reason=" ")
    assert GuidePage.objects.get(pk=guide.pk).title == "Hent dit kort"


def test_the_button_saves_first_and_then_asks(team: Team, as_user: LogIn) -> None:
    guide = published(team)
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    sent = edit_form(guide) | {"title": "Skrevet nu", "action-urgent-correction": "1"}
    response = as_user(team.author).post(address, sent)
    assert response.headers["Location"] == reverse("reviewing:urgent", args=[guide.pk])
    guide = GuidePage.objects.get(pk=guide.pk)
    assert guide.get_latest_revision_as_object().title == "Skrevet nu"
    assert guide.title == "Hent dit kort"


def test_only_what_citizens_read_already_is_corrected(team: Team, as_user: LogIn) -> None:
    assert "kun laves på en side, der er udgivet" in publish_at_once(as_user, team.author, new_draft(team))
    assert not UrgentCorrection.objects.exists()


def test_not_while_somebody_reviews_it(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(corrected(team), team.author)
    for user in (team.author, team.reviewer):
        publish_at_once(as_user, user, guide)
    assert not UrgentCorrection.objects.exists()


def test_not_what_is_unfinished_or_planned(team: Team, as_user: LogIn) -> None:
    guide = rewrite(published(team), team.author, steps=[blocks.step("Tomt trin")])
    assert "Tomt trin" in publish_at_once(as_user, team.author, guide)
    later = timezone.now() + timedelta(days=3)
    planned = rewrite(published(team, slug="senere"), team.author, title="Senere", go_live_at=later)
    assert "tidspunkt" in publish_at_once(as_user, team.author, planned)
    assert not UrgentCorrection.objects.exists()


def test_a_manager_publishes_nothing(team: Team, as_user: LogIn) -> None:
    guide = corrected(team)
    publish_at_once(as_user, team.manager, guide)
    assert GuidePage.objects.get(pk=guide.pk).title == "Hent dit kort"


def test_a_draft_that_was_changed_meanwhile_does_not_go_out_unseen(team: Team, as_user: LogIn) -> None:
    guide = corrected(team)
    client, address = as_user(team.author), reverse("reviewing:urgent", args=[guide.pk])
    revision = client.get(address).context["form"].initial["revision"]
    rewrite(guide, team.reviewer, title="Noget helt andet")
    client.post(address, {"reason": "Haster", "revision": revision})
    assert not UrgentCorrection.objects.exists()


def test_what_went_out_waits_on_the_reviewers_front_page(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    address = reverse("reviewing:after_check", args=[correction.pk])
    assert address in as_user(team.reviewer).get(reverse("wagtailadmin_home")).content.decode()
    assert address not in as_user(team.author).get(reverse("wagtailadmin_home")).content.decode()
    assert as_user(make_team("Nabo").reviewer).get(address).status_code == 404


def test_a_reviewer_sees_the_change_and_approves_it(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    page = as_user(team.reviewer).get(reverse("reviewing:after_check", args=[correction.pk])).content.decode()
    assert "rettet" in page
    assert "<ins>" in page  # the words that went out
    check(as_user, team.reviewer, correction, answer="approve")
    correction.refresh_from_db()
    assert (correction.state, correction.checked_by) == (State.APPROVED, team.reviewer)
    assert "Efterkontrol" not in as_user(team.reviewer).get(reverse("wagtailadmin_home")).content.decode()


def test_nobody_checks_their_own(team: Team, as_user: LogIn) -> None:
    publish_at_once(as_user, team.reviewer, rewrite(published(team), team.reviewer, title="Min rettelse"))
    correction = UrgentCorrection.objects.get()
    check(as_user, team.reviewer, correction, answer="approve")
    correction.refresh_from_db()
    assert correction.state == State.WAITING


def test_sending_back_needs_words_and_tells_the_author(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    assert check(as_user, team.reviewer, correction, answer="reject") == 200
    check(as_user, team.reviewer, correction, answer="reject", comment="Det er det gamle nummer.")
    assert [letter.to for letter in mail.outbox] == [[team.author.email]]
    assert GuidePage.objects.get(pk=correction.page_id).title == "Hent dit kort, rettet"
    front_page = as_user(team.author).get(reverse("wagtailadmin_home")).content.decode()
    assert "Det er det gamle nummer." in front_page


def test_what_is_sent_back_can_be_taken_back(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    check(as_user, team.reviewer, correction, answer="reject", comment="Nej.", take_back="on")
    guide = GuidePage.objects.get(pk=correction.page_id)
    assert guide.title == "Hent dit kort"
    assert guide.get_latest_revision_as_object().title == "Hent dit kort, rettet"
    assert "Nej." in as_user(team.author).get(reverse("wagtailadmin_home")).content.decode()


def test_two_reviewers_give_one_answer(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    check(as_user, team.reviewer, correction, answer="approve")
    check(as_user, team.other_reviewer, correction, answer="reject", comment="Nej.", take_back="on")
    correction.refresh_from_db()
    assert correction.state == State.APPROVED
    assert not mail.outbox


def test_the_history_says_so(team: Team, as_user: LogIn) -> None:
    correction = a_correction(team, as_user)
    history = as_user(team.author).get(reverse("wagtailadmin_pages:history", args=[correction.page_id]))
    assert "uden godkendelse" in history.content.decode()
