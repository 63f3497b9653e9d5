# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""How a guide begins: empty, with a template, or as a copy. Each view asks whether the user may add guides there."""

from functools import cached_property
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from cms.starting.beginning import Begun, begin, copyable_guides, text_to_copy
from cms.starting.models import GuideTemplate
from cms.users.models import User
from guides.models import DepartmentPage, GuidePage

GUIDES_A_PAGE = 20


def departments_to_write_in(user: User) -> "QuerySet[DepartmentPage]":
    """Guides begin in Danish; what is in other languages is a translation of one."""
    writable = policy_registry.get_by_type(DepartmentPage).instances_user_has_permission_for(user, "add")
    danish: QuerySet[DepartmentPage] = DepartmentPage.objects.filter(
        pk__in=writable.values("pk"), locale__language_code=settings.LANGUAGE_CODE
    )
    return danish.order_by("title")


class IndexView(WagtailAdminTemplateMixin, TemplateView):
    """The departments to choose between; whoever has one goes straight to it."""

    page_title = gettext_lazy("Write a guide")
    template_name = "cms/starting/index.html"
    header_icon = "edit"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        departments = list(departments_to_write_in(user))
        if not departments:
            raise PermissionDenied
        if len(departments) == 1:
            return redirect("starting:begin", departments[0].pk)
        return self.render_to_response(self.get_context_data(departments=departments))


class BeginningView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    header_icon = "edit"

    @cached_property
    def departments(self) -> list[DepartmentPage]:
        user: Any = self.request.user
        return list(departments_to_write_in(user))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.departments:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]

    def open_in_editor(self, begun: Begun) -> HttpResponse:
        count = len(begun.left_out)
        if count:
            messages.warning(
                self.request,
                ngettext(
                    "One thing could not come along. A comment in the guide says where, and what to do.",
                    "%(count)s things could not come along. Comments in the guide say where, and what to do.",
                    count,
                )
                % {"count": count},
            )
        else:
            messages.success(self.request, _("Here is your draft. Nobody can read it before it is published."))
        return redirect("wagtailadmin_pages:edit", begun.guide.pk)


class TemplateForm(forms.Form):
    template = forms.ModelChoiceField(
        GuideTemplate.objects.all(),
        error_messages={"invalid_choice": gettext_lazy("That template is not there any more. Choose another one.")},
    )


class BeginView(BeginningView):
    """Everything that a new guide in this department can begin with."""

    page_title = gettext_lazy("How will you begin?")
    template_name = "cms/starting/begin.html"
    form_class = TemplateForm

    @cached_property
    def department(self) -> DepartmentPage:
        department = get_object_or_404(DepartmentPage, pk=self.kwargs["parent_page_id"])
        if department not in self.departments:
            raise PermissionDenied
        return department

    def get_page_subtitle(self) -> str:
        return self.department.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        guides = GuidePage.objects.child_of(self.department).filter(alias_of=None).order_by("draft_title")
        page = Paginator(guides.only("pk", "draft_title"), GUIDES_A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            templates=GuideTemplate.objects.defer("steps", "questions"),
            guides=page,
            elided_page_range=page.paginator.get_elided_page_range(page.number),
            empty_url=reverse("wagtailadmin_pages:add", args=["guides", "guidepage", self.department.pk]),
            **kwargs,
        )

    def form_valid(self, form: TemplateForm) -> HttpResponse:
        user: Any = self.request.user
        template = form.cleaned_data["template"]
        return self.open_in_editor(begin(self.department, user, template.title, template))

    def form_invalid(self, form: TemplateForm) -> HttpResponse:
        messages.error(self.request, " ".join(map(str, form.errors.get("template", []))))
        return super().form_invalid(form)


class CopyForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What is the new guide called?"), max_length=255)
    department: "forms.ModelChoiceField[DepartmentPage]" = forms.ModelChoiceField(
        DepartmentPage.objects.none(), label=gettext_lazy("Which department gets it?"), empty_label=None
    )


class CopyView(BeginningView):
    """A guide of one's own, or what another department has published, as a draft of one's own."""

    page_title = gettext_lazy("Make a copy")
    template_name = "cms/starting/copy.html"
    form_class = CopyForm
    header_icon = "copy"

    @cached_property
    def source(self) -> GuidePage:
        user: Any = self.request.user
        guide = copyable_guides(user).filter(pk=self.kwargs["guide_id"]).first()
        if guide is None:
            raise Http404
        return text_to_copy(guide)

    def get_page_subtitle(self) -> str:
        return self.source.title

    def get_initial(self) -> dict[str, Any]:
        own = next((each for each in self.departments if self.source.path.startswith(each.path)), self.departments[0])
        return {"title": self.source.title, "department": own.pk}

    def get_form(self, form_class: Any = None) -> CopyForm:
        form: CopyForm = super().get_form(form_class)
        department = cast("forms.ModelChoiceField[DepartmentPage]", form.fields["department"])
        department.queryset = DepartmentPage.objects.filter(pk__in=[each.pk for each in self.departments])
        if len(self.departments) == 1:
            department.widget = forms.HiddenInput()
        return form

    def form_valid(self, form: CopyForm) -> HttpResponse:
        user: Any = self.request.user
        return self.open_in_editor(
            begin(form.cleaned_data["department"], user, form.cleaned_data["title"], self.source)
        )
