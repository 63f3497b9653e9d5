# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who chooses what a department has counted."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import Role
from tests.factories import DepartmentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.REVIEWER])
def test_administrators_alone(client: Client, role: Role) -> None:
    department = DepartmentFactory()
    provision(department)
    provision_administrators()
    user = UserFactory()
    assign(user, None if role is Role.ADMINISTRATOR else department, role)
    client.force_login(user)
    page = client.get(reverse("wagtailadmin_pages:edit", args=[department.pk]))
    assert page.status_code == 200
    assert ('name="counting"' in page.content.decode()) == (role is Role.ADMINISTRATOR)
