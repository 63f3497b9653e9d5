# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The addresses of the film library."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet

from media_pipeline import admin_views, part_views
from media_pipeline.models import Video


class FilmViewSet(ModelViewSet):
    """Films under /admin/film/. What may be done to one film stands below that film's number."""

    model = Video
    icon = admin_views.HEADER_ICON
    menu_label = _("Films")
    menu_name = "films"
    menu_order = 350
    add_to_admin_menu = True
    copy_view_enabled = False
    list_per_page = 30
    ordering = "-created_at"
    form_fields = ["title"]
    index_view_class = admin_views.FilmIndexView
    add_view_class = admin_views.FilmAddView
    edit_view_class = admin_views.FilmEditView
    delete_view_class = admin_views.FilmDeleteView
    usage_view_class = admin_views.FilmUsageView

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
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/delete/", self.delete_view, name="delete"),
            path("<int:pk>/usage/", self.usage_view, name="usage"),
            path("<int:pk>/status/", admin_views.FilmStatusView.as_view(), name="status"),
            path("<int:pk>/retry/", admin_views.FilmRetryView.as_view(), name="retry"),
            path("<int:pk>/replace/", part_views.VersionAddView.as_view(), name="replace"),
            path("<int:pk>/versions/<int:version_pk>/use/", admin_views.UseVersionView.as_view(), name="use_version"),
            path("<int:pk>/captions/add/", part_views.CaptionsFormView.as_view(), name="captions_add"),
            path("<int:pk>/captions/<int:captions_pk>/", part_views.CaptionsFormView.as_view(), name="captions_edit"),
            path(
                "<int:pk>/captions/<int:captions_pk>/delete/",
                part_views.CaptionsDeleteView.as_view(),
                name="captions_delete",
            ),
        ]


film_viewset = FilmViewSet("films", url_prefix="film")
