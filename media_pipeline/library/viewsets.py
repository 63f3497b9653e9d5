# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The addresses of the film library."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from media_pipeline.library import (
    archive_views,
    captions_views,
    chapter_views,
    cut_views,
    part_views,
    version_views,
    views,
)
from media_pipeline.models import CollectionRules, Video
from media_pipeline.uploads.views import UploadsView, UploadView

captions_patterns = [
    path("<int:pk>/captions/add/", captions_views.CaptionsFormView.as_view(), name="captions_add"),
    path("<int:pk>/captions/script/", captions_views.CaptionsScriptView.as_view(), name="captions_script"),
    path("<int:pk>/captions/machine/", captions_views.CaptionsMachineView.as_view(), name="captions_machine"),
    path("<int:pk>/captions/<int:captions_pk>/", captions_views.CaptionsFormView.as_view(), name="captions_edit"),
    path(
        "<int:pk>/captions/<int:captions_pk>/delete/",
        captions_views.CaptionsDeleteView.as_view(),
        name="captions_delete",
    ),
]


class FilmViewSet(ModelViewSet):
    """Films under /admin/film/. What may be done to one film stands below that film's number."""

    model = Video
    icon = views.HEADER_ICON
    menu_label = _("Films")
    menu_name = "films"
    menu_order = 350
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 30
    ordering = "-created_at"
    form_fields = ["title"]
    index_view_class = views.FilmIndexView
    add_view_class = views.FilmAddView
    edit_view_class = views.FilmEditView
    delete_view_class = views.FilmDeleteView
    usage_view_class = views.FilmUsageView

    def get_form_class(self, for_update: bool = False) -> Any:
        return (self.edit_view_class if for_update else self.add_view_class).form_class

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(**kwargs) | {"history_url_name": None}

    def get_permissions_to_register(self) -> "QuerySet[Permission]":
        """None: permissions on films are given collection by collection, in a panel of their own."""
        return Permission.objects.none()

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("upload/", self.add_view, name="add"),
            path("upload/pieces/", UploadsView.as_view(), name="uploads"),
            path("upload/pieces/<uuid:uuid>/", UploadView.as_view(), name="upload"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/delete/", self.delete_view, name="delete"),
            path("<int:pk>/usage/", self.usage_view, name="usage"),
            path("status/", version_views.FilmStatusView.as_view(), name="status"),
            path("retry/", version_views.FilmsRetryView.as_view(), name="retry_failed"),
            path("<int:pk>/retry/", version_views.FilmRetryView.as_view(), name="retry"),
            path("<int:pk>/cancel/", version_views.FilmCancelView.as_view(), name="cancel"),
            path("<int:pk>/original/", version_views.FilmOriginalView.as_view(), name="original"),
            path("<int:pk>/trim/", cut_views.TrimView.as_view(), name="trim"),
            path("<int:pk>/poster/", cut_views.PosterView.as_view(), name="poster"),
            path("archive/", archive_views.ArchiveView.as_view(), name="archive"),
            path("archive/<int:pk>/", archive_views.ArchivedView.as_view(), name="archived"),
            path("archive/<int:pk>/file/", archive_views.ArchivedFileView.as_view(), name="archived_file"),
            path("<int:pk>/replace/", part_views.VersionAddView.as_view(), name="replace"),
            path("<int:pk>/versions/<int:version_pk>/use/", version_views.UseVersionView.as_view(), name="use_version"),
            *captions_patterns,
            path("<int:pk>/chapters/", chapter_views.ChaptersView.as_view(), name="chapters"),
        ]


film_viewset = FilmViewSet("films", url_prefix="film")


class RulesViewSet(ModelViewSet):
    """How much room each department's films may take, and how long its uploads are kept. For administrators."""

    model = CollectionRules
    icon = "folder-open-inverse"
    menu_label = _("Rules for films")
    menu_name = "film-rules"
    menu_order = 950
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    form_fields = ("collection", "quota_megabytes", "keep_originals_days")
    list_display = ("collection", "quota_megabytes", "keep_originals_days")


rules_viewset = RulesViewSet("film_rules", url_prefix="film-rules")
