# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Sending back from the editor: a draft that has become unfinished can't be approved, so it must get back."""

import json
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


class SendsBackUnfinishedMixin:
    """Part of the editor's view. What the reviewer has changed is saved like any draft, with no checks.

    Wagtail asks the same of the form whether it approves or sends back.
    """

    page: Page
    request: HttpRequest
    workflow_action: str
    has_content_changes: bool
    save_action: Callable[[], HttpResponse]
    redirect_away: Callable[[], HttpResponse]

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        name, method = super().action_name_and_method  # type: ignore[misc]
        if name == "perform_workflow_action" and self.workflow_action == "reject":
            return "save", self.send_back
        return name, method

    def send_back(self) -> HttpResponse:
        if self.has_content_changes:
            saved = self.save_action()
            if saved.status_code != 302:
                return saved
        words: dict[str, Any] = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
        task, state = self.page.current_workflow_task, self.page.current_workflow_task_state
        task.on_action(state, self.request.user, "reject", **words)
        title = {"title": self.page.get_admin_display_title()}
        messages.success(self.request, _("“%(title)s” has been sent back. The author gets your message.") % title)
        return self.redirect_away()
