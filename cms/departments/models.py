# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The staff's side of a department: what it has besides its pages."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Collection, TaskState, Workflow

from cms.departments.roles import Role
from cms.editor.publishing import findings_of
from cms.users.models import User
from guides.models import DepartmentPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


class Department(models.Model):
    """One row a department, whatever the number of languages that its page exists in."""

    key = models.UUIDField(unique=True, editable=False, help_text="The translation key of the department's pages")
    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+", editable=False)
    workflow = models.OneToOneField(Workflow, on_delete=models.PROTECT, related_name="+", editable=False)

    def __str__(self) -> str:
        return str(self.collection)

    @property
    def pages(self) -> "PageQuerySet":
        """The department's page in each language."""
        return DepartmentPage.objects.filter(translation_key=self.key).select_related("locale")


class SharedCollection(models.Model):
    """The one collection whose pictures, documents and films all departments may use, and administrators keep."""

    collection = models.OneToOneField(Collection, on_delete=models.PROTECT, related_name="+", editable=False)
    is_the_one = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(is_the_one=True), name="one_shared_collection")]

    def __str__(self) -> str:
        return str(self.collection)


class DepartmentRole(models.Model):
    """Which group holds a role. Without a department: the administrators of the whole site."""

    department = models.ForeignKey(Department, null=True, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="department_role")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["department", "role"], name="one_group_per_department_and_role"),
            models.UniqueConstraint(
                fields=["role"], condition=Q(department=None), name="one_group_per_role_of_the_whole_site"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department or '*'}: {self.role}"


class ReviewTask(AbstractGroupApprovalTask):
    """A department's reviewers approve; what is unfinished can only be sent back."""

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """The views refuse before, and say what is missing; this is for whoever forgets to ask."""
        if action_name == "approve" and findings_of(task_state.workflow_state.content_object):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    class Meta:
        verbose_name = _("review by the department")
        verbose_name_plural = _("reviews by the department")
