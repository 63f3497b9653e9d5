# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where a film is cut, and where its picture is chosen: with the film before one's eyes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages

from media_pipeline import own_poster
from media_pipeline.failures import Failure, MediaFailure
from media_pipeline.library.cut_forms import FrameForm, PictureForm, TrimForm
from media_pipeline.library.forms import refused
from media_pipeline.library.part_views import FilmPartMixin
from media_pipeline.models import VideoVersion
from media_pipeline.versions import editions


class PlayablePartMixin(FilmPartMixin):
    """A page about how the film looks; there is none for a film that doesn't play yet."""

    version: VideoVersion

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        shown = self.film.version_to_show
        version = shown if shown and shown.is_ready else self.film.current_version
        if version is not None and version.is_ready:
            self.version = version

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not hasattr(self, "version"):
            messages.warning(request, _("The film must be ready first."))
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            film=self.film,
            version=self.version,
            poster=self.version.poster_url_in(self.film),
            storyboard=self.version.storyboard_url_in(self.film),
            renditions=self.version.renditions_in(self.film),
            **kwargs,
        )


class TrimView(PlayablePartMixin, FormView):  # type: ignore[type-arg]
    """Cut the film's beginning and end, and remove its sound. The upload itself is never changed."""

    template_name = "media_pipeline/admin/trim.html"
    form_class = TrimForm
    page_title = gettext_lazy("Cut beginning and end")
    submit_button_label = gettext_lazy("Make the film anew")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        latest = self.film.latest_version
        if hasattr(self, "version") and latest is not None and latest.is_unfinished:
            messages.warning(request, _("A new version is on its way. Wait until it is ready, or cancel it first."))
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.version, name) for name in ("trim_start_ms", "trim_end_ms", "without_sound")}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"length_ms": self.version.original_ms}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        start = self.version.trim_start_ms
        return super().get_context_data(
            is_cut=bool(start or self.version.trim_end_ms is not None),
            seen_from_ms=start,
            seen_to_ms=start + self.version.duration_ms,
            **kwargs,
        )

    def form_valid(self, form: TrimForm) -> HttpResponse:
        try:
            editions.make(self.version, **form.cleaned_data)
        except editions.OriginalGone:
            return self.render_to_response(self.get_context_data(form=form))
        if self.film.is_public:
            return self.done(_("The film is being made anew. Citizens see the earlier one until you say otherwise."))
        return self.done(_("The film is being made anew. You can leave this page."))


class PosterView(PlayablePartMixin, TemplateView):
    """Choose the picture that is seen before the film plays: from the film, one's own, or the automatic one."""

    template_name = "media_pipeline/admin/poster.html"
    page_title = gettext_lazy("Choose a picture")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.film.current_version and self.film.current_version.is_ready:
            self.version = self.film.current_version  # not one that the public has not been shown yet

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        forms = {"frame_form": FrameForm(initial={"at": 0}), "picture_form": PictureForm()}
        return super().get_context_data(**forms | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "picture" in request.FILES:
            return self._choose_picture(PictureForm(request.POST, request.FILES))
        if "at" in request.POST:
            return self._choose_frame(FrameForm(request.POST))
        if "automatic" in request.POST:
            own_poster.choose_automatic(self.film)
            return self.done(_("The picture is chosen automatically again."))
        return self._choose_picture(PictureForm(request.POST, request.FILES))

    def _choose_frame(self, form: FrameForm) -> HttpResponse:
        if form.is_valid():
            try:
                own_poster.choose_frame(self.film, self.version, self._at_ms(form))
                return self._chosen()
            except MediaFailure as error:
                form.add_error("at", _why_no_frame(error.failure))
        return self._ask_again(frame_form=form)

    def _choose_picture(self, form: PictureForm) -> HttpResponse:
        if form.is_valid():
            try:
                own_poster.choose_picture(self.film, self.version, form.cleaned_data["picture"])
                return self._chosen()
            except own_poster.NotAPicture:
                form.add_error("picture", _("The file is not a picture that we can read, or it is too large."))
            except MediaFailure as error:
                form.add_error("picture", refused(error.failure))
        return self._ask_again(picture_form=form)

    def _ask_again(self, **forms: Form) -> HttpResponse:
        messages.error(self.request, self.error_message)
        return self.render_to_response(self.get_context_data(**forms))

    def _at_ms(self, form: FrameForm) -> int:
        return min(form.cleaned_data["at"], self.version.duration_ms)

    def _chosen(self) -> HttpResponse:
        return self.done(_("The picture is chosen."))


def _why_no_frame(failure: Failure) -> ValidationError:
    """The film itself plays, so damage means that this place has nothing to show."""
    if failure is Failure.DAMAGED:
        return ValidationError(_("There is no picture at this place. Choose another one."))
    return refused(failure)
