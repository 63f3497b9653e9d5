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
def department() -> DepartmentPage:
    return provisioned("Familiehuset")


@pytest.fixture
def neighbour() -> DepartmentPage:
    return provisioned("Rusmiddelcentret")


@pytest.fixture
def author(department: DepartmentPage) -> User:
    user: User = UserFactory()
    assign(user, department, Role.EDITOR)
    return user


@pytest.fixture
def desk(client: Client, author: User) -> Client:
    """The author's browser."""
    client.force_login(author)
    return client


def provisioned(title: str) -> DepartmentPage:
    page = DepartmentFactory(title=title)
    provision(page)
    return page
