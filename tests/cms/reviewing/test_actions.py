# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The buttons at the foot of the editor: which come first for whom, and which are not there."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from cms.users.models import User
from guides.models import GuidePage
from tests.cms.reviewing.conftest import LogIn, Team, new_draft, published, rewrite, send_to_review

pytestmark = pytest.mark.django_db


def buttons(as_user: LogIn, user: User, guide: GuidePage) -> list[str]:
    return _buttons(as_user(user).get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content)


def _buttons(html: bytes) -> list[str]:
    """As they are seen: the large one, the one beside it, those behind the arrow."""
    found = BeautifulSoup(html, "html.parser").select_one(".vv-actions")
    assert found
    for unseen in found.select("svg, .w-sr-only, [data-w-dropdown-target=toggle]"):
        unseen.decompose()
    second = found.select_one(".vv-actions__second")
    beside = [] if second is None else [" ".join(second.extract().text.split())]
    others = [" ".join(each.text.split()) for each in found.select("button, a")]
    return [*others[:1], *beside, *others[1:]]


def test_an_author_sends_to_review(team: Team, as_user: LogIn) -> None:
    assert buttons(as_user, team.author, new_draft(team)) == ["Send til godkendelse", "Gem kladde"]


def test_so_does_whoever_begins_a_guide(team: Team, as_user: LogIn) -> None:
    for user in (team.author, team.reviewer):
        address = reverse("wagtailadmin_pages:add", args=["guides", "guidepage", team.department.pk])
        assert _buttons(as_user(user).get(address).content) == ["Send til godkendelse", "Gem kladde"]


def test_a_published_guide_can_be_corrected_at_once(team: Team, as_user: LogIn) -> None:
    guide = rewrite(published(team), team.author, title="Nyt navn")
    assert buttons(as_user, team.author, guide) == ["Send til godkendelse", "Gem kladde", "Hastende rettelse …"]


def test_a_reviewer_approves_somebody_elses_draft(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    assert buttons(as_user, team.reviewer, guide)[:3] == ["Godkend og udgiv", "Send tilbage", "Gem kladde"]
    assert buttons(as_user, team.reviewer, guide)[3:] == ["Træk tilbage fra godkendelse …"]


def test_a_reviewer_cannot_approve_their_own(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team, by=team.reviewer), team.reviewer)
    assert "Godkend og udgiv" not in buttons(as_user, team.reviewer, guide)


def test_a_reviewer_publishes_what_nobody_has_sent(team: Team, as_user: LogIn) -> None:
    assert buttons(as_user, team.reviewer, new_draft(team))[0] == "Godkend og udgiv"
    own = new_draft(team, by=team.reviewer, slug="min")
    assert buttons(as_user, team.reviewer, own) == ["Send til godkendelse", "Gem kladde"]


def test_an_author_whose_draft_is_reviewed_can_take_it_back(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    assert buttons(as_user, team.author, guide) == ["Siden er låst", "Træk tilbage fra godkendelse …"]


def test_what_was_sent_back_is_sent_again(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    guide.current_workflow_task_state.reject(user=team.reviewer)
    assert buttons(as_user, team.author, guide)[0] == "Send til godkendelse igen"


def test_enter_saves_a_draft(team: Team, as_user: LogIn) -> None:
    """The first button of a form is what Enter presses."""
    html = as_user(team.author).get(reverse("wagtailadmin_pages:edit", args=[new_draft(team).pk])).content
    form = BeautifulSoup(html, "html.parser").select_one("#page-edit-form")
    assert form
    first = form.select("button[type=submit], button:not([type]), input[type=submit]")[0]
    assert not first.get("name")
