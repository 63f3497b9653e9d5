# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Pages about parts of a film: here another version of it; captions and chapters have files of their own."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.log_actions import log

from media_pipeline import ingest
from media_pipeline.failures import MediaFailure
from media_pipeline.form_pages import FormPageMixin
from media_pipeline.library.forms import NewVersionForm, refused
from media_pipeline.library.version_views import FilmView
from media_pipeline.library.views import HEADER_ICON
from media_pipeline.uploads import interface as uploads


class FilmPartMixin(FormPageMixin, FilmView):
    """A page about a part of a film, below the film's own page."""

    header_icon = HEADER_ICON

    def get_page_subtitle(self) -> str:
        return str(self.film)

    def get_success_url(self) -> str:
        return reverse("films:edit", args=[self.film.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("films:index"), "label": _("Films")},
            {"url": self.get_success_url(), "label": str(self.film)},
            {"url": "", "label": self.get_page_title()},
        ]

    def done(self, message: str) -> HttpResponse:
        log(instance=self.film, action="wagtail.edit", user=self.request.user)
        messages.success(self.request, message)
        return redirect(self.get_success_url())


class VersionAddView(FilmPartMixin, FormView):  # type: ignore[type-arg]
    """Replace the film's file; pages that show the film need no change."""

    template_name = "media_pipeline/admin/upload_version.html"
    form_class = NewVersionForm
    page_title = gettext_lazy("Replace the film")
    submit_button_label = gettext_lazy("Upload")
    submit_button_active_label = gettext_lazy("Uploading…")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        upload = uploads.describe(self.request.user, video=self.film, at_once=1)
        return super().get_context_data(upload=upload, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"film": self.film}

    def form_valid(self, form: NewVersionForm) -> HttpResponse:
        try:
            ingest.add_version(self.film, form.cleaned_data["file"])
        except MediaFailure as error:
            form.add_error("file", refused(error.failure))
            return self.form_invalid(form)
        return self.done(_("The new version is uploaded and is now being prepared."))
