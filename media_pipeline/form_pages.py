# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A page of the admin with one form on it, below the page of what the form is about."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class FormPageMixin(WagtailAdminTemplateMixin):
    template_name = "media_pipeline/admin/part_form.html"
    submit_button_label = gettext_lazy("Save")
    submit_button_active_label = gettext_lazy("Saving…")
    error_message = gettext_lazy("Nothing was saved. Correct what is marked, and try again.")
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.submit_button_label,
            submit_button_active_label=self.submit_button_active_label,
            **kwargs,
        )

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        """Says so at the top as well: what is marked may be further down than the window reaches."""
        messages.validation_error(self.request, self.error_message, form)
        return super().form_invalid(form)
