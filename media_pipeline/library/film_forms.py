# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What staff change about a film that is there, and how those learn what is seen who cannot see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from media_pipeline import ingest, keys
from media_pipeline.library.forms import LargeFileField, VideoForm, refused
from media_pipeline.models import Video, VideoVersion
from media_pipeline.stale_forms import MeanwhileForm
from media_pipeline.versions import editions, keeping, quota


class Description(models.TextChoices):
    """Where what is seen is told."""

    NOWHERE = "", _("We have not done it yet")
    SPOKEN = "spoken", _("It is said in the film")
    SOUND = "sound", _("It is said in a second sound track, which I upload here")
    TEXT = "text", _("Nobody speaks in the film, and the text description below says it")


class FilmForm(MeanwhileForm, VideoForm):
    """What is known about a film, with one clear choice of how it is described.

    Saved inside `stored_sound`, which may raise MediaFailure.
    """

    description = forms.ChoiceField(
        label=_("What is seen in the film, for people who cannot see it"),
        choices=Description,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Somebody who only listens gets everything that matters: where to turn, what the door looks like."),
    )
    described_sound = LargeFileField(
        label=_("Second sound track"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "audio/*"}),
        help_text=_("A sound file as long as the film, with its own sound and a voice that says what is seen."),
    )

    field_order = [
        "title",
        "collection",
        "purpose",
        "filmed_on",
        "no_speech",
        "description",
        "described_sound",
        "text_description",
    ]

    class Meta(VideoForm.Meta):
        fields = [name for name in VideoForm.Meta.fields if name != "spoken_description"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("description", described_how(self.instance))
        self.sound_key = ""

    def clean_collection(self) -> Collection:
        collection: Collection = self.cleaned_data["collection"]
        is_moved = collection != self.instance.collection
        if is_moved and (failure := quota.refusal(collection, quota.bytes_of(self.instance))):
            raise refused(failure)
        return collection

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        match cleaned.get("description"):
            case Description.SPOKEN if not self._is_spoken_in(cleaned):
                self.add_error("description", _("Nobody speaks in the film, so it cannot be said there."))
            case Description.SOUND:
                self._clean_sound(cleaned)
            case Description.TEXT:
                self._clean_text(cleaned)
        if (version := self._version_to_silence(cleaned)) and not version.original:
            message = _("The uploaded film is no longer kept, so the sound track stays. Replace the film instead.")
            self.add_error("description", message)
        return cleaned

    @contextmanager
    def stored_sound(self) -> Iterator[None]:
        """Has the uploaded sound stored meanwhile: not in `save`, whose transaction would be open for all that time."""
        file = self.cleaned_data.get("described_sound")
        if self.cleaned_data["description"] != Description.SOUND or not file:
            yield
            return
        self.sound_key = keys.described_sound(self.instance.uuid)
        ingest.store(self.sound_key, file)
        try:
            yield
        except BaseException:
            keeping.delete_unless_used(self.sound_key)
            raise

    def save(self, commit: bool = True) -> Video:
        self.instance.spoken_description = self.cleaned_data["description"] == Description.SPOKEN
        film = super().save(commit)
        if commit:
            self._change_sound(film)
        return film

    def saved_fields(self) -> list[str]:
        return [*super().saved_fields(), "spoken_description"]

    def _is_spoken_in(self, cleaned: dict[str, Any]) -> bool:
        version = self.instance.current_version
        return not cleaned.get("no_speech") and (version is None or version.has_audio)

    def _clean_sound(self, cleaned: dict[str, Any]) -> None:
        version, file = _lasting_version(self.instance), cleaned.get("described_sound")
        if not file:
            if not _has_sound(version, self.instance) and "described_sound" not in self.errors:
                self.add_error("described_sound", _("Choose the sound file."))
        elif version is None or not version.is_ready:
            self.add_error("described_sound", _("Wait until the film is ready, and add the sound then."))
        elif not version.original:
            message = _("The uploaded film is no longer kept. Replace the film, and add the sound then.")
            self.add_error("described_sound", message)
        elif failure := quota.refusal(cleaned.get("collection") or self.instance.collection, file.size or 0):
            self.add_error("described_sound", refused(failure))

    def _clean_text(self, cleaned: dict[str, Any]) -> None:
        if self._is_spoken_in(cleaned):
            message = _("A text is enough only if nobody speaks in the film. If that is so, tick it above.")
            self.add_error("description", message)
        if not cleaned.get("text_description", "").strip():
            self.add_error("text_description", _("Write what is seen in the film."))

    def _version_to_silence(self, cleaned: dict[str, Any]) -> VideoVersion | None:
        """The version whose second sound track goes because another way of describing was chosen, if any."""
        if "description" not in self.changed_data or cleaned.get("description") in (None, Description.SOUND):
            return None
        version = _lasting_version(self.instance)
        return version if _has_sound(version, self.instance) else None

    def _change_sound(self, film: Video) -> None:
        """Have the film made anew with its sound, or without it. Citizens see the old version meanwhile."""
        version = _lasting_version(film)
        if self.sound_key and version:
            size = self.cleaned_data["described_sound"].size
            editions.make(version, described_sound=self.sound_key, described_bytes=size)
        elif silenced := self._version_to_silence(self.cleaned_data):
            editions.make(silenced, described_sound="", described_bytes=0)


def described_how(film: Video) -> str:
    version = _lasting_version(film)
    if film.spoken_description:
        return Description.SPOKEN
    if _has_sound(version, film):
        return Description.SOUND
    is_silent = film.no_speech or (version is not None and version.is_ready and not version.has_audio)
    return Description.TEXT if is_silent and film.text_description.strip() else Description.NOWHERE


def _lasting_version(film: Video) -> VideoVersion | None:
    """What the film will be when the work on it is done."""
    version = film.version_to_show
    return version if version and (version.is_unfinished or version.is_ready) else film.current_version


def _has_sound(version: VideoVersion | None, film: Video) -> bool:
    """Whether the version has a second sound track, or will have one. The uploaded sound need not be kept for ever."""
    if version is None:
        return False
    return bool(version.described_sound if version.is_unfinished else version.renditions_in(film, described=True))
