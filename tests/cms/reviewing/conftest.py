# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department with an author and two reviewers."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, UserFactory, blocks, finished_guide
from tests.factories.sent import Sent, form_of

STEP = blocks.step("Find indgang B", "Gå ind ad den blå dør.", id="11111111-1111-4111-8111-111111111111")


@dataclass
class Team:
    department: DepartmentPage
    author: User
    reviewer: User
    other_reviewer: User
    manager: User


def make_team(title: str = "Borgerservice") -> Team:
    department = DepartmentFactory(title=title)
    provision(department)
    people = [UserFactory(first_name=name) for name in ("Anna", "Rie", "Ole", "Lea")]
    for user, role in zip(people, (Role.EDITOR, Role.REVIEWER, Role.REVIEWER, Role.MANAGER), strict=True):
        assign(user, department, role)
    return Team(department, *people)


@pytest.fixture
def team() -> Team:
    return make_team()


def new_draft(team: Team, by: User | None = None, **fields: object) -> GuidePage:
    """A finished guide that citizens have never had, written by the author."""
    fields = {"title": "Hent dit kort", "live": False, "steps": [STEP]} | fields
    guide = finished_guide(parent=team.department, owner=by or team.author, **fields)
    guide.save_revision(user=by or team.author)
    return guide


def published(team: Team, **fields: object) -> GuidePage:
    """Written by the author and published."""
    guide = new_draft(team, team.author, **fields)
    guide.get_latest_revision().publish(user=team.reviewer)
    return GuidePage.objects.get(pk=guide.pk)


def rewrite(guide: GuidePage, by: User | None, **fields: object) -> GuidePage:
    """A newer draft."""
    draft: GuidePage = guide.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    return GuidePage.objects.get(pk=guide.pk)


def send_to_review(guide: GuidePage, by: User) -> GuidePage:
    guide.get_workflow().start(guide, by)
    return GuidePage.objects.get(pk=guide.pk)


type LogIn = Callable[[User], Client]


@pytest.fixture
def as_user() -> LogIn:
    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in


def edit_form(guide: GuidePage) -> Sent:
    """What a browser sends for the guide's newest draft, in which nobody has changed anything."""
    return form_of(guide.get_latest_revision_as_object())
