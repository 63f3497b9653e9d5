# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Urgent corrections: one person publishes at once and says why; another one looks at it afterwards."""

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.departments.visibility import visible_pages
from cms.editor.publishing import findings_of
from cms.reviewing.models import UrgentCorrection
from cms.reviewing.people import department_of, reviewed_by
from cms.users.models import User

if TYPE_CHECKING:
    from django.db.models import QuerySet

URGENT = "reviewing.urgent"
"""The log's word for it."""


def may_correct(page: Page, user: User) -> bool:
    """Of what citizens can read already, by those who may write there, while nobody is reviewing it."""
    rights = page.permissions_for_user(user)
    return bool(
        page.live
        and page.alias_of_id is None
        and rights.can_edit()
        and not rights.page_locked()
        and not page.workflow_in_progress
        and department_of(page)
    )


def in_the_way(page: Page) -> list[str]:
    """Why the newest draft can't be published at once, in sentences."""
    draft = page.get_latest_revision_as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        return [_("The draft is to be published later. Take the time away first.")]
    return [finding.message for finding in findings_of(page)]


@transaction.atomic
def publish_at_once(page: Page, revision: Revision, user: User, reason: str) -> UrgentCorrection:
    """Raises ValidationError when the draft is no whole page."""
    department: Any = department_of(page)  # may_correct has found one
    correction = UrgentCorrection.objects.create(
        page_id=page.pk,
        department=department,
        before=page.live_revision,
        revision=revision,
        reason=reason,
        published_by=user,
    )
    revision.publish(user=user, log_action=URGENT, skip_permission_checks=True)
    return correction


def to_check(user: User) -> "QuerySet[UrgentCorrection]":
    """What has gone out unreviewed in the departments that the user reviews for."""
    waiting = UrgentCorrection.objects.waiting().filter(department__in=reviewed_by(user).values("pk"))
    return waiting.select_related("page", "published_by").order_by("published_at")


def sent_back_to(user: User) -> "QuerySet[UrgentCorrection]":
    """The user's own corrections that somebody didn't approve, until the page is published anew."""
    mine = UrgentCorrection.objects.filter(state=UrgentCorrection.State.SENT_BACK, published_by=user)
    still_there = Q(page__live_revision=F("revision")) | Q(page__live_revision=F("before"))
    known = mine.filter(still_there, page__in=visible_pages(user).values("pk"))
    return known.select_related("page", "checked_by").order_by("-checked_at")


@transaction.atomic
def answer(correction: UrgentCorrection, user: User, *, is_approved: bool, words: str, take_back: bool = False) -> bool:
    """Approve the correction or send it back; whether it was still waiting.

    take_back: citizens get what they had before at once; the correction stays as a draft.
    """
    state = UrgentCorrection.State.APPROVED if is_approved else UrgentCorrection.State.SENT_BACK
    # Whoever marks the row answers, so that two reviewers don't.
    waiting = UrgentCorrection.objects.waiting().filter(pk=correction.pk)
    if not waiting.update(state=state, checked_by=user, checked_at=timezone.now(), answer=words):
        return False
    if take_back and correction.before and may_take_back(correction):
        correction.before.publish(user=user, skip_permission_checks=True)
    return True


def may_take_back(correction: UrgentCorrection) -> bool:
    """As long as the correction is what citizens read."""
    page = correction.page
    return bool(correction.before and page.live and page.live_revision_id == correction.revision_id)
