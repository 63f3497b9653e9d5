# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What a reviewer meets: what waits, what has changed, and the two answers to it."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.departments.models import ReviewTask
from cms.editor.publishing import findings_of, say_what_is_missing
from cms.reviewing.compared import Compared, of_draft
from cms.reviewing.eyes import wrote
from cms.reviewing.forms import ReviewForm
from cms.reviewing.lists import overview_of
from cms.reviewing.people import may_look, may_name_stand_ins
from cms.users.models import User

CHANGED_MEANWHILE = gettext_lazy("The draft has been changed in the meantime. Look at it again.")
NOT_A_WHOLE_PAGE = gettext_lazy("Something in the draft is missing or wrong: %(errors)s Nothing was published.")


class ReviewedPageMixin(WagtailAdminTemplateMixin):
    """About the newest draft of a page that the user may look at; for others there is no such page."""

    header_icon = "glasses"
    kwargs: dict[str, Any]

    @cached_property
    def user(self) -> User:
        user: Any = self.request.user
        return user

    @cached_property
    def page(self) -> Page:
        page = get_object_or_404(Page, pk=self.kwargs["pk"]).specific
        if page.is_root() or not may_look(page, self.user):
            raise Http404
        return page

    @cached_property
    def draft(self) -> Page:
        return self.page.get_latest_revision_as_object()

    @property
    def shown_revision(self) -> str:
        """Says which draft somebody has seen: its revision, and when it was last saved into."""
        revision = self.page.get_latest_revision()
        return f"{revision.pk}:{revision.created_at.isoformat()}" if revision else ""

    def get_page_subtitle(self) -> str:
        return str(self.draft.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": str(self.page_title), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse("reviewing:overview"), "label": _("Reviews")}, here]


class OverviewView(WagtailAdminTemplateMixin, TemplateView):
    """What waits for the user."""

    page_title = gettext_lazy("Reviews")
    header_icon = "glasses"
    template_name = "cms/reviewing/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        names_stand_ins = may_name_stand_ins(user).exists()
        return super().get_context_data(lists=overview_of(user), names_stand_ins=names_stand_ins, **kwargs)


class ChangesView(ReviewedPageMixin, FormView):  # type: ignore[type-arg]
    """What has changed since the last approval, step by step; and under it the answer of whoever reviews."""

    page_title = gettext_lazy("What has changed")
    template_name = "cms/reviewing/changes.html"
    form_class = ReviewForm

    @cached_property
    def task(self) -> ReviewTask | None:
        task = self.page.current_workflow_task
        return task if isinstance(task, ReviewTask) else None

    @cached_property
    def answers(self) -> set[str]:
        return {action[0] for action in self.task.get_actions(self.page, self.user)} if self.task else set()

    def get_initial(self) -> dict[str, Any]:
        return {"revision": self.shown_revision}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        state = self.page.current_workflow_state
        return super().get_context_data(
            compared=self.compared,
            state=state if self.task else None,
            answers=self.answers,
            is_own=bool(self.task) and wrote(self.page, self.user),
            findings=findings_of(self.page) if self.answers else [],
            may_edit=self.may_edit,
            **kwargs,
        )

    @cached_property
    def compared(self) -> Compared:
        return of_draft(self.page)

    @cached_property
    def may_edit(self) -> bool:
        return bool(self.page.permissions_for_user(self.user).can_edit())

    def form_valid(self, form: ReviewForm) -> HttpResponse:
        given = form.cleaned_data["answer"]
        if given not in self.answers:
            raise PermissionDenied
        if form.cleaned_data["revision"] != self.shown_revision:
            messages.warning(self.request, CHANGED_MEANWHILE)
            return redirect(self.request.path)
        if given == "approve" and (missing := findings_of(self.page)):
            say_what_is_missing(self.request, self.page, missing)
            # Who stands in can't open the editor.
            return redirect("wagtailadmin_pages:edit", self.page.pk) if self.may_edit else redirect(self.request.path)
        try:
            self._give(given, form.cleaned_data["comment"])
        except ValidationError as error:
            messages.error(self.request, NOT_A_WHOLE_PAGE % {"errors": " ".join(error.messages)})
            return redirect(self.request.path)
        return redirect("wagtailadmin_home")

    def _give(self, given: str, comment: str) -> None:
        task: Any = self.task  # there was something to answer
        task.on_action(self.page.current_workflow_task_state, self.user, given, comment=comment)
        title = {"title": self.draft.title}
        if given == "reject":
            messages.success(self.request, _("“%(title)s” has been sent back. The author gets your message.") % title)
        elif Page.objects.get(pk=self.page.pk).has_unpublished_changes:
            messages.success(self.request, _("“%(title)s” is approved, and is published at the time chosen.") % title)
        else:
            messages.success(self.request, _("“%(title)s” is approved and published.") % title)

    def form_invalid(self, form: ReviewForm) -> HttpResponse:
        messages.error(self.request, " ".join(str(text) for errors in form.errors.values() for text in errors))
        return super().form_invalid(form)


class PreviewView(ReviewedPageMixin, View):
    """The draft as citizens will see it."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        if not self.draft.is_previewable():
            raise Http404
        modes = {"extra_request_attrs": {"revision_id": self.page.latest_revision_id}}
        response: HttpResponse = self.draft.make_preview_request(request, self.draft.default_preview_mode, **modes)
        return response


class CancelView(ReviewedPageMixin, TemplateView):
    """Takes a draft back from review, after asking."""

    page_title = gettext_lazy("Take back from review")
    template_name = "cms/reviewing/cancel.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        state = self.page.current_workflow_state
        if state is None:
            messages.info(request, _("Nobody is reviewing it any more."))
            return redirect(self.edit_address)
        if not state.user_can_cancel(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        self.page.current_workflow_state.cancel(user=self.user)
        messages.success(request, _("“%(title)s” is a draft again, and can be changed.") % {"title": self.draft.title})
        return redirect(self.edit_address)

    @property
    def edit_address(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])
