# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Captions of a film in the admin: written, uploaded, drafted, approved, deleted."""

from dataclasses import asdict
from functools import cached_property, partial
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.log_actions import log

from media_pipeline import captions as texts
from media_pipeline import tasks
from media_pipeline.captions import transcriber
from media_pipeline.captions.reading import RULES, WORDS, advice
from media_pipeline.captions.write import timestamp
from media_pipeline.library.captions_forms import CaptionsForm, MachineForm, OneLanguageForm, ScriptForm
from media_pipeline.library.part_views import FilmPartMixin
from media_pipeline.models import Captions

EDITOR_WORDS = {
    "caption": gettext_lazy("Caption %(value)s"),
    "backwards": gettext_lazy("The end must be later than the beginning."),
    "start": gettext_lazy("It begins at %(value)s."),
    "end": gettext_lazy("It ends at %(value)s."),
    "added": gettext_lazy("New caption at %(value)s."),
    "removed": gettext_lazy("The caption is taken out."),
}
"""What static/src/captions-editor.js says."""


class CaptionsMixin(FilmPartMixin):
    """The captions of the address, which must be the film's; or new ones."""

    @cached_property
    def captions(self) -> Captions:
        if "captions_pk" in self.kwargs:
            return get_object_or_404(self.film.captions, pk=self.kwargs["captions_pk"])
        return Captions(video=self.film)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.captions  # noqa: B018  (what isn't there is not found, whatever is asked of it)

    def save(self, form: OneLanguageForm) -> Captions | None:
        """None, and the form says why, where somebody was faster in the same language."""
        try:
            with transaction.atomic():
                return form.save()
        except IntegrityError:
            form.add_error("language", form.TAKEN)
            return None

    def saved(self, captions: Captions, message: str) -> HttpResponse:
        """On to the editor, where one sees them beside the film."""
        log(instance=self.film, action="wagtail.edit", user=self.request.user)
        messages.success(self.request, message)
        return redirect("films:captions_edit", self.film.pk, captions.pk)


class CaptionsFormView(CaptionsMixin, FormView):  # type: ignore[type-arg]
    """The editor, for new captions or for those that are there."""

    template_name = "media_pipeline/admin/captions_form.html"
    form_class = CaptionsForm

    def get_page_title(self) -> str:
        return _("Change captions") if self.captions.pk else _("Write captions")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.captions, "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            film=self.film,
            captions=self.captions,
            advice=self._advice(),
            rules={"rules": asdict(RULES), "hints": WORDS, "words": EDITOR_WORDS},
            has_unsaved_changes=self.request.method == "POST",
            **kwargs,
        )

    def form_valid(self, form: CaptionsForm) -> HttpResponse:
        captions = self.save(form)
        if captions is None:
            return self.form_invalid(form)
        if captions.is_approved:
            return self.saved(captions, _("The captions are saved and approved."))
        return self.saved(captions, _("The captions are saved as a draft. Citizens don't see them yet."))

    def _advice(self) -> list[tuple[str, str]]:
        """For those whose browser runs no script."""
        try:
            cues = texts.parse(self.captions.vtt) if self.captions.pk else []
        except texts.CaptionsError:
            return []
        return [(timestamp(cue.start_ms), str(hint)) for cue, hints in advice(cues) for hint in hints]


class CaptionsScriptView(CaptionsMixin, FormView):  # type: ignore[type-arg, misc]
    """A draft of captions from what the author knows is said."""

    form_class: type[OneLanguageForm] = ScriptForm
    page_title = gettext_lazy("Captions from a script")
    submit_button_label = gettext_lazy("Make a draft")
    submit_button_active_label = gettext_lazy("Making…")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.captions}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.film.is_playable:
            messages.warning(request, _("Wait until the film is ready: the captions follow its length."))
            return self.back_to_film()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: ScriptForm) -> HttpResponse:
        captions = self.save(form)
        if captions is None:
            return self.form_invalid(form)
        return self.saved(captions, _("Here is a draft. Watch the film, and put the times right."))


class CaptionsMachineView(CaptionsScriptView):
    """A draft of captions by the installation's own machine."""

    form_class = MachineForm
    page_title = gettext_lazy("Captions by a machine")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not transcriber.is_configured():
            raise Http404
        if tasks.transcription_status(self.film.pk) in tasks.TO_COME:  # it keeps the machine busy for minutes
            messages.warning(request, _("A machine is writing a draft. Load the page again in a while."))
            return self.back_to_film()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: OneLanguageForm) -> HttpResponse:
        language = form.cleaned_data["language"]
        transaction.on_commit(partial(tasks.transcribe.enqueue, self.film.pk, language))
        return self.done(_("The draft is on its way. It appears here when it is written."))


class CaptionsDeleteView(CaptionsMixin, TemplateView):
    template_name = "media_pipeline/admin/captions_delete.html"
    page_title = gettext_lazy("Delete captions")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.captions.delete()
        return self.done(_("The captions are deleted."))
