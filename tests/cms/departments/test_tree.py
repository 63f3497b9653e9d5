# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages that hold a department's tree together stay where they are."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import DepartmentPage
from tests.factories import DepartmentFactory, UserFactory

pytestmark = pytest.mark.django_db

type Find = Callable[[DepartmentPage], Page]

PAGES: dict[str, Find] = {
    "department": lambda department: department,
    "places": lambda department: department.ensure_index_pages()[0],
    "contacts": lambda department: department.ensure_index_pages()[1],
    "shared texts": lambda department: department.ensure_index_pages()[2],
}


@pytest.fixture
def department() -> DepartmentPage:
    page: DepartmentPage = DepartmentFactory()
    provision(page)
    provision_administrators()
    return page


def member(department: DepartmentPage, role: Role) -> User:
    user: User = UserFactory()
    assign(user, None if role is Role.ADMINISTRATOR else department, role)
    return user


@pytest.mark.parametrize("name", PAGES)
def test_a_reviewer_can_neither_delete_nor_move_nor_withdraw_it(
    client: Client, department: DepartmentPage, name: str
) -> None:
    client.force_login(member(department, Role.REVIEWER))
    page = PAGES[name](department)
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    for action in ("delete", "unpublish"):
        client.post(f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?id={page.pk}")
    assert Page.objects.get(pk=page.pk).live
    assert not page.permissions_for_user(member(department, Role.REVIEWER)).can_move()


@pytest.mark.parametrize("name", ["places", "contacts", "shared texts"])
def test_only_what_lies_below_an_index_page_is_the_departments_to_change(department: DepartmentPage, name: str) -> None:
    may = PAGES[name](department).permissions_for_user(member(department, Role.REVIEWER))
    assert not may.can_edit()
    assert may.can_add_subpage()


def test_reviewers_publish_the_departments_own_page(department: DepartmentPage) -> None:
    may = department.permissions_for_user(member(department, Role.REVIEWER))
    assert may.can_edit()
    assert may.can_publish()


@pytest.mark.parametrize("name", PAGES)
def test_administrators_may(department: DepartmentPage, name: str) -> None:
    may = PAGES[name](department).permissions_for_user(member(department, Role.ADMINISTRATOR))
    assert may.can_delete()
    assert may.can_unpublish()
