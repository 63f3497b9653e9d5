# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The buttons at the foot of the editor: what one's role does next comes first, what is rare lies behind the arrow.

The first is the large button; the second stands beside it (templates/wagtailadmin/shared/action_menu/menu.html).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.models import Page, WorkflowState

from cms.reviewing import urgent
from cms.reviewing.eyes import wrote
from cms.reviewing.people import department_of

URGENT_ACTION = "action-urgent-correction"
"""Saves the draft; then a page asks for the reason."""

IN_REVIEW = ("approve", "reject", "action-save-draft")
WRITING = ("action-submit", "action-save-draft")
SOMEBODY_ELSES_DRAFT = ("action-publish", "action-submit", "action-save-draft")
LAST = (URGENT_ACTION, "action-unpublish", "take-back")


class SendToReview(SubmitForModerationMenuItem):
    """Wagtail names the workflow, which is called after the department."""

    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        state = context["page"].current_workflow_state if context.get("page") else None
        was_sent_back = state and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = _("Send to review again") if was_sent_back else _("Send to review")
        return context


class ApproveDraft(ActionMenuItem):
    """Publishes somebody else's draft that nobody has sent to review."""

    name = "action-publish"
    label = gettext_lazy("Approve and publish")
    icon_name = "success"


class UrgentCorrectionItem(ActionMenuItem):
    name = URGENT_ACTION
    label = gettext_lazy("Urgent correction …")
    icon_name = "warning"


class TakeBack(ActionMenuItem):
    """Leads to a page that asks; Wagtail's own button does it at once."""

    name = "take-back"
    label = gettext_lazy("Take back from review …")
    icon_name = "arrow-left"

    def is_shown(self, context: Mapping[str, Any]) -> bool:
        return True

    def get_url(self, parent_context: Mapping[str, Any]) -> str:
        return reverse("reviewing:cancel", args=[parent_context["page"].pk])


def arrange(items: list[ActionMenuItem], context: Mapping[str, Any]) -> list[ActionMenuItem]:
    """The items that make sense now, in the order of what comes next. Pages without review are left as they are."""
    page: Page | None = context.get("page")
    if department_of(page or context["parent_page"]) is None:
        return items
    found = {item.name: item for item in items if item.name != "action-restart-workflow"}
    cancel = found.pop("action-cancel-workflow", None)
    publish = found.pop("action-publish", None)
    if "action-submit" in found:
        found["action-submit"] = SendToReview()
    if page is None or context["view"] == "create":
        return _in_order(found, WRITING)
    if cancel:
        found["take-back"] = TakeBack()
    if page.workflow_in_progress:
        return _in_order(found, IN_REVIEW)
    user = context["request"].user
    if urgent.may_correct(page, user) and context["view"] == "edit":
        found[URGENT_ACTION] = UrgentCorrectionItem()
    if publish and (page.has_unpublished_changes or not page.live) and not wrote(page, user):
        is_revision = context["view"] == "revisions_revert"
        found["action-publish"] = publish if is_revision else ApproveDraft()
        return _in_order(found, SOMEBODY_ELSES_DRAFT)
    return _in_order(found, WRITING)


def _in_order(found: dict[str | None, ActionMenuItem], first: Iterable[str]) -> list[ActionMenuItem]:
    """`first`, then what others have added, then what is rare."""
    named = [*(name for name in first if name in found)]
    rare = [name for name in LAST if name in found]
    others = [name for name in found if name not in named and name not in rare]
    return [found[name] for name in [*named, *others, *rare]]
