# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The list of a film's chapters, as staff write it."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from media_pipeline.models import Chapter, Video
from media_pipeline.moments import MomentField, text

EMPTY_ROWS = 3
"""For those whose browser runs no script."""


class ChapterForm(forms.ModelForm[Chapter]):
    start_ms = MomentField(label=_("Begins at"), help_text=_("Minutes and seconds in the film, for example 1:02."))

    class Meta:
        model = Chapter
        fields = ["start_ms", "title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def validate_constraints(self) -> None:
        """Not against what is stored: all chapters are replaced."""


class _ChapterFormSet(forms.BaseInlineFormSet[Chapter, Video, ChapterForm]):
    """Every chapter begins at a time of its own within the film."""

    def validate_unique(self) -> None:
        """Left to `clean`, which names the chapter."""

    def clean(self) -> None:
        super().clean()
        taken: dict[int, ChapterForm] = {}
        for form in self.forms:
            start = form.cleaned_data.get("start_ms") if hasattr(form, "cleaned_data") else None
            if start is None or form.cleaned_data.get("DELETE"):
                continue
            if 0 < self.instance.duration_ms <= start:
                message = _("The film is only %(length)s long.") % {"length": text(self.instance.duration_ms)}
                form.add_error("start_ms", ValidationError(message))
            if start in taken:
                form.add_error("start_ms", ValidationError(_("Another chapter begins at this time.")))
            taken[start] = form

    def save(self, commit: bool = True) -> Any:
        """All anew: chapters that swap their times would meet halfway."""
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        self.instance.chapters.all().delete()
        return Chapter.objects.bulk_create(
            Chapter(video=self.instance, start_ms=data["start_ms"], title=data["title"], text=data["text"])
            for data in kept
        )


def chapter_formset(film: Video, data: Any = None) -> _ChapterFormSet:
    """The film's chapters, and some empty rows."""
    factory = forms.inlineformset_factory(
        Video, Chapter, form=ChapterForm, formset=_ChapterFormSet, extra=EMPTY_ROWS, max_num=100, validate_max=True
    )
    return cast("_ChapterFormSet", factory(data, instance=film, prefix="chapters"))
