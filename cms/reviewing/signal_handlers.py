# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A review begins: those whom it concerns are told."""

from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_submitted

from cms.reviewing.letters import ReviewNotifier, follow_comments

_notify_reviewers = ReviewNotifier()


def register() -> None:
    # Under Wagtail's own name, in place of its notifier: that one knows only groups.
    wagtails = "group_approval_task_submitted_email_notification"
    task_submitted.disconnect(sender=TaskState, dispatch_uid=wagtails)
    task_submitted.connect(_notify_reviewers, sender=TaskState, dispatch_uid=wagtails)
    workflow_submitted.connect(follow_comments, sender=WorkflowState, dispatch_uid="reviewing.follow_comments")
