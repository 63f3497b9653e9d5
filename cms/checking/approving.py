# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Approving without the editor, where the form says what is missing: from the front page, or beside a preview."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin.views.pages.workflow import WorkflowActionView

from cms.editor.publishing import findings_of, say_what_is_missing


class CheckedWorkflowActionView(WorkflowActionView):
    """What is unfinished is not approved; the editor opens, with the list."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        missing = findings_of(self.object) if self.action_name == "approve" else []
        if not missing:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        say_what_is_missing(request, self.object, missing)
        editor = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            modal: HttpResponse = self.render_modal_json(request, {"step": "success", "redirect": editor})
            return modal
        return redirect(editor)
