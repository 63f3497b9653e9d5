# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Answers what a page that is being written still lacks. It saves nothing."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views import View
from wagtail.models import Page

from cms.checking.listed import listed
from cms.checking.unsaved import fill_in
from cms.editor.publishing import is_checked


class CheckPageView(View):
    """Of a page that is there: whoever may change it sends its form."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: object) -> HttpResponse:
        page, parent = self.page_and_parent()
        user: Any = request.user
        refused = fill_in(page, parent, request.POST, user)
        return render(request, "cms/checking/findings.html", {"listed": listed(page, refused)})

    def page_and_parent(self) -> tuple[Page, Page]:
        saved = get_object_or_404(Page.objects.select_related("latest_revision"), pk=self.kwargs["page_id"])
        page = saved.get_latest_revision_as_object()
        if not is_checked(type(page)):
            raise Http404
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page, page.get_parent()


class CheckNewPageView(CheckPageView):
    """Of a page that has not been saved yet: whoever may add one of its kind there."""

    def page_and_parent(self) -> tuple[Page, Page]:
        parent = get_object_or_404(Page, pk=self.kwargs["parent_page_id"]).specific
        if not parent.permissions_for_user(self.request.user).can_add_subpage():
            raise PermissionDenied
        wanted = (self.kwargs["app_label"], self.kwargs["model_name"])
        kinds = {(model._meta.app_label, model._meta.model_name): model for model in parent.creatable_subpage_models()}
        model = kinds.get(wanted)
        if model is None or not is_checked(model):
            raise Http404
        page = model(owner=self.request.user, locale=parent.locale)
        page.set_url_path(parent)  # by which it knows its language
        return page, parent
