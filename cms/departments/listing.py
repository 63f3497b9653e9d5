# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's lists of pages, without filters that name the staff of all departments; and its editor."""

from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.departments.policies import READ
from cms.reviewing.letters import ColleaguesHearMixin


class PageFilterSetWithoutPeople(GenericPageFilterSet):
    owner = None
    edited_by = None


class PageIndexView(ExplorableIndexView):
    any_permission_required = ExplorableIndexView.any_permission_required | {READ}
    base_filterset_class = PageFilterSetWithoutPeople


class PageEditView(ColleaguesHearMixin, EditView):
    pass


class PageRevertView(ColleaguesHearMixin, RevisionsRevertView):
    pass


class DepartmentPageViewSet(PageViewSet):
    """For every page type that has no viewset of its own."""

    model = Page
    parent_models = (Page,)
    index_view_class = PageIndexView
    edit_view_class = PageEditView
    revisions_revert_view_class = PageRevertView
    filterset_class = PageFilterSetWithoutPeople
