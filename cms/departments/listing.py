# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's views of pages: lists without filters that name the staff of all departments, and our editor."""

from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.checking.approving import CheckedWorkflowActionView
from cms.departments.policies import READ
from cms.editor.views import PageCreateView, PageEditView, PageRevertView


class PageFilterSetWithoutPeople(GenericPageFilterSet):
    owner = None
    edited_by = None


class PageIndexView(ExplorableIndexView):
    any_permission_required = ExplorableIndexView.any_permission_required | {READ}
    base_filterset_class = PageFilterSetWithoutPeople


class DepartmentPageViewSet(PageViewSet):
    """For every page type that has no viewset of its own."""

    model = Page
    parent_models = (Page,)
    index_view_class = PageIndexView
    filterset_class = PageFilterSetWithoutPeople
    add_view_class = PageCreateView
    edit_view_class = PageEditView
    revisions_revert_view_class = PageRevertView
    workflow_action_view_class = CheckedWorkflowActionView
