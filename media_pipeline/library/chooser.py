# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Choosing a film inside the editor, or uploading one there. Shows, and gives, only films that the user may choose."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry

from media_pipeline.library.views import HEADER_ICON, PosterColumn, StateColumn
from media_pipeline.models import PLAYER_RELATIONS, Video
from media_pipeline.numbers import number
from media_pipeline.permissions import films_to_choose
from media_pipeline.uploads import interface as uploads
from media_pipeline.widgets import AdminVideoChooser


class UploadedForm(forms.Form):
    """Names the upload that has become a film; upload.js fills it in."""

    uploaded = forms.UUIDField()


class UploadTabMixin:
    """The tab where a film is uploaded: resumable, as on the upload page."""

    request: Any
    creation_form_template_name = "media_pipeline/admin/chooser_upload.html"

    def get_creation_form_context_data(self, form: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_creation_form_context_data(form)  # type: ignore[misc]
        return context | {"upload": uploads.describe(self.request.user, at_once=1)}


class FilmListMixin(UploadTabMixin):
    def get_object_list(self) -> "QuerySet[Video]":
        return films_to_choose(self.request.user).prefetch_related(*PLAYER_RELATIONS, "versions")

    def get_filter_form(self) -> Any:
        policy = policy_registry.get_by_type(Video)
        collections = policy.collections_user_has_any_permission_for(self.request.user, ["choose"])
        form_class = self.get_filter_form_class()  # type: ignore[attr-defined]
        return form_class(self.request.GET, collections=collections if len(collections) > 1 else None)

    @property
    def columns(self) -> list[Column]:
        return [
            PosterColumn("poster", label=_("Film"), width="15%"),
            self.title_column,  # type: ignore[attr-defined]
            StateColumn("state", label=_("State")),
            DateColumn("created_at", label=_("Uploaded")),
        ]


class FilmChooseView(FilmListMixin, chooser.ChooseView):
    pass


class FilmChooseResultsView(FilmListMixin, chooser.ChooseResultsView):
    pass


class FilmChosenView(chooser.ChosenView):
    def get_object(self, pk: str) -> Video:
        return get_object_or_404(films_to_choose(self.request.user), pk=number(pk))


class FilmChosenMultipleView(chooser.ChosenMultipleView):
    def get_objects(self, pks: list[str]) -> "QuerySet[Video]":
        return films_to_choose(self.request.user).filter(pk__in=map(number, pks))


class FilmUploadView(UploadTabMixin, chooser.CreateView):
    """Chooses the film that has just been uploaded in pieces."""

    def save_form(self, form: UploadedForm) -> Video:
        user, uuid = self.request.user, form.cleaned_data["uploaded"]
        return get_object_or_404(films_to_choose(user), versions__upload__uuid=uuid, versions__upload__user=user)


class FilmChooserViewSet(ChooserViewSet):
    model = Video
    icon = HEADER_ICON
    base_widget_class = AdminVideoChooser
    choose_one_text = AdminVideoChooser.choose_one_text
    choose_another_text = AdminVideoChooser.choose_another_text
    edit_item_text = AdminVideoChooser.link_to_chosen_text
    create_action_label = gettext_lazy("Upload")
    create_action_clicked_label = gettext_lazy("Uploading…")
    creation_tab_label = gettext_lazy("Upload a film")
    creation_form_class = UploadedForm
    choose_view_class = FilmChooseView
    choose_results_view_class = FilmChooseResultsView
    chosen_view_class = FilmChosenView
    chosen_multiple_view_class = FilmChosenMultipleView
    create_view_class = FilmUploadView


film_chooser = FilmChooserViewSet("video_chooser", url_prefix="film/chooser")
