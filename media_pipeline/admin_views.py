# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The film library in the admin.

Every view that is about one film gets it from `films_to_change(user)`: a film in somebody else's collection does not
exist for this user, whatever the address.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UsageCountColumn
from wagtail.admin.views import generic
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex

from media_pipeline import jobs
from media_pipeline.forms import FilmUploadForm, VideoForm
from media_pipeline.models import PLAYER_RELATIONS, Video, VideoVersion
from media_pipeline.permissions import films_to_change

HEADER_ICON = "media"


class PosterColumn(Column):
    cell_template_name = "media_pipeline/admin/poster_cell.html"


class StateColumn(Column):
    cell_template_name = "media_pipeline/admin/state_cell.html"


class FilmIndexView(generic.IndexView):
    """The films that the user may change."""

    template_name = "media_pipeline/admin/index.html"
    any_permission_required = ["add", "change", "delete"]
    page_title = gettext_lazy("Films")
    add_item_label = gettext_lazy("Upload a film")

    def get_base_queryset(self) -> "QuerySet[Video]":
        films = films_to_change(self.request.user).select_related("collection")
        return films.prefetch_related(*PLAYER_RELATIONS, "versions")

    @property
    def columns(self) -> list[Column]:
        return [
            PosterColumn("poster", label=_("Film"), width="12%"),
            TitleColumn("title", label=_("Title"), sort_key="title", get_url=self.get_edit_url),
            StateColumn("state", label=_("State"), width="25%"),
            Column("collection", label=_("Collection"), accessor="collection.name"),
            DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
            UsageCountColumn("usage_count", label=_("Usage"), width="10%"),
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        films = list(context["object_list"])
        counts = ReferenceIndex.get_count_references_to_in_bulk(films)
        for film in context["object_list"]:
            film.usage_count = counts.get(film, 0)
        return context


class FilmAddView(generic.CreateView):
    form_class = FilmUploadForm
    page_title = gettext_lazy("Films")
    page_subtitle = gettext_lazy("Upload a film")
    submit_button_label = gettext_lazy("Upload")
    submit_button_active_label = gettext_lazy("Uploading…")
    error_message = gettext_lazy("The film was not uploaded. See below what is missing.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: FilmUploadForm) -> HttpResponse:
        # Not inside a transaction, as Wagtail would have it: storing a large file would lock SQLite for everybody.
        film = form.save()
        log(instance=film, action="wagtail.create", user=self.request.user)
        messages.success(self.request, _("“%(film)s” is uploaded and is now being prepared.") % {"film": film})
        return redirect("films:edit", film.pk)


class OneFilmMixin:
    """The film of the address, if the user may change it; otherwise there is no such film."""

    request: HttpRequest

    def get_queryset(self) -> "QuerySet[Video]":
        return films_to_change(self.request.user).select_related("current_version")


def panel_context(film: Video) -> dict[str, Any]:
    """What the upper part of a film's page shows."""
    version = film.version_to_show
    return {
        "film": film,
        "version": version,
        "new_poster": version.poster_url_in(film) if version else "",
        "new_renditions": version.renditions_in(film) if version else [],
    }


class FilmEditView(OneFilmMixin, generic.EditView):
    form_class = VideoForm
    template_name = "media_pipeline/admin/edit.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_success_url(self) -> str:
        return reverse("films:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**panel_context(self.object), **kwargs)


class FilmDeleteView(OneFilmMixin, generic.DeleteView):
    """A film that is used somewhere is not deleted; the page says where it is used."""

    confirmation_message = gettext_lazy("Delete the film, its captions and everything that was uploaded of it?")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"is_protected": context["usage_count"] > 0}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.usage.count():
            messages.error(self.request, _("The film is in use, and was not deleted. This is where it is used."))
            return redirect("films:usage", self.object.pk)
        return super().form_valid(form)


class FilmUsageView(generic.UsageView):
    """Where the film is used; what the user may not edit is shown without its title."""

    def get_base_object_queryset(self) -> "QuerySet[Video]":
        return films_to_change(self.request.user)


class FilmView(View):
    """Base of the small views about one film that the user may change."""

    film: Video

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.film = get_object_or_404(films_to_change(request.user).select_related("current_version"), pk=kwargs["pk"])

    def back_to_film(self) -> HttpResponse:
        return redirect("films:edit", self.film.pk)


class FilmStatusView(FilmView):
    """How far the work has come; asked every other second by media-admin.js."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> JsonResponse:
        context = panel_context(self.film)
        version = context["version"]
        part = "panel" if "panel" in request.GET else "state"
        return JsonResponse(
            {
                "state": version.state if version else "",
                "percent": version.percent if version else 0,
                "is_unfinished": bool(version and version.is_unfinished),
                "html": render_to_string(f"media_pipeline/admin/{part}.html", context, request),
            },
            headers={"Cache-Control": "private, no-store"},
        )


class FilmRetryView(FilmView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.film.latest_version
        if version and version.can_be_retried and jobs.retry(version):
            messages.success(request, _("We are trying again."))
        return self.back_to_film()


class UseVersionView(FilmView):
    """Let a ready version take over from the one that is shown."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, version_pk: int) -> HttpResponse:
        version = get_object_or_404(self.film.versions, pk=version_pk, state=VideoVersion.State.READY)
        self.film.current_version = version
        self.film.save(update_fields=["current_version"])
        log(instance=self.film, action="wagtail.edit", user=request.user)
        messages.success(request, _("The film now shows this version."))
        return self.back_to_film()
