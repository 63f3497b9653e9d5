# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Publishing, ordering a time and approving: refused with the list, and what was ordered finished is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cms.checking.models import CheckRules
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from guides.publishing.finding import Advice
from tests.cms.checking.conftest import with_role
from tests.factories import blocks
from tests.factories.pages import finished_guide
from tests.factories.sent import form_of

pytestmark = pytest.mark.django_db

LONG = "Sådan finder du vej til det helt rigtige sted i det meget store hus"
UNFINISHED = [blocks.step("Find indgang B")]


@pytest.fixture
def reviewer(department: DepartmentPage) -> User:
    return with_role(department, Role.REVIEWER)


@pytest.fixture
def author(department: DepartmentPage) -> User:
    return with_role(department, Role.EDITOR)


@pytest.fixture
def client(client: Client, reviewer: User) -> Client:
    client.force_login(reviewer)
    return client


def draft(department: DepartmentPage, **fields: Any) -> GuidePage:
    guide = finished_guide(parent=department, live=False, **fields)
    guide.save_revision()
    return guide


def tomorrow() -> str:
    return timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_editor_refuses_with_the_list(client: Client, department: DepartmentPage, action: str) -> None:
    guide = draft(department, steps=UNFINISHED)
    sent = form_of(guide, contacts=[]) | {"contacts-count": "0", action: "1"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), sent)
    assert set(response.context["form"].errors) == {"steps", "contacts"}
    guide.refresh_from_db()
    assert not guide.live
    assert guide.current_workflow_state is None
    assert "data-was-refused" in response.content.decode()


def test_a_field_with_an_error_of_its_own_does_not_hide_the_others(client: Client, department: DepartmentPage) -> None:
    guide = draft(department)
    sent = form_of(guide, summary="", review_date="") | {"action-publish": "1"}
    response = client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), sent)
    assert set(response.context["form"].errors) == {"summary", "review_date"}


def test_no_time_is_ordered_for_what_is_unfinished(client: Client, department: DepartmentPage) -> None:
    guide = draft(department, steps=UNFINISHED)
    sent = form_of(guide, go_live_at=tomorrow()) | {"action-publish": "1"}
    assert client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), sent).status_code == 200
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()


def test_what_was_ordered_finished_is_published_though_the_rules_have_changed(
    client: Client, department: DepartmentPage
) -> None:
    guide = draft(department, title=LONG)
    sent = form_of(guide, go_live_at=tomorrow()) | {"action-publish": "1"}
    assert client.post(reverse("wagtailadmin_pages:edit", args=[guide.pk]), sent).status_code == 302
    CheckRules.objects.create(strict=[Advice.LONG_TITLE])
    Revision.objects.exclude(approved_go_live_at=None).update(approved_go_live_at=timezone.now())
    revision = Revision.objects.exclude(approved_go_live_at=None).get()
    revision.content["go_live_at"] = timezone.now().isoformat()
    revision.save()
    call_command("publish_scheduled")
    guide.refresh_from_db()
    assert guide.live
    assert 'data-missing="1"' in client.post(reverse("checking:page", args=[guide.pk]), form_of(guide)).content.decode()


def test_approving_says_what_is_missing_and_leads_to_the_editor(
    client: Client, department: DepartmentPage, author: User
) -> None:
    guide = draft(department, steps=UNFINISHED)
    state = guide.get_workflow().start(guide, author)
    address = reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "approve", state.current_task_state.pk])
    response = client.post(address)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[guide.pk])
    assert "Find indgang B" in " ".join(map(str, get_messages(response.wsgi_request)))
    modal = client.post(address, headers={"X-Requested-With": "XMLHttpRequest"})
    assert modal.json()["redirect"] == response["Location"]
    guide.refresh_from_db()
    assert not guide.live


def test_no_other_way_leads_around_it(department: DepartmentPage, author: User, reviewer: User) -> None:
    guide = draft(department, steps=UNFINISHED)
    task_state = guide.get_workflow().start(guide, author).current_task_state
    task = task_state.task.specific
    with pytest.raises(PermissionDenied):
        task.on_action(task_state, reviewer, "approve")
    task.on_action(task_state, reviewer, "reject")
    guide.refresh_from_db()
    assert not guide.live


@pytest.mark.parametrize("is_finished", [True, False])
def test_what_follows_a_live_page_is_made_if_that_could_be_published(
    client: Client, department: DepartmentPage, is_finished: bool
) -> None:
    guide = finished_guide(parent=department, steps=[blocks.step("Find døren", "Nu." * is_finished)])
    copy(client, guide, alias="on")
    assert GuidePage.objects.filter(slug="kopi").exists() == is_finished


def test_a_copy_of_what_is_unfinished_is_a_draft(client: Client, department: DepartmentPage) -> None:
    copy(client, finished_guide(parent=department, steps=UNFINISHED), publish_copies="on")
    assert not GuidePage.objects.get(slug="kopi").live


def copy(client: Client, guide: GuidePage, **how: str) -> None:
    sent = {"new_title": "Kopi", "new_slug": "kopi", "new_parent_page": str(guide.get_parent().pk)}
    client.post(reverse("wagtailadmin_pages:copy", args=[guide.pk]), sent | how)
