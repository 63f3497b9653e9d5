# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the roles find in the admin."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.departments.provisioning import assign, provision, provision_administrators
from cms.departments.roles import Role
from cms.editor.shortcuts import MANY, shortcuts
from cms.users.models import User
from guides.models import DepartmentPage
from guides.models.references import choosable_pages, colleagues
from tests.factories import DepartmentFactory, GuideFactory, PlaceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> DepartmentPage:
    page: DepartmentPage = DepartmentFactory()
    provision(page)
    provision_administrators()
    return page


def member(department: DepartmentPage | None, role: Role) -> User:
    user: User = UserFactory()
    assign(user, department, role)
    return user


def test_a_manager_sees_the_departments_pages_and_changes_none(client: Client, department: DepartmentPage) -> None:
    guide = GuideFactory(parent=department, live=False)
    manager = member(department, Role.MANAGER)
    assert guide in policy_registry.get_by_type(Page).explorable_instances(manager).specific()
    client.force_login(manager)
    assert guide.title in client.get(reverse("wagtailadmin_explore", args=[department.pk])).content.decode()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).status_code == 302


def test_guides_link_to_what_other_departments_have_published(department: DepartmentPage) -> None:
    published, renamed, draft = GuideFactory(), GuideFactory(), GuideFactory(live=False)
    renamed.title = "Nyt navn, endnu ikke offentligt"
    renamed.save_revision()
    offered = choosable_pages(member(department, Role.EDITOR)).specific()
    assert published in offered
    assert renamed not in offered
    assert draft not in offered


def test_other_departments_places_are_shared_once_they_are_published(department: DepartmentPage) -> None:
    own, other, draft = PlaceFactory(department=department, live=False), PlaceFactory(), PlaceFactory(live=False)
    offered = choosable_pages(member(department, Role.EDITOR)).specific()
    assert own in offered
    assert other in offered
    assert draft not in offered


def test_colleagues_look_after_a_page(department: DepartmentPage) -> None:
    other = DepartmentFactory()
    provision(other)
    editor = member(department, Role.EDITOR)
    member(other, Role.EDITOR)
    assert list(colleagues(GuideFactory(parent=department))) == [editor]


@pytest.mark.parametrize(
    ("role", "addresses"),
    [
        (Role.EDITOR, ["starting:begin", "wagtailadmin_explore", "films:add", "hotline:department", "hotline:index"]),
        (Role.MANAGER, ["wagtailadmin_explore", "hotline:department", "hotline:index", "statistics:week"]),
    ],
)
def test_shortcuts_are_those_of_the_role(department: DepartmentPage, role: Role, addresses: list[str]) -> None:
    arguments: dict[str, list[int]] = {"films:add": [], "hotline:index": []}  # the rest are of a department
    expected = [reverse(name, args=arguments.get(name, [department.pk])) for name in addresses]
    assert [shortcut.url for shortcut in shortcuts(member(department, role))] == expected


@pytest.mark.parametrize("role", Role)
def test_everybodys_front_page_opens_and_every_shortcut_leads_somewhere(
    client: Client, department: DepartmentPage, role: Role
) -> None:
    DepartmentFactory.create_batch(MANY)
    user = member(None if role is Role.ADMINISTRATOR else department, role)
    client.force_login(user)
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    for shortcut in shortcuts(user):
        assert client.get(shortcut.url).status_code == 200


def test_whoever_has_many_departments_chooses_among_them(department: DepartmentPage) -> None:
    DepartmentFactory.create_batch(MANY)
    found = list(shortcuts(member(None, Role.ADMINISTRATOR)))
    assert len(found) == 6
    assert not any(shortcut.detail for shortcut in found)


def test_the_menu_of_reports_holds_what_opens(client: Client, department: DepartmentPage) -> None:
    client.force_login(member(department, Role.EDITOR))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("wagtailadmin_reports:aging_pages") in page
    assert reverse("wagtailadmin_reports:site_history") not in page
