# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The film library in the admin.

Every view that is about one film gets it from `films_to_change(user)`: a film in somebody else's collection does not
exist for this user, whatever the address.
"""

from typing import Any, ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.models import Collection, ReferenceIndex
from wagtail.permissions import policy_registry

from media_pipeline import archive, downloads, jobs, quota, storage
from media_pipeline.failures import MediaFailure
from media_pipeline.film_forms import FilmForm
from media_pipeline.forms import FilmUploadForm, refused
from media_pipeline.library import FilmFilterSet
from media_pipeline.models import PLAYER_RELATIONS, Video, VideoVersion
from media_pipeline.people_forms import NewFilmForm
from media_pipeline.permissions import films_to_change, may_change_rules
from media_pipeline.progress import Progress, of_films
from media_pipeline.takeover import take_over
from media_pipeline.uploads import interface as uploads
from media_pipeline.views import private_file

HEADER_ICON = "media"


class PosterColumn(Column):
    cell_template_name = "media_pipeline/admin/poster_cell.html"


class StateColumn(Column):
    cell_template_name = "media_pipeline/admin/state_cell.html"


class FilmIndexView(generic.IndexView):
    """The films that the user may change, as cards."""

    template_name = "media_pipeline/admin/index.html"
    results_template_name = "media_pipeline/admin/index_results.html"
    any_permission_required = ["add", "change", "delete"]
    page_title = gettext_lazy("Films")
    add_item_label = gettext_lazy("Upload a film")
    filterset_class = FilmFilterSet
    columns: ClassVar[list[Column]] = []

    ORDERINGS: ClassVar[dict[str, Any]] = {
        "-created_at": gettext_lazy("Newest first"),
        "created_at": gettext_lazy("Oldest first"),
        "title": gettext_lazy("By title"),
    }

    def get_base_queryset(self) -> "QuerySet[Video]":
        films = films_to_change(self.request.user).select_related("collection")
        return films.prefetch_related(*PLAYER_RELATIONS, "versions")

    def get_valid_orderings(self) -> list[str]:
        return list(self.ORDERINGS)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        archive = Button(_("Archived films"), url=reverse("films:archive"), icon_name="history", priority=10)
        return [*super().header_more_buttons, archive]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        films = list(context["object_list"])
        describe(films)
        return context | {
            "films": films,
            "orderings": self.ORDERINGS,
            "ordering": self.ordering,
            "retriable": jobs.retriable(films_to_change(self.request.user)).count(),
            "rooms": quota.rooms(_collections(self.request.user)),
            "may_change_rules": may_change_rules(self.request.user),
        }


def describe(films: list[Video]) -> None:
    """Tell each film how far its work has come and how many pages show it. Three queries, whatever their number."""
    usage = ReferenceIndex.get_grouped_references_to_in_bulk(films)
    progress = of_films(films)
    for film in films:
        film.usage_count = usage[film].count()
        film.progress = progress.get(film.pk)


def _collections(user: Any) -> "QuerySet[Collection]":
    """Where the user's films may lie, and so take room; the root holds nothing of anybody's."""
    collections = policy_registry.get_by_type(Video).collections_user_has_permission_for(user, "change")
    return collections.exclude(depth=1).order_by("name")


class FilmAddView(generic.CreateView):
    """Upload films: several at once where there is script, with a plain form otherwise."""

    form_class = FilmUploadForm
    template_name = "media_pipeline/admin/add.html"
    page_title = gettext_lazy("Films")
    page_subtitle = gettext_lazy("Upload a film")
    submit_button_label = gettext_lazy("Upload")
    submit_button_active_label = gettext_lazy("Uploading…")
    error_message = gettext_lazy("The film was not uploaded. See below what is missing.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(upload=uploads.describe(self.request.user), **kwargs)

    def form_valid(self, form: FilmUploadForm) -> HttpResponse:
        # Not inside a transaction, as Wagtail would have it: storing a large file would lock SQLite for everybody.
        try:
            film = form.save()
        except MediaFailure as error:
            form.add_error("file", refused(error.failure))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
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
    progress = of_films([film]).get(film.pk)
    version = progress.version if progress else None
    return {
        "film": film,
        "progress": progress,
        "version": version,
        "new_poster": version.poster_url_in(film) if version else "",
        "new_renditions": version.renditions_in(film) if version else [],
        "new_film_form": NewFilmForm(film=film) if version and shows_another_film(film, version) else None,
        "original": version.original if version else "",
        "usage_count": film.get_usage().count(),
    }


class FilmEditView(OneFilmMixin, generic.EditView):
    form_class = FilmForm
    template_name = "media_pipeline/admin/edit.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: FilmForm) -> HttpResponse:
        try:
            with form.stored_sound():
                return super().form_valid(form)
        except MediaFailure as error:
            form.add_error("described_sound", refused(error.failure))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

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
        for version in self.object.versions.select_related("video__collection"):
            archive.keep(version)  # before the transaction of the deletion: copying takes long
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


class FilmStatusView(View):
    """How far the work on some films has come; asked every other second by media-admin.js, of all of a page at once."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> JsonResponse:
        wanted = [pk for pk in request.GET.getlist("film") if pk.isdecimal() and len(pk) < _TOO_MANY_DIGITS]
        films = films_to_change(request.user).filter(pk__in=wanted[:_MOST_AT_ONCE])
        found = list(films.prefetch_related(*PLAYER_RELATIONS, "versions__renditions"))
        progress = of_films(found)
        part = "panel" if "panel" in request.GET else "state"
        return JsonResponse(
            {film.pk: self._answer(film, progress[film.pk], part) for film in found if film.pk in progress},
            headers={"Cache-Control": "private, no-store"},
        )

    def _answer(self, film: Video, progress: Progress, part: str) -> dict[str, Any]:
        context = panel_context(film) if part == "panel" else {"film": film, "progress": progress}
        return {
            "state": progress.version.state,
            "percent": progress.version.percent,
            "detail": progress.detail,
            "is_unfinished": progress.version.is_unfinished,
            "html": render_to_string(f"media_pipeline/admin/{part}.html", context, self.request),
        }


_MOST_AT_ONCE = 100
_TOO_MANY_DIGITS = 19


class FilmRetryView(FilmView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.film.version_to_show
        if version and version.can_be_retried and jobs.retry(version):
            messages.success(request, _("We are trying again."))
        return self.back_to_film()


class FilmsRetryView(View):
    """Try again with everything that failed and may do better another time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        count = sum(jobs.retry(version) for version in jobs.retriable(films_to_change(request.user)))
        message = ngettext(
            "We are trying again with %(count)d film.", "We are trying again with %(count)d films.", count
        )
        messages.success(request, message % {"count": count})
        return redirect("films:index")


class FilmCancelView(FilmView):
    """Stop the work on an upload; what the film showed before, it goes on showing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.film.latest_version
        if version and jobs.cancel(version):
            log(instance=self.film, action="wagtail.edit", user=request.user)
            messages.success(request, _("The work on the upload is cancelled."))
        return self.back_to_film()


class FilmOriginalView(FilmView):
    """The file that was uploaded, for those who may change the film."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        version = self.film.version_to_show
        if version is None or not version.original or storage.size(version.original) is None:
            messages.warning(request, _("The uploaded file is no longer kept."))
            return self.back_to_film()
        name = downloads.file_name(self.film.title, storage.beginning(version.original))
        return private_file(request, version.original, name, as_attachment=True)


class UseVersionView(FilmView):
    """Let a ready version take over from the one that is shown."""

    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, pk: int, version_pk: int) -> HttpResponse:
        version = get_object_or_404(self.film.versions, pk=version_pk, state=VideoVersion.State.READY)
        film = Video.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=self.film.pk)
        if film.current_version == version:
            return self.back_to_film()
        if shows_another_film(film, version):
            form = NewFilmForm(request.POST, film=film)
            if not form.is_valid():
                messages.error(request, form.errors["people"][0])
                return self.back_to_film()
            film.people = form.cleaned_data["people"]
            film.save(update_fields=["people"])
        take_over(film, version)
        log(instance=film, action="wagtail.edit", user=request.user)
        messages.success(request, _("The film now shows this version."))
        return self.back_to_film()


def shows_another_film(film: Video, version: VideoVersion) -> bool:
    """Whether the public would see what nobody has answered for: other bytes than those of the film that it sees."""
    current = film.current_version
    return film.is_public and current is not None and not current.has_same_original(version)
