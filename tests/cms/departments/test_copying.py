# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A department is copied whole, and can work at once. (Provisioning follows a commit, so these tests commit.)"""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.departments.models import DepartmentRole
from guides.models import DepartmentPage
from tests.factories import AdministratorFactory, DepartmentFactory, PlaceFactory, finished_guide

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("how", [{}, {"alias": "on"}], ids=["copy", "alias"])
def test_a_department_with_all_that_is_below_it(client: Client, how: dict[str, str]) -> None:
    client.force_login(AdministratorFactory())
    department = DepartmentFactory()
    PlaceFactory(department=department)
    finished_guide(parent=department)

    form = {
        "new_title": "Kopi",
        "new_slug": "kopi",
        "new_parent_page": department.get_parent().pk,
        "copy_subpages": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[department.pk]), form | how)

    copy = DepartmentPage.objects.get(slug="kopi")
    assert kinds_below(copy) == kinds_below(department)
    assert not any(Page.find_problems())
    assert DepartmentRole.objects.filter(department__key=copy.translation_key).count() == 3


def kinds_below(page: Page) -> list[type[Page]]:
    return [below.specific_class for below in page.get_descendants()]
