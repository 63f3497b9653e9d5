# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Who reviews, who stands in for them, and what each may look at."""

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import Page, Task

from cms.departments.access import departments_with_permission, is_administrator
from cms.departments.models import Department, DepartmentRole, ReviewTask
from cms.departments.roles import Role
from cms.reviewing.eyes import wrote
from cms.reviewing.models import StandIn
from cms.users.models import User
from guides.models import DepartmentPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

NAME_STAND_INS = "name_stand_ins"


def department_of(page: Page) -> Department | None:
    """Whose reviewers the page goes to. The front page, which administrators keep, belongs to no department."""
    workflow = page.get_workflow()
    return Department.objects.filter(workflow=workflow).first() if workflow else None


def may_publish(page: Page, user: User) -> bool:
    """Whether the user's are the second pair of eyes; whether they may publish at all is another question."""
    return department_of(page) is None or not wrote(page, user)


def reviewed_by(user: User) -> "QuerySet[Department]":
    """The departments that the user reviews for by role; an administrator looks after all of them."""
    if is_administrator(user):
        return Department.objects.all()
    return Department.objects.filter(roles__role=Role.REVIEWER, roles__group__user=user)


def stood_in_for(user: User) -> "QuerySet[Department]":
    """The departments that the user stands in for today."""
    return Department.objects.filter(stand_ins__in=StandIn.objects.current().filter(user=user))


def tasks_of(user: User) -> "QuerySet[ReviewTask]":
    """The reviews in which the user may approve or send back, by role or as a stand-in."""
    if user.is_superuser:
        return ReviewTask.objects.filter(active=True)
    own = Q(groups__user=user)
    stood_in = Q(workflow_tasks__workflow__in=stood_in_for(user).values("workflow"))
    return ReviewTask.objects.filter(own | stood_in, active=True).distinct()


def reviewers(task: Task) -> "QuerySet[User]":
    """Those whom a review waits for: the department's reviewers, and who stands in for them today."""
    users: QuerySet[User] = get_user_model()._default_manager.filter(is_active=True)
    in_groups = Q(groups__in=ReviewTask.objects.get(pk=task.pk).groups.all())
    standing_in = StandIn.objects.current().filter(department__workflow__workflow_tasks__task=task)
    return users.filter(in_groups | Q(pk__in=standing_in.values("user"))).distinct()


def reviewers_of(department: Department) -> "QuerySet[User]":
    """By role alone: what has gone out already is nothing for a stand-in."""
    groups = DepartmentRole.objects.filter(department=department, role=Role.REVIEWER).values("group")
    users: QuerySet[User] = get_user_model()._default_manager.filter(is_active=True, groups__in=groups)
    return users.distinct()


def may_look(page: Page, user: User) -> bool:
    """Whether the user may see the draft: those who work with it, managers, and in review who stands in."""
    if page.permissions_for_user(user).can_edit() or _reads(page, user):
        return True
    task = page.current_workflow_task
    return bool(task and task.get_actions(page, user))


def _reads(page: Page, user: User) -> bool:
    departments = departments_with_permission(user, "view_pages")
    return any(page.path.startswith(department.path) for department in departments)


def may_name_stand_ins(user: User | AnonymousUser) -> "PageQuerySet":
    """The department pages, in all languages, for which the user may name somebody."""
    return departments_with_permission(user, NAME_STAND_INS)


def departments_to_name_for(user: User | AnonymousUser) -> "QuerySet[Department]":
    pages: QuerySet[DepartmentPage] = may_name_stand_ins(user)
    return Department.objects.filter(key__in=pages.values("translation_key")).order_by("collection__name")
