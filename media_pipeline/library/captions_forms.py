# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms in which staff give us captions."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from media_pipeline import captions
from media_pipeline.captions import script, srt
from media_pipeline.captions.encodings import UnknownEncoding, decode
from media_pipeline.models import Captions


class OneLanguageForm(forms.ModelForm[Captions]):
    """Captions of a film in one language, of which there is one set."""

    TAKEN = _("The film already has captions in this language.")

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        others = Captions.objects.filter(video=self.instance.video_id, language=language).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError(self.TAKEN)
        return language


class CaptionsForm(OneLanguageForm):
    """Captions as a file or as text; a file replaces the text.

    Whatever has mistakes is shown again as text, with all of them, so that nothing that was written is lost.
    """

    file = forms.FileField(
        label=_("Captions file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt,application/x-subrip"}),
        help_text=_("A WebVTT (.vtt) or SubRip (.srt) file. It replaces the text below."),
    )
    approved = forms.BooleanField(
        label=_("The captions are right, and may be shown"),
        required=False,
        help_text=_(
            "Somebody has watched the film with them. Tick this again when you have changed them: "
            "without it, they are saved as a draft, which citizens don't see."
        ),
    )

    field_order = ["language", "file", "vtt", "approved"]

    class Meta:
        model = Captions
        fields = ["language", "vtt"]
        widgets = {"vtt": forms.Textarea(attrs={"rows": 14, "spellcheck": "true"})}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        self._before = (self.instance.language, captions.normalise(self.instance.vtt))
        self.fields["vtt"].required = False
        self.fields["vtt"].help_text = _(
            "For example: WEBVTT, an empty line, 00:00.000 --> 00:04.000, and what is said."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            vtt = self._written(cleaned)
        except UnknownEncoding:
            self.add_error("file", _("We cannot read the letters in this file. Save it as UTF-8, and try again."))
        else:
            self._check(cleaned, vtt)
        return cleaned

    def save(self, commit: bool = True) -> Captions:
        if self.cleaned_data["approved"]:
            self.instance.approve(self._user)
        elif self._before != (self.instance.language, self.instance.vtt):
            self.instance.make_draft()
        return super().save(commit)

    def _written(self, cleaned: dict[str, Any]) -> str:
        """What was written, as WebVTT, and as the field shows it again."""
        text = cleaned.get("vtt") or ""
        if file := cleaned.get("file"):
            # Four bytes a character at most: what is longer is refused by its length, unread.
            text = decode(file.read(captions.MAX_CHARACTERS * 4 + 1))
        text = captions.normalise(text)
        text = srt.to_webvtt(text) if srt.is_srt(text) else text
        self._show_again(text)
        return text

    def _show_again(self, text: str) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix("vtt")] = text[: captions.MAX_CHARACTERS]
        self.data = data

    def _check(self, cleaned: dict[str, Any], vtt: str) -> None:
        try:
            captions.parse(vtt, film_ms=self.instance.video.duration_ms)
        except captions.CaptionsError as error:
            self.add_error("vtt", [str(mistake) for mistake in error.mistakes])
        else:
            cleaned["vtt"] = vtt


class ScriptForm(OneLanguageForm):
    """What is said in the film, of which a draft is made."""

    script = forms.CharField(
        label=_("What is said in the film"),
        max_length=script.MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
        help_text=_("The whole text, without times. An empty line begins a new caption."),
    )

    class Meta:
        model = Captions
        fields = ["language"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        try:
            cues = script.draft(cleaned.get("script", ""), self.instance.video.duration_ms)
        except script.TooMuchText:
            self.add_error("script", _("The film is too short for so much text. Is it the right one?"))
        else:
            self.instance.vtt = captions.write(cues)
        return cleaned

    def save(self, commit: bool = True) -> Captions:
        self.instance.origin = Captions.Origin.SCRIPT
        self.instance.make_draft()
        return super().save(commit)


class MachineForm(OneLanguageForm):
    """The language in which a machine is to write a draft."""

    class Meta:
        model = Captions
        fields = ["language"]
