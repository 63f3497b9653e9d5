# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Naming somebody who reviews while the department's own reviewers are away."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.reviewing import tasks
from cms.reviewing.forms import StandInForm
from cms.reviewing.models import StandIn
from cms.reviewing.people import departments_to_name_for

if TYPE_CHECKING:
    from django.db.models import QuerySet


def named_by(user: Any) -> "QuerySet[StandIn]":
    """Those who stand in today for the departments for which the user may name somebody."""
    known = StandIn.objects.current().filter(department__in=departments_to_name_for(user).values("pk"))
    return known.select_related("department__collection", "user", "named_by").order_by("until", "pk")


class StandInsView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    page_title = gettext_lazy("Stand-ins")
    header_icon = "group"
    template_name = "cms/reviewing/stand_ins.html"
    form_class = StandInForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": str(self.page_title)}
        return [*self.breadcrumbs_items, {"url": reverse("reviewing:overview"), "label": _("Reviews")}, here]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"departments": departments_to_name_for(self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        may_name = departments_to_name_for(user).exists()
        return super().get_context_data(stand_ins=named_by(user), may_name=may_name, **kwargs)

    def form_valid(self, form: StandInForm) -> HttpResponse:
        user: Any = self.request.user
        stand_in = form.save(user)
        tasks.tell_of_standing_in.enqueue(stand_in.pk)
        messages.success(
            self.request,
            _("%(person)s stands in until %(date)s.") % {"person": stand_in, "date": date_format(stand_in.until)},
        )
        return redirect("reviewing:stand_ins")


class EndStandInView(View):
    """At once, before its day."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        stand_in = get_object_or_404(named_by(request.user), pk=pk)
        stand_in.delete()
        messages.success(request, _("%(person)s stands in no longer.") % {"person": stand_in.user})
        return redirect("reviewing:stand_ins")
