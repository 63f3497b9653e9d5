# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The staff's side of a department: what it has besides its pages."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Collection, Page, TaskState, Workflow

from cms.departments.roles import Role
from cms.editor.publishing import findings_of
from cms.reviewing.eyes import wrote
from cms.reviewing.models import StandIn
from cms.users.models import User
from guides.models import DepartmentPage

if TYPE_CHECKING:
    from django.db.models import QuerySet
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
    """A department's reviewers approve, or whoever stands in for them; what is unfinished can only be sent back.

    So can what the reviewer has asked for, or has changed since: see cms.reviewing.eyes.
    """

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, str, bool]]:
        """What is unfinished may be tried to approve: who does so is told what it lacks."""
        if not (user.is_superuser or self._user_in_groups(user) or self._is_stood_in_by(user)):
            return []
        send_back = ("reject", gettext("Send back"), True)
        return [send_back] if wrote(obj, user) else [("approve", gettext("Approve"), False), send_back]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> "QuerySet[TaskState]":
        if self._is_stood_in_by(user):
            return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return super().get_task_states_user_can_moderate(user, **kwargs)

    def on_action(self, task_state: TaskState, user: User, action_name: str, **kwargs: Any) -> None:
        """The editor saves what somebody has changed and approves in one go: then the approval is left out.

        Of what is unfinished the views refuse before, and say what is missing; this is for whoever forgets to ask.
        """
        if action_name == "approve" and wrote(task_state.revision.content_object.specific, user):
            return
        if action_name == "approve" and findings_of(task_state.workflow_state.content_object):
            raise PermissionDenied
        super().on_action(task_state, user, action_name, **kwargs)

    def _is_stood_in_by(self, user: User) -> bool:
        return StandIn.objects.current().filter(user=user, department__workflow__workflow_tasks__task=self).exists()

    class Meta:
        verbose_name = _("review by the department")
        verbose_name_plural = _("reviews by the department")
