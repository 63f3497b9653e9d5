# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail lets departments be told apart."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.models import Collection

from cms.departments.api import ReadOnlyPages, VisibleDocuments, VisibleImages
from cms.departments.listing import DepartmentPageViewSet
from cms.departments.models import Department
from guides.models.references import choosable_pages
from media_pipeline.models import Document, Image

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

AFTER_WAGTAILS_OWN = 100


@hooks.register("register_admin_urls")
def drop_tags() -> list[URLPattern]:
    """Pictures and documents have no tags, so nothing adds tags to many of them at once."""
    for model in (Image, Document):
        actions = bulk_action_registry.get_bulk_actions_for_model(model._meta.app_label, model._meta.model_name)
        bulk_action_registry.actions[model._meta.app_label][model._meta.model_name] = {
            action.action_type: action for action in actions if action.action_type != "add_tags"
        }
    return []


@hooks.register("describe_collection_contents")
def describe_department(collection: Collection) -> dict[str, Any] | None:
    """A department's collection is not deleted, even with nothing in it."""
    department = Department.objects.filter(collection=collection).first()
    return {"count": 1, "count_text": _("the department %(name)s") % {"name": department}} if department else None


@hooks.register("construct_page_chooser_queryset")
def choose_among_visible_pages(pages: "PageQuerySet", request: HttpRequest) -> "PageQuerySet":
    return pages.filter(pk__in=choosable_pages(request.user).values("pk"))


@hooks.register("register_admin_viewset", order=AFTER_WAGTAILS_OWN)
def register_pages() -> DepartmentPageViewSet:
    return DepartmentPageViewSet()


@hooks.register("construct_admin_api", order=AFTER_WAGTAILS_OWN)
def register_api(router: WagtailAPIRouter) -> None:
    router.register_endpoint("pages", ReadOnlyPages)
    router.register_endpoint("images", VisibleImages)
    router.register_endpoint("documents", VisibleDocuments)
