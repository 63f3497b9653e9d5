# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Makes a department able to work: groups, rights, a collection for its media, and a review.

Everything follows from the table of roles and the department's page. Idempotent: running it again changes nothing,
unless somebody has changed the table, renamed the department or meddled with the rights, which it puts right.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Collection, Page, Workflow, WorkflowPage, WorkflowTask

from cms.departments.grants import grant
from cms.departments.models import Department, DepartmentRole, ReviewTask, SharedCollection
from cms.departments.roles import DEPARTMENT_ROLES, RIGHTS, Role
from cms.users.models import User
from guides.models import DepartmentPage

_GROUP_NAME_LENGTH = 150


@transaction.atomic
def provision(page: DepartmentPage) -> Department:
    """Bring groups, rights, collection and review in line with the department's page and the table of roles."""
    page.ensure_index_pages()
    department = _department(page)
    pages = list(department.pages)
    title = _danish(page, pages).title
    for named in (department.collection, department.workflow):
        _name(named, title)
    shared = shared_collection()
    for role in DEPARTMENT_ROLES:
        group = _group(department, role, title)
        grant(group, RIGHTS[role], pages=pages, collection=department.collection, shared=shared)
    _keep_review(department, pages)
    return department


@transaction.atomic
def provision_administrators() -> Group:
    """The group of those who look after the whole site."""
    group = _group(None, Role.ADMINISTRATOR, settings.WAGTAIL_SITE_NAME)
    grant(
        group,
        RIGHTS[Role.ADMINISTRATOR],
        pages=[Page.get_first_root_node()],
        collection=Collection.get_first_root_node(),
    )
    return group


def shared_collection() -> Collection:
    """Where administrators put what all departments may use; made when it isn't there, called whatever they like."""
    existing = SharedCollection.objects.select_related("collection").first()
    if existing:
        return existing.collection
    with translation.override(settings.LANGUAGE_CODE):  # a name in the database has one language
        name = gettext("Shared films and pictures")
    return SharedCollection.objects.create(collection=Collection.get_first_root_node().add_child(name=name)).collection


def assign(user: User, department: DepartmentPage | None, role: Role) -> None:
    """Give the user the role in the department; administrators have no department.

    Raises DepartmentRole.DoesNotExist when that has not been provisioned.
    """
    roles = DepartmentRole.objects.filter(role=role)
    held = roles.get(department__key=department.translation_key) if department else roles.get(department=None)
    user.groups.add(held.group)


def _danish(page: DepartmentPage, pages: list[DepartmentPage]) -> DepartmentPage:
    """The page that the department is called after among its staff, also when it is its English page that is saved."""
    others = (each for each in pages if each.pk != page.pk)
    return next((each for each in others if each.locale.language_code == settings.LANGUAGE_CODE), page)


def _department(page: DepartmentPage) -> Department:
    existing = Department.objects.filter(key=page.translation_key).first()
    return existing or Department.objects.create(
        key=page.translation_key,
        collection=Collection.get_first_root_node().add_child(name=page.title),
        workflow=Workflow.objects.create(name=page.title),
    )


def _group(department: Department | None, role: Role, title: str) -> Group:
    """The group that holds the role, called after department and role."""
    held = DepartmentRole.objects.filter(department=department, role=role).select_related("group").first()
    with translation.override(settings.LANGUAGE_CODE):  # a name in the database has one language
        label = f" – {role.label}"
    name = _free_group_name(title, label, besides=held.group if held else None)
    if held:
        _name(held.group, name)
        return held.group
    group = Group.objects.create(name=name)
    DepartmentRole.objects.create(department=department, role=role, group=group)
    return group


def _free_group_name(title: str, label: str, *, besides: Group | None) -> str:
    """Such as "Rusmiddelcentret – godkender"; with a number when another department is called the same."""
    others = Group.objects.exclude(pk=besides.pk) if besides else Group.objects.all()
    taken = set(others.filter(name__endswith=label).values_list("name", flat=True))
    number = 1
    while (name := _group_name(title, label, number)) in taken:
        number += 1
    return name


def _group_name(title: str, label: str, number: int) -> str:
    ending = label if number == 1 else f" {number}{label}"
    return title[: _GROUP_NAME_LENGTH - len(ending)] + ending


def _keep_review(department: Department, pages: list[DepartmentPage]) -> None:
    """One task for the department's reviewers, on the department's pages."""
    reviewers = Group.objects.get(department_role__department=department, department_role__role=Role.REVIEWER)
    task = ReviewTask.objects.filter(workflow_tasks__workflow=department.workflow).first() or ReviewTask()
    _name(task, reviewers.name)
    task.groups.set([reviewers])
    WorkflowTask.objects.get_or_create(workflow=department.workflow, task=task)
    for page in pages:
        WorkflowPage.objects.update_or_create(page_id=page.pk, defaults={"workflow": department.workflow})


def _name(named: Collection | Workflow | Group | ReviewTask, name: str) -> None:
    if named.name != name:
        named.name = name
        named.save()
