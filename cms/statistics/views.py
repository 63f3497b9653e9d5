# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The managers' pages. Every one asks for the department among those whose statistics the user may see."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale

from cms.departments.access import departments_with_permission
from cms.statistics.charts import BarChart
from cms.statistics.explanations import explanations
from cms.statistics.export import report_csv
from cms.statistics.report import department_report
from cms.statistics.spans import Span, choices, newest, span_of
from guides.models import DepartmentPage
from guides.plays.tallies import local_day

PERMISSION = "view_statistics"


class StatisticsView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Statistics")
    header_icon = "statistics"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("statistics:index"), "label": _("Statistics")}]


class IndexView(StatisticsView):
    """The departments to choose between; whoever has one goes straight to it."""

    template_name = "cms/statistics/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        departments = departments_with_permission(request.user, PERMISSION)
        # The report is of the department in every language: one entry is enough.
        departments = departments.filter(locale=Locale.get_default()).order_by("title")
        if not departments:
            raise PermissionDenied
        if len(departments) == 1:
            return redirect("statistics:department", pk=departments[0].pk)
        return self.render_to_response(self.get_context_data(departments=departments))


class DepartmentView(StatisticsView):
    template_name = "cms/statistics/department.html"

    @cached_property
    def department(self) -> DepartmentPage:
        return _department_or_404(self.request, self.kwargs["pk"])

    @cached_property
    def span(self) -> Span:
        return _span(self.request)

    def get_page_title(self) -> str:
        return _("Statistics for %(department)s") % {"department": self.department.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    @property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("statistics:export", args=[self.department.pk]) + f"?periode={self.span.code}"
        return [HeaderButton(_("Download as CSV"), url=url, icon_name="download")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = department_report(self.department, self.span, _today())
        return super().get_context_data(
            report=report,
            choices=choices(_today()),
            unknown_period=self.request.GET.get("periode") not in {None, self.span.code},
            chart=BarChart.of(report.weeks.rows),
            page_tables=[
                ("guides", _("Guides"), _("Guide"), report.guides),
                ("places", _("Places"), _("Place"), report.places),
                ("films", _("Films"), _("Film"), report.films),
            ],
            explanations=explanations(),
            **kwargs,
        )


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    department = _department_or_404(request, pk)
    report = department_report(department, _span(request), _today())
    title = _("Statistics for %(department)s") % {"department": department.title}
    word = _("statistics")  # on its own: texts inside an f-string are not found when texts are collected
    filename = f"{word}-{department.slug}-{report.span.code}.csv"
    return HttpResponse(
        report_csv(title, report),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(as_attachment=True, filename=filename) or ""},
    )


def _department_or_404(request: HttpRequest, pk: int) -> DepartmentPage:
    return get_object_or_404(departments_with_permission(request.user, PERMISSION), pk=pk)


def _span(request: HttpRequest) -> Span:
    """The one that the address names, or the last month."""
    return span_of(request.GET.get("periode", ""), _today()) or newest(_today())


def _today() -> date:
    return local_day(timezone.now())
