# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is unfinished is not published, whichever way somebody tries."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, UserFactory, blocks, finished_guide

pytestmark = pytest.mark.django_db

EMPTY_STEP = [blocks.step("Find indgang B")]


@pytest.fixture
def reviewer() -> User:
    department = DepartmentFactory()
    provision(department)
    user: User = UserFactory()
    assign(user, department, Role.REVIEWER)
    return user


@pytest.fixture
def client(client: Client, reviewer: User) -> Client:
    client.force_login(reviewer)
    return client


def draft(reviewer: User, **fields: object) -> GuidePage:
    guide: GuidePage = finished_guide(parent=department_of(reviewer), live=False, **fields)
    guide.save_revision()
    return guide


def department_of(user: User) -> Page:
    return DepartmentPage.objects.get(
        group_permissions__group__user=user, group_permissions__permission__codename="add_page"
    )


def publish_all(client: Client, *pages: Page, below: bool = False) -> str:
    """Publishes the pages at once; what the admin said to it."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    response = client.post(f"{address}?{chosen}", {"include_descendants": "on"} if below else {})
    return " ".join(map(str, get_messages(response.wsgi_request)))


def test_many_at_once(client: Client, reviewer: User) -> None:
    finished, unfinished = draft(reviewer), draft(reviewer, steps=EMPTY_STEP, title="Halvt")
    said = publish_all(client, finished, unfinished)
    assert not Page.objects.filter(pk__in=[finished.pk, unfinished.pk], live=True).exists()
    assert "Halvt" in said
    assert "Find indgang B" in said


def test_the_newest_draft_counts(client: Client, reviewer: User) -> None:
    guide = draft(reviewer)
    guide.steps = []
    guide.save_revision()
    publish_all(client, guide)
    guide.refresh_from_db()
    assert not guide.live


def test_finished_ones_are_published(client: Client, reviewer: User) -> None:
    guide = draft(reviewer)
    publish_all(client, guide)
    guide.refresh_from_db()
    assert guide.live


def test_what_lies_below(client: Client, reviewer: User) -> None:
    unfinished = draft(reviewer, steps=EMPTY_STEP)
    publish_all(client, department_of(reviewer), below=True)
    unfinished.refresh_from_db()
    assert not unfinished.live


@pytest.mark.parametrize("is_finished", [True, False])
def test_approval(client: Client, reviewer: User, is_finished: bool) -> None:
    guide = draft(reviewer) if is_finished else draft(reviewer, steps=EMPTY_STEP)
    state = guide.get_workflow().start(guide, UserFactory())
    actions = {action[0] for action in state.current_task_state.task.specific.get_actions(guide, reviewer)}
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "approve", state.current_task_state.pk]))
    guide.refresh_from_db()
    assert guide.live == is_finished
    assert {"approve", "reject"} <= actions


def test_the_api_of_the_admin_publishes_nothing(client: Client, reviewer: User) -> None:
    guide = draft(reviewer, steps=EMPTY_STEP)
    response = client.post(f"/admin/api/main/pages/{guide.pk}/action/publish/")
    guide.refresh_from_db()
    assert response.status_code == 404
    assert not guide.live
