# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What is done about a film's versions: looked after, tried again, cancelled, fetched, used."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.log_actions import log

from media_pipeline import downloads, storage, tasks
from media_pipeline.encoding import jobs
from media_pipeline.library.panel import panel_context, shows_another_film
from media_pipeline.library.progress import Progress, of_films
from media_pipeline.models import PLAYER_RELATIONS, Video, VideoVersion
from media_pipeline.numbers import number
from media_pipeline.people.forms import NewFilmForm
from media_pipeline.permissions import films_to_change
from media_pipeline.versions.takeover import take_over
from media_pipeline.views import private_file


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
        wanted = [pk for text in request.GET.getlist("film") if (pk := number(text)) is not None]
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
        film = Video.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=self.film.pk)
        # Asked for only now: until the row was locked, it could be dropped because another one was ready.
        version = get_object_or_404(film.versions, pk=version_pk, state=VideoVersion.State.READY)
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
        tasks.picture_chapters_later(film)
        log(instance=film, action="wagtail.edit", user=request.user)
        messages.success(request, _("The film now shows this version."))
        return self.back_to_film()
