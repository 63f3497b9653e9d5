# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
import pytest
from django.test import Client

from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage
from tests.factories import DepartmentFactory, UserFactory


@pytest.fixture
def department(db: None) -> DepartmentPage:
    page: DepartmentPage = DepartmentFactory()
    provision(page)
    return page


@pytest.fixture
def editor(department: DepartmentPage) -> User:
    return with_role(department, Role.EDITOR)


@pytest.fixture
def client(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def with_role(department: DepartmentPage, role: Role) -> User:
    user: User = UserFactory()
    assign(user, department, role)
    return user
