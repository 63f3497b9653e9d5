# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Publishing an urgent correction, and checking it afterwards."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.reviewing import tasks, urgent
from cms.reviewing.compared import Compared, of_draft, of_revisions
from cms.reviewing.forms import CheckForm, UrgentForm
from cms.reviewing.models import UrgentCorrection
from cms.reviewing.people import reviewed_by
from cms.reviewing.views import CHANGED_MEANWHILE, NOT_A_WHOLE_PAGE, ReviewedPageMixin
from cms.users.models import User


class UrgentView(ReviewedPageMixin, FormView):  # type: ignore[type-arg]
    """Shows what would go out, and asks why it can't wait."""

    page_title = gettext_lazy("Urgent correction")
    header_icon = "warning"
    template_name = "cms/reviewing/urgent.html"
    form_class = UrgentForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        if not urgent.may_correct(self.page, self.user):
            if not self.page.permissions_for_user(self.user).can_edit():
                raise PermissionDenied
            messages.error(
                request, _("Only what citizens can read already, and nobody is reviewing, is corrected at once.")
            )
            return redirect(edit)
        if problems := urgent.in_the_way(self.page):
            messages.error(request, " ".join(problems))
            return redirect(edit)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @cached_property
    def compared(self) -> Compared:
        return of_draft(self.page)

    def get_initial(self) -> dict[str, Any]:
        return {"revision": self.shown_revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(compared=self.compared, **kwargs)

    def form_valid(self, form: UrgentForm) -> HttpResponse:
        revision = self.page.get_latest_revision()
        if revision is None or form.cleaned_data["revision"] != self.shown_revision:
            messages.warning(self.request, CHANGED_MEANWHILE)
            return redirect(self.request.path)
        try:
            correction = urgent.publish_at_once(self.page, revision, self.user, form.cleaned_data["reason"])
        except ValidationError as error:
            messages.error(self.request, NOT_A_WHOLE_PAGE % {"errors": " ".join(error.messages)})
            return redirect(self.request.path)
        tasks.tell_of_correction.enqueue(correction.pk)
        messages.success(
            self.request,
            _("“%(title)s” is published. A colleague checks it afterwards.") % {"title": self.draft.title},
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)


class AfterCheckView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """What went out unreviewed, beside what citizens had before."""

    page_title = gettext_lazy("Check afterwards")
    header_icon = "glasses"
    template_name = "cms/reviewing/after_check.html"
    form_class = CheckForm

    @cached_property
    def user(self) -> User:
        user: Any = self.request.user
        return user

    @cached_property
    def correction(self) -> UrgentCorrection:
        corrections = UrgentCorrection.objects.filter(department__in=reviewed_by(self.user).values("pk"))
        known = corrections.select_related("page", "before", "revision", "published_by", "checked_by")
        return get_object_or_404(known, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.correction.page.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": str(self.page_title), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse("reviewing:overview"), "label": _("Reviews")}, here]

    @cached_property
    def compared(self) -> Compared | None:
        correction = self.correction
        return of_revisions(correction.before, correction.revision) if correction.revision else None

    @property
    def is_own(self) -> bool:
        return self.correction.published_by_id == self.user.pk

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            correction=self.correction,
            compared=self.compared,
            is_own=self.is_own,
            is_waiting=self.correction.state == UrgentCorrection.State.WAITING,
            may_take_back=urgent.may_take_back(self.correction),
            **kwargs,
        )

    def form_valid(self, form: CheckForm) -> HttpResponse:
        if self.is_own:
            raise PermissionDenied
        given = form.cleaned_data
        is_approved = given["answer"] == "approve"
        answered = urgent.answer(
            self.correction, self.user, is_approved=is_approved, words=given["comment"], take_back=given["take_back"]
        )
        if not answered:
            messages.info(self.request, _("A colleague has answered in the meantime."))
        elif is_approved:
            messages.success(self.request, _("The correction is checked."))
        else:
            tasks.tell_of_answer.enqueue(self.correction.pk)
            messages.success(self.request, _("The correction has been sent back. The author gets your message."))
        return redirect("reviewing:overview")

    def form_invalid(self, form: CheckForm) -> HttpResponse:
        messages.error(self.request, " ".join(str(text) for errors in form.errors.values() for text in errors))
        return super().form_invalid(form)
