# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms in which staff give us films and captions."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import (
    BaseCollectionMemberForm,
    CollectionChoiceField,
    collection_member_permission_formset_factory,
)
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from media_pipeline import captions, conf, ingest
from media_pipeline.failures import Failure
from media_pipeline.models import Captions, Video

FILM_TYPES = "video/*,.mkv,.mov,.m4v"


class FilmFileField(forms.FileField):
    """A film small enough to take."""

    widget = forms.FileInput(attrs={"accept": FILM_TYPES})

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = super().clean(data, initial)
        if (file.size or 0) > conf.max_bytes():
            raise ValidationError([Failure.TOO_LARGE.label, Failure.TOO_LARGE.remedy], code=Failure.TOO_LARGE)
        return file


class VideoForm(BaseCollectionMemberForm):
    """What is known about a film. Offers only collections in which the user may add films."""

    collection = CollectionChoiceField(label=_("Collection"), queryset=Collection.objects.all(), empty_label=None)

    class Meta:
        model = Video
        fields = ["title", "collection", "purpose", "text_description", "spoken_description", "no_speech"]
        widgets = {"text_description": forms.Textarea(attrs={"rows": 5})}

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Video)

    def save(self, commit: bool = True) -> Video:
        """Save what the form is about, and nothing else: the film may have become ready or public meanwhile."""
        film: Video = super().save(commit=False)
        if commit:
            film.save(update_fields=[name for name in self.Meta.fields if name in self.fields])
        return film


class FilmUploadForm(VideoForm):
    """A new film; saving stores the file and returns before anything is done with it."""

    file = FilmFileField(
        label=_("Film file"),
        help_text=_("As your phone or camera saved it. You can go on working while the film is being prepared."),
    )

    field_order = ["file"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.instance.uploaded_by = user
        self.fields["title"].required = False
        self.fields["title"].help_text = _("Citizens see it below the film. Left empty, it is the name of the file.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("file") and not cleaned.get("title"):
            cleaned["title"] = PurePath(cleaned["file"].name).stem[:255]
        return cleaned

    def save(self, commit: bool = True) -> Video:
        if len(self.collections) == 1:
            self.instance.collection = self.collections[0]
        ingest.add_version(self.instance, self.cleaned_data["file"])
        return self.instance


class NewVersionForm(forms.Form):
    """Another upload of the same film."""

    file = FilmFileField(label=_("Film file"))


class CaptionsForm(forms.ModelForm[Captions]):
    """Captions as a file or as text; a file replaces the text."""

    file = forms.FileField(
        label=_("Captions file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=_("A WebVTT file (.vtt). It replaces the text below."),
    )
    approved = forms.BooleanField(
        label=_("The captions are right, and may be shown"),
        required=False,
        help_text=_("Somebody has watched the film with them."),
    )

    field_order = ["language", "file", "vtt", "approved"]

    class Meta:
        model = Captions
        fields = ["language", "vtt"]
        widgets = {"vtt": forms.Textarea(attrs={"rows": 14, "spellcheck": "true"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vtt"].required = False
        self.fields["vtt"].help_text = _(
            "For example: WEBVTT, an empty line, 00:00.000 --> 00:04.000, and what is said."
        )
        self.initial.setdefault("approved", self.instance.is_approved)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        field = "file" if cleaned.get("file") else "vtt"
        try:
            cleaned["vtt"] = self._read(cleaned, field)
            captions.parse(cleaned["vtt"])
        except UnicodeDecodeError:
            self.add_error(field, _("The file is not text in UTF-8."))
        except captions.CaptionsError as error:
            self.add_error(field, str(error))
        return cleaned

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        others = Captions.objects.filter(video=self.instance.video_id, language=language).exclude(pk=self.instance.pk)
        if others.exists():
            raise ValidationError(_("The film already has captions in this language."))
        return language

    def save(self, commit: bool = True) -> Captions:
        self.instance.vtt = self.cleaned_data["vtt"]
        self.instance.state = Captions.State.APPROVED if self.cleaned_data["approved"] else Captions.State.DRAFT
        return super().save(commit)

    @staticmethod
    def _read(cleaned: dict[str, Any], field: str) -> str:
        if field == "vtt":
            return captions.normalise(cleaned.get("vtt") or "")
        # Four bytes a character at most: what is longer is refused by its length, unread.
        content = cleaned["file"].read(captions.MAX_CHARACTERS * 4 + 1)
        return captions.normalise(content.decode())


GroupVideoPermissionFormSet = collection_member_permission_formset_factory(
    Video,
    [
        ("add_video", _("Add"), _("Add films, and edit films you own")),
        ("change_video", _("Edit"), _("Edit any film")),
        ("choose_video", _("Choose"), _("Select films in choosers")),
    ],
    "media_pipeline/admin/permissions_formset.html",
)
