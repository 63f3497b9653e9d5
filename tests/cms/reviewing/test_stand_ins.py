# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Somebody reviews in the reviewers' place: what is sent to review, for as long as was said, and nothing more."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.departments.models import Department
from cms.departments.provisioning import assign, provision_administrators
from cms.departments.roles import Role
from cms.reviewing.models import StandIn
from cms.users.models import User
from guides.models import GuidePage
from tests.cms.reviewing.conftest import LogIn, Team, make_team, new_draft, published, rewrite, send_to_review
from tests.factories import UserFactory, blocks

pytestmark = pytest.mark.django_db

LIST = reverse("reviewing:stand_ins")


@pytest.fixture
def colleague() -> User:
    """An author in another department."""
    return make_team("Familiehuset").author


def stands_in(team: Team, user: User, until: date | None = None) -> StandIn:
    department = Department.objects.get(key=team.department.translation_key)
    return StandIn.objects.create(department=department, user=user, until=until or timezone.localdate())


def review_of(guide: GuidePage) -> str:
    return reverse("reviewing:changes", args=[guide.pk])


def approve(client: Client, guide: GuidePage) -> None:
    revision = client.get(review_of(guide)).context["form"].initial["revision"]
    client.post(review_of(guide), {"answer": "approve", "revision": revision})


def test_a_stand_in_sees_what_is_sent_to_review_and_approves_it(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague)
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(colleague)
    assert review_of(guide) in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(reverse("reviewing:preview", args=[guide.pk])).status_code == 200
    approve(client, guide)
    assert GuidePage.objects.get(pk=guide.pk).live


def test_and_nothing_more(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague)
    waiting = send_to_review(new_draft(team, title="Venter"), team.author)
    draft = rewrite(published(team, title="Andet", slug="andet"), team.author, title="Ny kladde")
    client = as_user(colleague)
    assert client.get(review_of(draft)).status_code == 404
    for guide in (waiting, draft):
        for name in ("edit", "history", "view_draft", "copy", "usage"):
            assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[guide.pk])).status_code == 404
    assert client.get(reverse("wagtailadmin_explore", args=[team.department.pk])).status_code == 404
    assert "Ny kladde" not in client.get(reverse("wagtailadmin_explore_root") + "?q=kladde").content.decode()
    assert client.get(reverse("reviewing:urgent", args=[draft.pk])).status_code == 404


def test_once_it_is_answered_it_is_out_of_sight(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague)
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(colleague)
    approve(client, guide)
    assert client.get(review_of(guide)).status_code == 404


def test_a_stand_in_is_told_what_is_missing_where_they_are(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague)
    guide = rewrite(send_to_review(new_draft(team), team.author), team.author, steps=[blocks.step("Tomt trin")])
    client = as_user(colleague)
    approve(client, guide)
    assert "”Hent dit kort” er ikke færdig" in client.get(review_of(guide)).content.decode()
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_it_ends_by_itself(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague, timezone.localdate() - timedelta(days=1))
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(colleague)
    assert client.get(review_of(guide)).status_code == 404
    assert review_of(guide) not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert colleague.email not in [to for letter in mail.outbox for to in letter.to]


def test_a_stand_in_approves_nothing_of_their_own(team: Team, as_user: LogIn) -> None:
    stands_in(team, team.author)
    guide = send_to_review(new_draft(team), team.author)
    client = as_user(team.author)
    approve(client, guide)
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_a_stand_in_gets_the_letters_of_a_reviewer(team: Team, colleague: User) -> None:
    stands_in(team, colleague)
    mail.outbox.clear()
    send_to_review(new_draft(team), team.author)
    assert {to for letter in mail.outbox for to in letter.to} == {
        team.reviewer.email,
        team.other_reviewer.email,
        colleague.email,
    }


def name(as_user: LogIn, user: User, team: Team, **data: object) -> str:
    department = Department.objects.get(key=team.department.translation_key)
    values = {"department": department.pk, "until": (timezone.localdate() + timedelta(days=7)).isoformat()} | data
    return as_user(user).post(LIST, values).content.decode()


@pytest.mark.parametrize("role", ["reviewer", "manager", "administrator"])
def test_reviewers_managers_and_administrators_name_somebody(
    team: Team, colleague: User, as_user: LogIn, role: str
) -> None:
    provision_administrators()
    administrator = UserFactory()
    assign(administrator, None, Role.ADMINISTRATOR)
    user = administrator if role == "administrator" else getattr(team, role)
    mail.outbox.clear()
    name(as_user, user, team, who=colleague.email.upper())
    stand_in = StandIn.objects.get()
    assert (stand_in.user, stand_in.named_by) == (colleague, user)
    assert [letter.to for letter in mail.outbox] == [[colleague.email]]
    assert str(colleague) in as_user(user).get(LIST).content.decode()


def test_authors_and_other_departments_name_nobody(team: Team, colleague: User, as_user: LogIn) -> None:
    for user in (team.author, colleague, make_team("Nabo").reviewer):
        name(as_user, user, team, who=colleague.username)
    assert not StandIn.objects.exists()


def test_naming_somebody_again_moves_the_end(team: Team, colleague: User, as_user: LogIn) -> None:
    stands_in(team, colleague)
    name(as_user, team.reviewer, team, who=colleague.username)
    assert StandIn.objects.get().until == timezone.localdate() + timedelta(days=7)


def test_nobody_stands_in_who_cannot_log_in_or_until_yesterday(team: Team, colleague: User, as_user: LogIn) -> None:
    outsider = UserFactory()
    assert "Ingen kollega" in name(as_user, team.reviewer, team, who=outsider.username)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert "Den dag er gået" in name(as_user, team.reviewer, team, who=colleague.username, until=yesterday)
    assert not StandIn.objects.exists()


def test_it_can_be_ended_at_once(team: Team, colleague: User, as_user: LogIn) -> None:
    stand_in = stands_in(team, colleague)
    address = reverse("reviewing:end_stand_in", args=[stand_in.pk])
    assert as_user(colleague).post(address).status_code == 404
    as_user(team.manager).post(address)
    assert not StandIn.objects.exists()
