# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The list of a film's chapters, as staff write it."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from media_pipeline import chapter_pictures, tasks
from media_pipeline.captions.shift import shift_starts
from media_pipeline.models import Chapter, Video
from media_pipeline.moments import MomentField, text

EMPTY_ROWS = 3
"""For those whose browser runs no script."""


class ChapterForm(forms.ModelForm[Chapter]):
    start_ms = MomentField(label=_("Begins at"), help_text=_("Minutes and seconds in the film, for example 1:02."))

    picture_ms = MomentField(
        label=_("Picture from"),
        required=False,
        help_text=_("The moment that shows best where to go. Empty: just after the chapter begins."),
    )

    class Meta:
        model = Chapter
        fields = ["start_ms", "title", "text", "picture_ms"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ChapterFormSet(forms.BaseFormSet[ChapterForm]):
    """Every chapter begins at a time of its own within the film.

    The rows don't say which stored chapters they were: all are replaced, so that a page which was opened before
    somebody else saved, or to which somebody goes back, can be saved all the same.
    """

    def __init__(self, data: Any = None, *, film: Video) -> None:
        stored = list(film.chapters.values(*ChapterForm.Meta.fields))
        self.proposed = [] if stored or data is not None else proposed_chapters(film)
        initial = None if data is not None else stored or self.proposed
        super().__init__(data, initial=initial, prefix="chapters")
        self.film = film

    def clean(self) -> None:
        taken: set[int] = set()
        for form in self.forms:
            start = form.cleaned_data.get("start_ms") if hasattr(form, "cleaned_data") else None
            if start is None or form.cleaned_data.get("DELETE"):
                continue
            self._check_is_within(form, "start_ms")
            self._check_is_within(form, "picture_ms")
            if start in taken:
                form.add_error("start_ms", ValidationError(_("Another chapter begins at this time.")))
            taken.add(start)

    def _check_is_within(self, form: ChapterForm, name: str) -> None:
        moment = form.cleaned_data.get(name)
        if moment is not None and 0 < self.film.duration_ms <= moment:
            message = _("The film is only %(length)s long.") % {"length": text(self.film.duration_ms)}
            form.add_error(name, ValidationError(message))

    @transaction.atomic
    def save(self) -> None:
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data["DELETE"]]
        before = list(self.film.chapters.exclude(picture=""))
        pictures = {chapter.picture_at_ms: chapter.picture for chapter in before}
        chapters = [Chapter(video=self.film, **{name: data[name] for name in ChapterForm.Meta.fields}) for data in kept]
        for chapter in chapters:
            chapter.picture = pictures.pop(chapter.picture_at_ms, "")
        self.film.chapters.all().delete()
        Chapter.objects.bulk_create(chapters)
        chapter_pictures.delete_later(pictures.values())
        tasks.picture_chapters_later(self.film)


def chapter_formset(film: Video, data: Any = None) -> ChapterFormSet:
    """The film's chapters, or else those that its file proposes, and some empty rows."""
    factory = forms.formset_factory(
        ChapterForm, formset=ChapterFormSet, extra=EMPTY_ROWS, can_delete=True, max_num=100, validate_max=True
    )
    return cast("type[ChapterFormSet]", factory)(data, film=film)


def proposed_chapters(film: Video) -> list[dict[str, Any]]:
    """What the upload calls its parts, as far as they are in the film."""
    version = film.current_version
    if version is None or not version.found_chapters:
        return []
    starts, titles = zip(*version.found_chapters, strict=True)
    moved = shift_starts(starts, -version.trim_start_ms, version.duration_ms)
    return [{"start_ms": at, "title": title} for at, title in zip(moved, titles, strict=True) if at is not None]
