# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Nobody publishes what they alone have seen, whichever way they try."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, Revision, WorkflowState

from cms.departments.provisioning import assign, provision_administrators
from cms.departments.roles import Role
from cms.reviewing.eyes import wrote
from cms.reviewing.people import may_publish
from cms.users.models import User
from guides.models import GuidePage
from tests.cms.reviewing.conftest import (
    STEP,
    LogIn,
    Team,
    edit_form,
    new_draft,
    published,
    rewrite,
    send_to_review,
)
from tests.factories import UserFactory, blocks
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def actions(guide: GuidePage, user: User) -> set[str]:
    return {action[0] for action in guide.current_workflow_task.get_actions(guide, user)}


def test_whoever_asked_cannot_approve(team: Team) -> None:
    guide = send_to_review(new_draft(team, by=team.reviewer), team.reviewer)
    assert actions(guide, team.reviewer) == {"reject"}
    assert actions(guide, team.other_reviewer) == {"approve", "reject"}


def test_whoever_asked_is_whoever_sent_it_again(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    guide.current_workflow_task_state.reject(user=team.other_reviewer)
    guide = rewrite(guide, team.reviewer, title="Nyt navn")
    guide.current_workflow_state.resume(user=team.reviewer)
    guide = GuidePage.objects.get(pk=guide.pk)
    assert actions(guide, team.reviewer) == {"reject"}
    assert "approve" in actions(guide, team.other_reviewer)


def test_whoever_changed_the_draft_after_asking_cannot_approve(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    assert "approve" in actions(guide, team.reviewer)
    guide = rewrite(guide, team.reviewer, title="Hent dit nye kort")
    assert actions(guide, team.reviewer) == {"reject"}
    assert "approve" in actions(guide, team.other_reviewer)


def test_somebody_elses_change_in_between_does_not_hide_ones_own(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    guide = rewrite(guide, team.reviewer, title="Ét navn")
    guide = rewrite(guide, team.other_reviewer, title="Et andet navn")
    assert actions(guide, team.reviewer) == actions(guide, team.other_reviewer) == {"reject"}


def test_saving_or_commenting_changes_no_word(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    draft = guide.get_latest_revision_as_object()
    draft.wagtail_admin_comments.add(Comment(user=team.reviewer, text="Godt!", contentpath="title"))
    draft.save_revision(user=team.reviewer)
    assert "approve" in actions(GuidePage.objects.get(pk=guide.pk), team.reviewer)


def test_what_was_sent_back_and_sent_again_can_be_approved_by_who_had_corrected_it(team: Team) -> None:
    guide = send_to_review(new_draft(team), team.author)
    guide = rewrite(guide, team.reviewer, title="Hent dit nye kort")
    guide.current_workflow_task_state.reject(user=team.reviewer)
    guide = rewrite(guide, team.author)
    guide.current_workflow_state.resume(user=team.author)
    assert "approve" in actions(GuidePage.objects.get(pk=guide.pk), team.reviewer)


def test_a_new_draft_is_its_writers(team: Team) -> None:
    guide = new_draft(team)
    assert wrote(guide, team.author)
    assert not wrote(guide, team.reviewer)


def test_what_was_published_is_nobodys_any_more(team: Team) -> None:
    guide = published(team)
    assert not wrote(guide, team.author)
    assert wrote(rewrite(guide, team.reviewer, title="Nyt"), team.reviewer)


def test_an_editor_that_stayed_open_writes_into_what_was_published(team: Team) -> None:
    guide = published(team)
    live = guide.live_revision
    Revision.objects.filter(pk=live.pk).update(created_at=timezone.now(), user=team.reviewer)
    assert wrote(GuidePage.objects.get(pk=guide.pk), team.reviewer)


def test_the_front_page_has_no_review(team: Team) -> None:
    home = home_page()
    home.save_revision(user=team.reviewer)
    assert may_publish(home, team.reviewer)


def post(as_user: LogIn, user: User, guide: GuidePage, **data: str) -> str:
    response = as_user(user).post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), edit_form(guide) | data)
    return " ".join(map(str, get_messages(response.wsgi_request)))


def test_the_publish_button_saves_ones_own_words_and_no_more(team: Team, as_user: LogIn) -> None:
    guide = new_draft(team, by=team.reviewer)
    said = post(as_user, team.reviewer, guide, title="Andet navn", **{"action-publish": "1"})
    guide = GuidePage.objects.get(pk=guide.pk)
    assert not guide.live
    assert guide.get_latest_revision_as_object().title == "Andet navn"
    assert "Send den til godkendelse" in said


def test_the_publish_button_publishes_somebody_elses_words(team: Team, as_user: LogIn) -> None:
    guide = new_draft(team)
    post(as_user, team.reviewer, guide, **{"action-publish": "1"})
    assert GuidePage.objects.get(pk=guide.pk).live


def test_whoever_corrects_while_approving_saves_the_correction_and_no_more(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team), team.author)
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    said = post(as_user, team.reviewer, guide, title="Rettet navn", **approve)
    guide = GuidePage.objects.get(pk=guide.pk)
    assert not guide.live
    assert guide.workflow_in_progress
    assert guide.get_latest_revision_as_object().title == "Rettet navn"
    assert "Send den tilbage" in said


def test_whoever_approves_in_the_editor_publishes(team: Team, as_user: LogIn) -> None:
    guide = new_draft(team)
    post(as_user, team.author, guide, **{"action-submit": "1"})
    guide = GuidePage.objects.get(pk=guide.pk)
    assert guide.workflow_in_progress
    post(as_user, team.reviewer, guide, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert GuidePage.objects.get(pk=guide.pk).live


def test_the_window_of_the_review_approves_nothing_of_ones_own(team: Team, as_user: LogIn) -> None:
    guide = send_to_review(new_draft(team, by=team.reviewer), team.reviewer)
    for name in ("workflow_action", "collect_workflow_action_data"):
        address = reverse(
            f"wagtailadmin_pages:{name}", args=[guide.pk, "approve", guide.current_workflow_task_state.pk]
        )
        as_user(team.reviewer).post(address, {"comment": ""})
    assert not GuidePage.objects.get(pk=guide.pk).live


def test_many_at_once_holds_nothing_of_ones_own(team: Team, as_user: LogIn) -> None:
    own, others = new_draft(team, by=team.reviewer), new_draft(team, slug="andres")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    as_user(team.reviewer).post(f"{address}?id={own.pk}&id={others.pk}")
    assert not Page.objects.filter(pk__in=[own.pk, others.pk], live=True).exists()


def test_administrators_have_one_pair_of_eyes_too(team: Team, as_user: LogIn) -> None:
    administrator = UserFactory()
    provision_administrators()
    assign(administrator, None, Role.ADMINISTRATOR)
    guide = new_draft(team, by=administrator)
    post(as_user, administrator, guide, **{"action-publish": "1"})
    superuser = UserFactory(is_superuser=True)
    other = send_to_review(new_draft(team, by=superuser, slug="andet"), superuser)
    assert not GuidePage.objects.get(pk=guide.pk).live
    assert "approve" not in actions(other, superuser)


def test_a_copy_is_a_draft(team: Team, as_user: LogIn) -> None:
    guide = published(team)
    copied = {
        "new_title": "Kopi",
        "new_slug": "kopi",
        "new_parent_page": str(team.department.pk),
        "publish_copies": "1",
    }
    as_user(team.reviewer).post(reverse("wagtailadmin_pages:copy", args=[guide.pk]), copied)
    assert not GuidePage.objects.get(slug="kopi").live
    assert guide.steps[0].id == STEP["id"]


@pytest.mark.parametrize("changes", [{}, {"summary": ""}])
def test_what_has_become_unfinished_is_sent_back_in_the_editor(
    team: Team, as_user: LogIn, changes: dict[str, str]
) -> None:
    guide = rewrite(send_to_review(new_draft(team), team.author), team.author, review_date=None)
    reject = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    words = {"workflow-action-extra-data": '{"comment": "Hvornår?"}'}
    said = post(as_user, team.reviewer, guide, **reject, **words, **changes)
    assert "er sendt tilbage" in said
    state = guide.current_workflow_state
    assert (state.status, state.current_task_state.comment) == (WorkflowState.STATUS_NEEDS_CHANGES, "Hvornår?")
    newest = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    assert newest.summary == changes.get("summary", guide.summary)


def test_what_has_become_unfinished_is_not_approved_in_the_editor(team: Team, as_user: LogIn) -> None:
    guide = rewrite(send_to_review(new_draft(team), team.author), team.author, review_date=None)
    post(as_user, team.reviewer, guide, **{"action-workflow-action": "true", "workflow-action-name": "approve"})
    assert not GuidePage.objects.get(pk=guide.pk).live
    assert guide.workflow_in_progress


@pytest.mark.parametrize("written", ["", "<p>Fordi.</p>"])
def test_what_the_editor_writes_by_itself_is_nobodys_word(team: Team, as_user: LogIn, written: str) -> None:
    step = blocks.step("Find indgang B", "Gå ind.", blocks.text("<p>Drej til højre.</p>"))
    guide = new_draft(team, why=written, steps=[step])
    post(as_user, team.reviewer, guide)
    assert GuidePage.objects.get(pk=guide.pk).get_latest_revision().user == team.reviewer
    assert not wrote(GuidePage.objects.get(pk=guide.pk), team.reviewer)
