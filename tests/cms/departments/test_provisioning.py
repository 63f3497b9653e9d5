# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db.models import Model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Workflow
from wagtail.permissions import policy_registry

from cms.departments.access import departments_with_permission, is_administrator
from cms.departments.models import DepartmentRole, ReviewTask, SharedCollection
from cms.departments.provisioning import assign, provision, provision_administrators, shared_collection
from cms.departments.roles import RIGHTS, Role
from guides.models import DepartmentPage
from media_pipeline.models import Video
from tests.factories import DepartmentFactory, GuideFactory, UserFactory, VideoFactory

pytestmark = pytest.mark.django_db

type Rows = dict[str, list[dict[str, object]]]


def everything() -> Rows:
    """Every row of every table that provisioning touches."""
    tables: list[type[Model]] = [
        *apps.get_app_config("departments").get_models(),
        *(Group, Group.permissions.through, GroupPagePermission, GroupCollectionPermission),
        *(Collection, Workflow, Page, ReviewTask.groups.through),
        apps.get_model("wagtailcore.WorkflowPage"),
        apps.get_model("wagtailcore.WorkflowTask"),
    ]
    return {table._meta.label: list(table._default_manager.order_by("pk").values()) for table in tables}


def test_running_twice_changes_nothing() -> None:
    DepartmentFactory.create_batch(2)
    call_command("provision_departments", verbosity=0)
    before = everything()
    call_command("provision_departments", verbosity=0)
    assert everything() == before


def test_what_was_meddled_with_is_put_right() -> None:
    department = DepartmentFactory()
    provision(department)
    before = everything()
    editors = Group.objects.get(department_role__role=Role.EDITOR)
    GroupPagePermission.objects.filter(group=editors)[0].delete()
    GroupPagePermission.objects.create(group=editors, page=Page.get_first_root_node(), permission_type="publish")
    editors.permissions.add(Permission.objects.get(codename="change_user"))
    provision(department)
    after = everything()
    assert without_keys(after) == without_keys(before)


def without_keys(rows: Rows) -> dict[str, list[str]]:
    return {
        table: sorted(str({name: value for name, value in row.items() if name != "id"}) for row in table_rows)
        for table, table_rows in rows.items()
    }


def test_creating_a_department_provisions_it(django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        department = DepartmentFactory(title="Borgerservice")
    assert DepartmentRole.objects.filter(department__key=department.translation_key).count() == 3


def test_renaming_a_department_renames_what_is_called_after_it() -> None:
    department = DepartmentFactory(title="Rusmiddelcentret")
    provisioned = provision(department)
    editors = Group.objects.get(department_role__role=Role.EDITOR)
    department.title = "Center for Rusmidler"
    provision(department)
    for named in (provisioned.collection, provisioned.workflow, editors):
        named.refresh_from_db()
        assert named.name.startswith("Center for Rusmidler")
    assert not Group.objects.filter(name__contains="Rusmiddelcentret").exists()


def test_a_draft_renames_nothing_until_it_is_published(django_capture_on_commit_callbacks: Any) -> None:
    department = DepartmentFactory(title="Rusmiddelcentret")
    collection = provision(department).collection
    department.title = "Center for Rusmidler"
    with django_capture_on_commit_callbacks(execute=True):
        draft = department.save_revision()
    collection.refresh_from_db()
    assert collection.name == "Rusmiddelcentret"
    with django_capture_on_commit_callbacks(execute=True):
        draft.publish()
    collection.refresh_from_db()
    assert collection.name == "Center for Rusmidler"


def test_a_deleted_departments_staff_lose_its_films_until_it_comes_back() -> None:
    department = DepartmentFactory()
    provision(department)
    english = apps.get_model("wagtailcore.Locale").objects.create(language_code="en")
    translated = department.copy_for_translation(english, copy_parents=True)
    key = department.translation_key
    rights = GroupCollectionPermission.objects.filter(group__department_role__department__key=key)
    granted = rights.count()
    DepartmentPage.objects.get(pk=department.pk).delete()
    assert rights.count() == granted
    translated.delete()
    assert not rights.exists()
    provision(DepartmentFactory(translation_key=key))
    assert rights.count() == granted


def test_departments_of_one_name_have_groups_of_their_own() -> None:
    for slug in ("one", "two"):
        provision(DepartmentFactory(title="Å" * 200, slug=slug))
    names = Group.objects.filter(department_role__role=Role.EDITOR).values_list("name", flat=True)
    assert len(set(names)) == 2
    assert max(map(len, names)) <= 150


def test_a_translated_department_has_the_same_staff() -> None:
    department = DepartmentFactory()
    provision(department)
    english = apps.get_model("wagtailcore.Locale").objects.create(language_code="en")
    department.get_parent().specific.copy_for_translation(english)
    translated = department.copy_for_translation(english)
    provision(translated)
    editors = Group.objects.get(department_role__role=Role.EDITOR)
    pages = set(GroupPagePermission.objects.filter(group=editors).values_list("page_id", flat=True))
    assert pages == {department.pk, translated.pk}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.MANAGER])
def test_a_role_has_the_rights_of_the_table_in_its_own_department_only(role: Role) -> None:
    own, other = GuideFactory(), GuideFactory()
    for guide in (own, other):
        provision(guide.get_parent().specific)
    user = UserFactory()
    assign(user, own.get_parent().specific, role)
    may = own.permissions_for_user(user)
    assert may.can_edit() == ("change" in RIGHTS[role].pages)
    assert may.can_publish() == ("publish" in RIGHTS[role].pages)
    elsewhere = other.permissions_for_user(user)
    assert not any([elsewhere.can_edit(), elsewhere.can_publish(), elsewhere.can_delete(), elsewhere.can_lock()])


def test_statistics_are_for_the_own_departments_managers_and_for_administrators() -> None:
    own, other = DepartmentFactory.create_batch(2)
    for department in (own, other):
        provision(department)
    provision_administrators()
    editor, manager, administrator = UserFactory.create_batch(3)
    assign(editor, own, Role.EDITOR)
    assign(manager, own, Role.MANAGER)
    assign(administrator, None, Role.ADMINISTRATOR)

    assert not departments_with_permission(editor, "view_statistics")
    assert list(departments_with_permission(manager, "view_statistics")) == [own]
    assert set(departments_with_permission(administrator, "view_statistics")) == {own, other}
    assert is_administrator(administrator)
    assert not is_administrator(manager)


def test_whoever_has_left_has_no_rights() -> None:
    department = DepartmentFactory()
    provision(department)
    provision_administrators()
    gone = UserFactory(is_active=False)
    assign(gone, department, Role.MANAGER)
    assign(gone, None, Role.ADMINISTRATOR)
    assert not is_administrator(gone)
    assert not departments_with_permission(gone, "view_statistics")


def test_departments_share_one_collection() -> None:
    departments = DepartmentFactory.create_batch(2)
    for department in departments:
        provision(department)
    shared = shared_collection()
    assert (shared.name, SharedCollection.objects.count()) == ("Fælles film og billeder", 1)
    film = VideoFactory(collection=shared)
    policy = policy_registry.get_by_type(Video)
    for department in departments:
        editor, manager = UserFactory(), UserFactory()
        assign(editor, department, Role.EDITOR)
        assign(manager, department, Role.MANAGER)
        assert film in policy.instances_user_has_permission_for(editor, "choose")
        assert not policy.user_has_permission_for_instance(editor, "change", film)
        assert film not in policy.instances_user_has_permission_for(manager, "choose")


def test_the_shared_collection_keeps_the_name_that_it_is_given() -> None:
    shared = shared_collection()
    shared.name = "Til alle"
    shared.save()
    provision(DepartmentFactory())
    assert shared_collection().name == "Til alle"
    assert Collection.objects.filter(depth=2).exclude(pk=shared.pk).count() == 1
