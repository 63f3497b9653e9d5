# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from collections.abc import Callable

import pytest
from django.test import Client

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage
from tests.factories import DepartmentFactory, GuideFactory, UserFactory

type LogIn = Callable[..., Client]


@pytest.fixture
def department(db: None) -> DepartmentPage:
    made: DepartmentPage = DepartmentFactory(title="Familiehuset", slug="familiehuset")
    provision(made)
    return made


@pytest.fixture
def guide(department: DepartmentPage) -> GuidePage:
    """A draft that nobody has opened since it was made."""
    made: GuidePage = GuideFactory(parent=department, live=False, title="Første møde", slug="moede", step_count=2)
    made.save_revision()
    return made


@pytest.fixture
def log_in(department: DepartmentPage) -> LogIn:
    """A browser of a new editor of the department, or of `user`."""

    def log_in(user: User | None = None, role: Role = Role.EDITOR, **fields: str) -> Client:
        client = Client()
        if user is None:
            user = UserFactory.create(**fields)
            assign(user, department, role)
        client.force_login(user)
        client.user = user  # type: ignore[attr-defined]
        return client

    return log_in
