# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department's collection stays as long as the department."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.departments.provisioning import provision
from tests.factories import AdministratorFactory, DepartmentFactory

pytestmark = pytest.mark.django_db


def test_an_empty_departments_collection_is_not_deleted(client: Client) -> None:
    client.force_login(AdministratorFactory())
    collection = provision(DepartmentFactory(title="Rusmiddelcentret")).collection
    address = reverse("wagtailadmin_collections:delete", args=[collection.pk])
    assert "afdelingen Rusmiddelcentret" in client.get(address).content.decode()
    assert client.post(address).status_code < 500
    collection.refresh_from_db()
