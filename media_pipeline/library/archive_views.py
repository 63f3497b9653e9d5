# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What citizens could see once, for those whose department showed it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.log_actions import log

from media_pipeline import downloads, storage
from media_pipeline.library.views import HEADER_ICON
from media_pipeline.models import ArchivedVersion
from media_pipeline.models.captions import caption_languages
from media_pipeline.versions import archive
from media_pipeline.views import private_file


class ArchiveView(BaseListingView):
    """The archived films of the user's collections, newest first."""

    page_title = gettext_lazy("Archived films")
    header_icon = HEADER_ICON
    is_searchable = False
    index_url_name = "films:archive"
    paginate_by = 50
    default_ordering = ("-archived_at", "-pk")
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=gettext_lazy("Title"), url_name="films:archived"),
        Column("collection", label=gettext_lazy("Collection")),
        DateColumn("first_public_at", label=gettext_lazy("First shown")),
        DateColumn("archived_at", label=gettext_lazy("Archived")),
    ]

    @property
    def no_results_message(self) -> str:
        return _("Nothing yet. A film that citizens could see once is kept here when it is replaced or deleted.")

    def get_base_queryset(self) -> "QuerySet[ArchivedVersion]":
        return archive.archived_for(self.request.user).select_related("collection")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        films = {"url": reverse("films:index"), "label": _("Films")}
        return [*self.breadcrumbs_items, films, {"url": "", "label": self.page_title}]


class ArchivedMixin:
    """The archived film of the address, if the user may see it; otherwise there is none."""

    archived: ArchivedVersion

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)  # type: ignore[misc]
        self.archived = get_object_or_404(archive.archived_for(request.user), pk=kwargs["pk"])


class ArchivedView(WagtailAdminTemplateMixin, ArchivedMixin, TemplateView):
    """One archived film with its text. Administrators may delete it for good."""

    template_name = "media_pipeline/admin/archived.html"
    header_icon = HEADER_ICON

    def get_page_title(self) -> str:
        return str(self.archived)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        archived = {"url": reverse("films:archive"), "label": _("Archived films")}
        return [*self.breadcrumbs_items, archived, {"url": "", "label": str(self.archived)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_delete = archive.may_delete(self.request.user)
        return super().get_context_data(
            archived=self.archived, captions=self._captions(), may_delete=may_delete, **kwargs
        )

    def _captions(self) -> list[tuple[str, str, str]]:
        """Code, name and text. A language that we no longer write captions in has only its code."""
        names = dict(caption_languages())
        return [(code, names.get(code, code), vtt) for code, vtt in self.archived.captions.items()]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not archive.may_delete(request.user):
            raise Http404
        log(instance=self.archived, action="wagtail.delete", user=request.user)
        self.archived.delete()
        messages.success(request, _("The archived film is deleted for good."))
        return redirect("films:archive")


class ArchivedFileView(ArchivedMixin, View):
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        if not self.archived.key or storage.size(self.archived.key) is None:
            raise Http404
        name = downloads.file_name(self.archived.title, storage.beginning(self.archived.key))
        return private_file(request, self.archived.key, name, as_attachment="download" in request.GET)
