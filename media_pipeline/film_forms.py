# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff change about a film that is there, and how those learn what is seen who cannot see it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from media_pipeline import conf, editions, keys, storage
from media_pipeline.failures import Failure
from media_pipeline.forms import VideoForm
from media_pipeline.models import Video


class Description(models.TextChoices):
    """Where what is seen is told."""

    NOWHERE = "", _("We have not done it yet")
    SPOKEN = "spoken", _("It is said in the film")
    SOUND = "sound", _("It is said in a second sound track, which I upload here")
    TEXT = "text", _("Nobody speaks in the film, and the text description below says it")


class FilmForm(VideoForm):
    """What is known about a film, with one clear choice of how it is described."""

    description = forms.ChoiceField(
        label=_("What is seen in the film, for people who cannot see it"),
        choices=Description,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Somebody who only listens gets everything that matters: where to turn, what the door looks like."),
    )
    described_sound = forms.FileField(
        label=_("Second sound track"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        help_text=_("A sound file as long as the film, with its own sound and a voice that says what is seen."),
    )

    field_order = ["title", "collection", "purpose", "no_speech", "description", "described_sound", "text_description"]

    class Meta(VideoForm.Meta):
        fields = [name for name in VideoForm.Meta.fields if name != "spoken_description"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("description", described_how(self.instance))

    def clean_described_sound(self) -> "UploadedFile[bytes] | None":
        file: UploadedFile[bytes] | None = self.cleaned_data["described_sound"]
        if file and (file.size or 0) > conf.max_bytes():
            raise ValidationError([Failure.TOO_LARGE.label, Failure.TOO_LARGE.remedy], code=Failure.TOO_LARGE)
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        match cleaned.get("description"):
            case Description.SPOKEN if not self._is_spoken_in(cleaned):
                self.add_error("description", _("Nobody speaks in the film, so it cannot be said there."))
            case Description.SOUND:
                self._clean_sound(cleaned)
            case Description.TEXT:
                self._clean_text(cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Video:
        self.instance.spoken_description = self.cleaned_data["description"] == Description.SPOKEN
        film = super().save(commit)
        if commit:
            film.save(update_fields=["spoken_description"])
            self._add_sound(film)
        return film

    def _is_spoken_in(self, cleaned: dict[str, Any]) -> bool:
        version = self.instance.current_version
        return not cleaned.get("no_speech") and (version is None or version.has_audio)

    def _clean_sound(self, cleaned: dict[str, Any]) -> None:
        version = self.instance.version_to_show
        if not cleaned.get("described_sound"):
            if not (version and version.described_sound) and "described_sound" not in self.errors:
                self.add_error("described_sound", _("Choose the sound file."))
        elif version is None or not version.is_ready:
            self.add_error("described_sound", _("Wait until the film is ready, and add the sound then."))
        elif not version.original:
            message = _("The uploaded film is no longer kept. Replace the film, and add the sound then.")
            self.add_error("described_sound", message)

    def _clean_text(self, cleaned: dict[str, Any]) -> None:
        if self._is_spoken_in(cleaned):
            message = _("A text is enough only if nobody speaks in the film. If that is so, tick it above.")
            self.add_error("description", message)
        if not cleaned.get("text_description", "").strip():
            self.add_error("text_description", _("Write what is seen in the film."))

    def _add_sound(self, film: Video) -> None:
        """Have the film made anew with it. Citizens see the old version meanwhile."""
        file, version = self.cleaned_data.get("described_sound"), film.version_to_show
        if self.cleaned_data["description"] != Description.SOUND or not file or version is None:
            return
        key = keys.described_sound(film.uuid)
        storage.save(key, file)
        try:
            editions.make(version, described_sound=key)
        except BaseException:
            storage.delete(key)
            raise


def described_how(film: Video) -> str:
    version = film.version_to_show
    if film.spoken_description:
        return Description.SPOKEN
    if version and version.described_sound:
        return Description.SOUND
    is_silent = film.no_speech or (version is not None and version.is_ready and not version.has_audio)
    return Description.TEXT if is_silent and film.text_description.strip() else Description.NOWHERE
