# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The chapters of a film in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from media_pipeline.library.chapter_forms import chapter_formset
from media_pipeline.library.part_views import FilmPartMixin


class ChaptersView(FilmPartMixin, TemplateView):
    """All chapters on one page, beside the film."""

    template_name = "media_pipeline/admin/chapters_form.html"
    page_title = gettext_lazy("Chapters")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"film": self.film, "formset": chapter_formset(self.film)} | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        formset = chapter_formset(self.film, request.POST)
        if not formset.is_valid():
            messages.error(request, self.error_message)
            return self.render_to_response(self.get_context_data(formset=formset, has_unsaved_changes=True))
        formset.save()
        return self.done(_("The chapters are saved."))
