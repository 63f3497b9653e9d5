# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The blocks that departments share; proposing a change, and deciding on one."""

from functools import cached_property
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, ListView
from wagtail.admin import messages
from wagtail.admin.rich_text import get_rich_text_editor_widget
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.proposing.blocks import made_by, others_blocks, queue, shared_blocks
from cms.proposing.deciding import State, accept, decide
from cms.proposing.models import LONGEST, Proposal
from cms.proposing.telling import tell_of_decision, tell_of_proposal
from guides.blocks.text import TEXT_FEATURES
from guides.models import DepartmentPage, SharedTextPage
from guides.readable import department_path
from guides.sanitise import render_rich_text
from guides.search.asking import as_query

TITLE = gettext_lazy("Shared blocks")
MADE_SHOWN = 20
"""Of one's own proposals, the newest."""


class SharingView(WagtailAdminTemplateMixin, ListView):  # type: ignore[type-arg]
    """What waits for the user, what the user has proposed, and all blocks with the department that owns each."""

    page_title = TITLE
    header_icon = "copy"
    template_name = "cms/proposing/index.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        wanted = as_query(self.request.GET.get("q", ""))
        blocks = shared_blocks(self.request.user)
        if wanted:
            blocks = blocks.filter(title__icontains=wanted)
        return blocks.select_related("content_type").order_by("title", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        blocks = list(context["object_list"])
        paths = {department_path(block) for block in blocks}
        departments = {page.path: page.title for page in DepartmentPage.objects.filter(path__in=paths)}
        others = set(others_blocks(user).filter(pk__in=[block.pk for block in blocks]).values_list("pk", flat=True))
        return context | {
            "rows": [(block, departments.get(department_path(block), ""), block.pk in others) for block in blocks],
            "queue": list(queue(user)),
            "made": list(made_by(user)[:MADE_SHOWN]),
            "wanted": as_query(self.request.GET.get("q", "")),
        }


class ProposalForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Proposal
        fields = ["text", "why"]

    def __init__(self, *args: Any, block: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(block, SharedTextPage):
            self.fields["text"].widget = get_rich_text_editor_widget(features=TEXT_FEATURES)
            self.initial["text"] = block.text
        else:
            self.fields["text"] = forms.CharField(
                label=_("What should be changed?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
            )


class ProposeView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    page_title = gettext_lazy("Propose a change")
    header_icon = "edit"
    template_name = "cms/proposing/propose.html"
    form_class = ProposalForm

    @cached_property
    def block(self) -> Page:
        return get_object_or_404(others_blocks(self.request.user), pk=self.kwargs["pk"]).specific

    def get_page_subtitle(self) -> str:
        return str(self.block.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("proposing:index"), "label": str(TITLE)},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        author: Any = self.request.user
        proposal = Proposal(page_id=self.block.pk, proposed_by=author, text_before=_text_of(self.block))
        return super().get_form_kwargs() | {"block": self.block, "instance": proposal}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(block=self.block, **kwargs)

    def form_valid(self, form: ProposalForm) -> HttpResponse:
        proposal = form.save()
        transaction.on_commit(lambda: tell_of_proposal.enqueue(proposal.pk))
        messages.success(self.request, _("Your proposal is on its way to those who own it."))
        return redirect("proposing:index")


class DecisionForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Why not?"),
        help_text=gettext_lazy("Only if you decline. It is told to who proposed it."),
        required=False,
        max_length=300,
    )


class DecideView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    page_title = gettext_lazy("Proposed change")
    header_icon = "edit"
    template_name = "cms/proposing/decide.html"
    form_class = DecisionForm

    @cached_property
    def proposal(self) -> Proposal:
        return get_object_or_404(queue(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def block(self) -> Page:
        return self.proposal.page.specific

    def get_page_subtitle(self) -> str:
        return str(self.block.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("proposing:index"), "label": str(TITLE)},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = _text_of(self.block)
        return super().get_context_data(
            proposal=self.proposal,
            block=self.block,
            now=render_rich_text(now) if now else "",
            proposed=render_rich_text(self.proposal.text) if now else "",
            has_changed=now != self.proposal.text_before,
            **kwargs,
        )

    def form_valid(self, form: DecisionForm) -> HttpResponse:
        proposal, user = self.proposal, self.request.user
        if "accept" not in self.request.POST:
            if not form.cleaned_data["answer"]:
                form.add_error("answer", _("Write why, so that who proposed it knows."))
                return self.form_invalid(form)
            self._decide(State.DECLINED, form.cleaned_data["answer"])
            messages.success(self.request, _("The proposal was declined, and who proposed it is told why."))
            return redirect("proposing:index")
        if not self._decide(State.ACCEPTED):
            return redirect("proposing:index")
        if accept(proposal, user):  # type: ignore[arg-type]
            messages.success(self.request, _("The change is published. Those who use it are told."))
            return redirect("proposing:index")
        messages.warning(self.request, _("Accepted. Make the change here, and publish it."))
        return redirect("wagtailadmin_pages:edit", self.block.pk)

    def _decide(self, state: str, answer: str = "") -> bool:
        decided = decide(self.proposal, self.request.user, state, answer)  # type: ignore[arg-type]
        if decided:
            pk = self.proposal.pk
            transaction.on_commit(lambda: tell_of_decision.enqueue(pk))
        else:
            messages.warning(self.request, _("Somebody else has just decided on it."))
        return decided


def _text_of(block: Page) -> str:
    return str(block.text) if isinstance(block, SharedTextPage) else ""
