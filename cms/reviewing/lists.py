# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What waits for somebody: on the front page of the admin, and on the page of reviews. A fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from cms.departments.visibility import visible_pages
from cms.reviewing import urgent
from cms.reviewing.people import tasks_of
from cms.users.models import User


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    said: str
    when: datetime
    detail: str = ""


@dataclass(frozen=True)
class Waiting:
    """A list with what to do about each row of it."""

    key: str
    heading: str
    doing: str
    rows: list[Row]
    nothing: str


class ReviewsPanel(Component):
    """On the front page: the lists that have something in them."""

    name = "reviews"
    template_name = "cms/reviewing/panel.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        return {"lists": [waiting for waiting in overview_of(user) if waiting.rows]}


def overview_of(user: User) -> list[Waiting]:
    return [
        Waiting(
            "to-review",
            _("Waits for your review"),
            _("See what has changed"),
            _to_review(user),
            _("Nothing waits for you."),
        ),
        Waiting(
            "to-check",
            _("To check afterwards: urgent corrections"),
            _("Check it"),
            _to_check(user),
            _("No urgent correction waits to be checked."),
        ),
        Waiting(
            "mine",
            _("Your drafts in review"),
            _("See the draft"),
            _mine(user),
            _("You have no drafts in review."),
        ),
        Waiting(
            "sent-back",
            _("Your urgent corrections that were sent back"),
            _("Correct it"),
            _sent_back(user),
            _("None was sent back."),
        ),
    ]


def _to_review(user: User) -> list[Row]:
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        task__in=tasks_of(user).values("pk"),
    ).select_related("workflow_state__requested_by", "revision")
    found = list(states.order_by("started_at"))
    pages = Page.objects.in_bulk([int(state.workflow_state.object_id) for state in found])
    return [_row_of(state, page, user) for state in found if (page := pages.get(int(state.workflow_state.object_id)))]


def _row_of(state: TaskState, page: Page, user: User) -> Row:
    asker = state.workflow_state.requested_by
    said = _("%(person)s asks for your review.") % {"person": asker} if asker else ""
    if asker == user:
        said = _("You asked for it yourself, so somebody else must approve it.")
    return Row(page.draft_title, reverse("reviewing:changes", args=[page.pk]), said, state.started_at)


def _mine(user: User) -> list[Row]:
    states = WorkflowState.objects.active().filter(requested_by=user).select_related("current_task_state__finished_by")
    found = list(states.order_by("created_at"))
    pages = visible_pages(user).in_bulk([int(state.object_id) for state in found])
    return [_row_of_mine(state, page) for state in found if (page := pages.get(int(state.object_id)))]


def _row_of_mine(state: WorkflowState, page: Page) -> Row:
    if state.status == WorkflowState.STATUS_IN_PROGRESS or state.current_task_state is None:
        url = reverse("reviewing:changes", args=[page.pk])
        return Row(page.draft_title, url, _("It waits for a reviewer."), state.created_at)
    task = state.current_task_state
    said = _("%(person)s sent it back.") % {"person": task.finished_by or _("Somebody")}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Row(page.draft_title, url, said, task.finished_at or state.created_at, task.comment)


def _to_check(user: User) -> list[Row]:
    return [
        Row(
            correction.page.title,
            reverse("reviewing:after_check", args=[correction.pk]),
            _("%(person)s published it at once.") % {"person": correction.published_by or _("Somebody")},
            correction.published_at,
            correction.reason,
        )
        for correction in urgent.to_check(user)
    ]


def _sent_back(user: User) -> list[Row]:
    return [
        Row(
            correction.page.title,
            reverse("wagtailadmin_pages:edit", args=[correction.page_id]),
            _("%(person)s sent it back.") % {"person": correction.checked_by or _("Somebody")},
            correction.checked_at or correction.published_at,
            correction.answer,
        )
        for correction in urgent.sent_back_to(user)
    ]
