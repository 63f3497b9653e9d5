# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The managers' pages. Every one asks for the department among those whose statistics the user may see."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale

from cms.departments.access import departments_with_permission
from cms.statistics.choices import Choice, Form, choice_of
from cms.statistics.definitions import of_all_figures
from cms.statistics.export import Export
from cms.statistics.figures import DepartmentFigures
from cms.statistics.of_department import department_sections
from cms.statistics.of_film import film_sections
from cms.statistics.of_guide import guide_sections
from cms.statistics.permissions import VIEW_STATISTICS
from cms.statistics.spans import choices, last_week
from cms.statistics.subjects import films_of
from cms.statistics.tables import MOST_ROWS, Section
from cms.statistics.week_in_brief import week_in_brief
from guides.models import DepartmentPage, GuidePage
from guides.plays.tallies import local_day

FORMATS = {
    "csv": ("cms.statistics.export.as_csv", "text/csv; charset=utf-8"),
    "xlsx": ("cms.statistics.xlsx.as_xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": ("cms.statistics.pdf.as_pdf", "application/pdf"),
}
"""What makes the file, and its type. Loaded when it is asked for: its libraries take 15 MB in each process."""


SMALL = "button button-small button-secondary"


class StatisticsView(WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Statistics")
    header_icon = "statistics"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse("statistics:index"), "label": _("Statistics")}]


class IndexView(StatisticsView):
    """The departments to choose between; whoever has one goes straight to it."""

    template_name = "cms/statistics/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        departments = departments_with_permission(request.user, VIEW_STATISTICS)
        # The figures are of the department in every language: one entry is enough.
        departments = departments.filter(locale=Locale.get_default()).order_by("title")
        if not departments:
            raise PermissionDenied
        if len(departments) == 1:
            return redirect("statistics:week", pk=departments[0].pk)
        return self.render_to_response(self.get_context_data(departments=departments))


class DepartmentView(StatisticsView):
    @cached_property
    def department(self) -> DepartmentPage:
        return _department_or_404(self.request, self.kwargs["pk"])

    @property
    def ways_out(self) -> list[Button]:
        """Onto paper and into files. Not in the header: on a phone they would leave no room for its title."""
        return [Button(_("Print"), classname=SMALL, attrs={"data-print": True})]

    def get_page_title(self) -> str:
        return _("Statistics for %(department)s") % {"department": self.department.title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        url = reverse("statistics:week", args=[self.department.pk])
        return [*super().get_breadcrumbs_items(), {"url": url, "label": self.get_page_title()}]


class WeekView(DepartmentView):
    """The week in brief: one screen, nothing to choose."""

    template_name = "cms/statistics/week.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figures = DepartmentFigures(self.department, last_week(_today()), _today())
        return super().get_context_data(
            week=week_in_brief(figures), department=self.department, of_all_figures=of_all_figures(), **kwargs
        )


class FiguresView(DepartmentView):
    """More figures: of the department, of a guide, or of a film, as the address says."""

    template_name = "cms/statistics/figures.html"

    @cached_property
    def choice(self) -> Choice:
        return choice_of(self.request.GET, _today())

    @property
    def ways_out(self) -> list[Button]:
        return [
            *super().ways_out,
            *(
                Button(label, f"{self._export_url(file_type)}?{self.choice.query}", SMALL)
                for file_type, label in (("xlsx", _("Excel")), ("csv", _("CSV")), ("pdf", _("PDF")))
            ),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figures = _figures(self.department, self.choice)
        subject, sections = _sections(figures, self.choice)
        # A film is offered as long as it is chosen, though none of its figures can be shown.
        return super().get_context_data(
            subject=subject,
            sections=[replace(section, table=section.table.first(MOST_ROWS)) for section in sections],
            choice=self.choice,
            choices=choices(_today()),
            guides=[(uuid, guide.title) for uuid, guide in figures.subjects.guides.items() if guide.is_listed],
            films=figures.film_titles | ({self.choice.film: subject} if self.choice.film else {}),
            languages=settings.LANGUAGES,
            forms=Form.choices,
            has_demo_data=figures.figures.has_demo_data,
            of_all_figures=of_all_figures(),
            **kwargs,
        )

    def _export_url(self, file_type: str) -> str:
        return reverse("statistics:export", args=[self.department.pk, file_type])


@require_safe
def export(request: HttpRequest, pk: int, file_type: str) -> HttpResponse:
    department = _department_or_404(request, pk)
    choice = choice_of(request.GET, _today())
    figures = _figures(department, choice)
    subject, sections = _sections(figures, choice)
    maker, content_type = FORMATS[file_type]
    make: Callable[[Export], bytes] = import_string(maker)
    title = subject or _("Statistics for %(department)s") % {"department": department.title}
    file = make(
        Export(title, choice.span.label, choice.span.first, choice.span.last, sections, figures.figures.has_demo_data)
    )
    word = _("statistics")  # on its own: texts inside an f-string are not found when texts are collected
    filename = f"{word}-{department.slug}-{choice.span.code}.{file_type}"
    disposition = content_disposition_header(as_attachment=True, filename=filename) or ""
    return HttpResponse(file, content_type=content_type, headers={"Content-Disposition": disposition})


def _figures(department: DepartmentPage, choice: Choice) -> DepartmentFigures:
    return DepartmentFigures(department, choice.span, _today(), choice.language, choice.guide or choice.film)


def _sections(figures: DepartmentFigures, choice: Choice) -> tuple[str, Sequence[Section]]:
    """What the figures are of, if not of the department as a whole, and the figures. Raises Http404."""
    if choice.guide:
        if choice.guide not in figures.subjects.guides:
            raise Http404
        guide = GuidePage.objects.get(uuid=choice.guide)
        return guide.title, list(guide_sections(figures, guide))
    if choice.film:
        films = films_of(figures.department).select_related("current_version")
        film = films.prefetch_related("captions", "chapters", "versions").filter(uuid=choice.film).first()
        if film is None:
            raise Http404
        return film.title, list(film_sections(figures, film))
    return "", list(department_sections(figures, choice.form))


def _department_or_404(request: HttpRequest, pk: int) -> DepartmentPage:
    return get_object_or_404(departments_with_permission(request.user, VIEW_STATISTICS), pk=pk)


def _today() -> date:
    return local_day(timezone.now())
