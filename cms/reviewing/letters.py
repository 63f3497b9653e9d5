# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's letters about reviews and comments, sent to those whom they concern."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier, send_notification
from wagtail.models import Comment, CommentReply, Page, PageSubscription, TaskState, WorkflowState

from cms.departments.models import ReviewTask
from cms.reviewing.people import reviewers
from cms.users.models import User
from guides.models.references import colleagues

if TYPE_CHECKING:
    from django.db.models import QuerySet


class ReviewNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Also to who stands in; not to who asked, and can't approve it."""

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        return isinstance(instance, TaskState) and isinstance(instance.task.specific, ReviewTask)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> "QuerySet[User]":
        asked = [task_state.workflow_state.requested_by_id, getattr(kwargs.get("user"), "pk", None)]
        return reviewers(task_state.task).exclude(pk__in=[pk for pk in asked if pk])


def follow_comments(instance: WorkflowState, user: User | None = None, **_kwargs: Any) -> None:
    """Whoever asks for a review hears what the reviewer comments."""
    page = instance.content_object
    if user and isinstance(page, Page):
        PageSubscription.objects.update_or_create(page_id=page.pk, user=user, defaults={"comment_notifications": True})


class ColleaguesHearMixin:
    """Part of the editor's view: comments are told to those who still work with the page, and to nobody else.

    Wagtail also writes to whoever once took part, wherever they work now.
    """

    page: Page
    request: Any

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        told = ("new_comments", "resolved_comments", "deleted_comments", "new_replies")
        if not any(changes[kind] for kind in told):
            return
        replied = [{"comment": comment, "replies": replies} for comment, replies in changes["new_replies"]]
        context = {kind: changes[kind] for kind in told} | {
            "page": self.page,
            "editor": self.request.user,
            "replied_comments": replied,
        }
        threads = [comment.pk for comment in changes["resolved_comments"]]
        threads += [comment.pk for comment, _replies in changes["new_replies"]]
        send_notification(self._concerned(threads), "updated_comments", context)

    def _concerned(self, threads: list[int]) -> "QuerySet[User]":
        subscribed = PageSubscription.objects.filter(page=self.page, comment_notifications=True).values("user")
        began = Comment.objects.filter(pk__in=threads).values("user")
        replied = CommentReply.objects.filter(comment__in=threads).values("user")
        concerned = Q(pk__in=subscribed) | Q(pk__in=began) | Q(pk__in=replied)
        found: QuerySet[User] = colleagues(self.page).filter(concerned).exclude(pk=self.request.user.pk)
        return found
