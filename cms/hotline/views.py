# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the other departments can help with, and whom to ring: what they have published, for every member of staff."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.hotline.reading import danish_front_page, read_lines
from cms.starting.views import departments_to_write_in
from guides.models import DepartmentPage, HomePage
from guides.readable import readable_guides
from guides.search.asking import as_query
from guides.search.find import find
from guides.site.contents import departments_below

GUIDES_A_PAGE = 50


class HotlineView(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Who can help?")
    header_icon = "group"

    @cached_property
    def home(self) -> HomePage:
        return danish_front_page(self.request)

    @cached_property
    def departments(self) -> list[DepartmentPage]:
        return departments_below(self.home)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("hotline:index"), "label": str(HotlineView.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return super().get_context_data(may_copy=departments_to_write_in(user).exists(), **kwargs)


class IndexView(HotlineView):
    """All departments; or what answers the words of `?q=`, and the departments that know of it."""

    template_name = "cms/hotline/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = as_query(self.request.GET.get("q", ""))
        found = find(query, self.home, self.departments) if query else None
        departments = found.departments if found and found.results else self.departments
        return super().get_context_data(query=query, found=found, lines=read_lines(departments), **kwargs)


class DepartmentView(HotlineView):
    """What one department can help with."""

    template_name = "cms/hotline/department.html"

    @cached_property
    def department(self) -> DepartmentPage:
        known = DepartmentPage.objects.filter(pk__in=[each.pk for each in self.departments])
        department: DepartmentPage = get_object_or_404(known, pk=self.kwargs["department_id"])
        return department

    def get_page_title(self) -> str:
        return self.department.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.department.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guides = readable_guides().child_of(self.department).order_by("title").only("pk", "title", "summary", "path")
        page = Paginator(guides, GUIDES_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            department=self.department,
            reachable=read_lines([self.department])[0],
            guides=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            **kwargs,
        )
