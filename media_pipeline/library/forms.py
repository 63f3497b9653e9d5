# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The forms in which staff give us films."""

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

from media_pipeline import conf, ingest
from media_pipeline.failures import Failure
from media_pipeline.models import Video
from media_pipeline.uploads import limits
from media_pipeline.uploads.plain import NoRoom
from media_pipeline.versions import quota


class LargeFileField(forms.FileField):
    """A film, or the sound of one, small enough to take."""

    widget = forms.FileInput(attrs={"accept": limits.ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[bytes] | None":
        if isinstance(data, NoRoom):
            raise refused(Failure.NO_SPACE)
        file: UploadedFile[bytes] | None = super().clean(data, initial)
        if file and (file.size or 0) > conf.max_bytes():
            raise refused(Failure.TOO_LARGE)
        return file


def refused(failure: Failure) -> ValidationError:
    """What is wrong and what to do about it, as a form says it."""
    return ValidationError([failure.label, failure.remedy], code=failure.value)


class VideoForm(BaseCollectionMemberForm):
    """What is known about a film. Offers only collections in which the user may add films."""

    collection = CollectionChoiceField(label=_("Collection"), queryset=Collection.objects.all(), empty_label=None)

    class Meta:
        model = Video
        fields = [
            "title",
            "collection",
            "purpose",
            "filmed_on",
            "text_description",
            "spoken_description",
            "no_speech",
            "people",
        ]
        widgets = {
            "filmed_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "text_description": forms.Textarea(attrs={"rows": 5}),
            "people": forms.RadioSelect,
        }

    @property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Video)

    def save(self, commit: bool = True) -> Video:
        """Save what the form is about, and nothing else: the film may have become ready or public meanwhile."""
        film: Video = super().save(commit=False)
        if commit:
            film.save(update_fields=self.saved_fields())
        return film

    def saved_fields(self) -> list[str]:
        return [name for name in self.Meta.fields if name in self.fields]


class FilmUploadForm(VideoForm):
    """A new film; saving stores the file and returns before anything is done with it. Raises MediaFailure."""

    file = LargeFileField(
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
        if len(self.collections) == 1:
            self.instance.collection = self.collections[0]
        collection = cleaned.get("collection") or self.instance.collection
        if cleaned.get("file") and (failure := quota.refusal(collection, cleaned["file"].size)):
            self.add_error("file", refused(failure))
        return cleaned

    def save(self, commit: bool = True) -> Video:
        ingest.add_version(self.instance, self.cleaned_data["file"])
        return self.instance


class NewVersionForm(forms.Form):
    """Another upload of the same film."""

    file = LargeFileField(label=_("Film file"))

    def __init__(self, *args: Any, film: Video, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.film = film

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if failure := quota.refusal(self.film.collection, file.size or 0):
            raise refused(failure)
        return file


GroupVideoPermissionFormSet = collection_member_permission_formset_factory(
    Video,
    [
        ("add_video", _("Add"), _("Add films, and edit films you own")),
        ("change_video", _("Edit"), _("Edit any film")),
        ("choose_video", _("Choose"), _("Select films in choosers")),
    ],
    "media_pipeline/admin/permissions_formset.html",
)
