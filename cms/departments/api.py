# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The API of the admin, which its own scripts read: what a user may see there, and nothing to be done through it."""

from typing import TYPE_CHECKING, Any, ClassVar

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.departments.visibility import visible

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


class ReadOnlyPages(PagesAdminAPIViewSet):
    """Without actions: what is done to pages is done in views, which know of publishing checks."""

    actions: ClassVar[dict[str, Any]] = {}


class VisibleImages(ImagesAdminAPIViewSet):
    """Wagtail's own lists every picture of the site."""

    def get_queryset(self) -> "QuerySet[Model]":
        return super().get_queryset() & visible(self.model, self.request.user)


class VisibleDocuments(DocumentsAdminAPIViewSet):
    """Wagtail's own lists every document of the site."""

    def get_queryset(self) -> "QuerySet[Model]":
        return super().get_queryset() & visible(self.model, self.request.user)
