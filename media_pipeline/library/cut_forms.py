# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms in which a film's beginning, end, sound and picture are chosen."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from media_pipeline import own_poster
from media_pipeline.moments import MomentField

SHORTEST_MS = 1000


class TrimForm(forms.Form):
    """Times count from the beginning of the upload, whatever of it the film shows now."""

    trim_start_ms = MomentField(
        label=_("The film begins at"), help_text=_("Minutes and seconds, for example 0:03 or 1:02,5.")
    )
    trim_end_ms = MomentField(label=_("The film ends at"), required=False, help_text=_("Empty: to the very end."))
    without_sound = forms.BooleanField(label=_("Remove the sound"), required=False)

    def __init__(self, *args: Any, length_ms: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.length_ms = length_ms

    def clean_trim_end_ms(self) -> int | None:
        """None for the very end, however it was said."""
        end: int | None = self.cleaned_data["trim_end_ms"]
        return None if end is not None and end >= self.length_ms else end

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        start, end = cleaned.get("trim_start_ms"), cleaned.get("trim_end_ms")
        if start is None or "trim_end_ms" not in cleaned:
            return cleaned
        end = self.length_ms if end is None else end
        if end - start < SHORTEST_MS:
            self.add_error("trim_end_ms", _("The end must be at least a second later than the beginning."))
        elif cleaned == {name: self.initial.get(name) for name in self.fields}:
            raise ValidationError(_("Nothing is changed yet."), code="unchanged")
        return cleaned


class FrameForm(forms.Form):
    at = MomentField(label=_("Where in the film"), help_text=_("Minutes and seconds, for example 0:03 or 1:02,5."))


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture file"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("A JPEG, PNG or WebP. It is cut to the shape of the film."),
    )

    def clean_picture(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["picture"]
        if (file.size or 0) > own_poster.MAX_BYTES:
            raise ValidationError(_("The picture is too large. It may be 20 MB at most."), code="too-large")
        return file
