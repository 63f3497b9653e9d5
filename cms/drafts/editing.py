# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Wagtail's edit and create views, which save nothing over a newer draft unless its author knows of that.

Wagtail asks only when the editor saves by itself: with *Save* and *Publish*, the last one wins without a word.
"""

import json
from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page, Revision

from cms.drafts.conflicts import Newest, Sent, is_stale, sent_with
from cms.drafts.models import SavedFrom


class Loaded(NamedTuple):
    id: str
    created_at: str


BRING_BACK = "bring_back"
"""What a form holds that is to be shown again, and not saved: the browser had kept it."""
CONFLICT = 409


class CarefulEditView(EditView):
    @cached_property
    def sent(self) -> Sent:
        return sent_with(self.request.POST)

    @cached_property
    def newest(self) -> Newest | None:
        return newest_draft(self.latest_revision)

    @cached_property
    def is_out_of_date(self) -> bool:
        return is_stale(self.sent, self.newest)

    @property
    def is_refused(self) -> bool:
        """A JSON answer to it is Wagtail's own."""
        if self.request.method != "POST" or self.expects_json_response or not self.is_out_of_date:
            return False
        return self.newest is not None and self.sent.saves_over != self.newest.name

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.page.alias_of_id:
            if BRING_BACK in request.POST:
                return self._show_again()
            if self.is_refused:
                return self._show_again(status=CONFLICT)
        response: HttpResponse = super().post(request, *args, **kwargs)
        remember_tab(self.page.pk, self.sent, before=self.latest_revision)
        return response

    def _show_again(self, *, status: int = 200) -> HttpResponse:
        """The form with everything in it that was sent. Nothing is saved."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        response: HttpResponse = self.render_to_response(self.get_context_data())
        response.status_code = status
        return response

    def get_template_names(self) -> list[str]:
        names: list[str] = super().get_template_names()
        return ["cms/drafts/edit.html"] if names == ["wagtailadmin/pages/edit.html"] else names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["loaded"] = self._loaded
        if BRING_BACK in self.request.POST:
            context |= {"tab": self.sent.tab, "tab_turn": self.sent.turn}
        if self.is_refused and self.newest:
            # Nothing is saved by itself until the author has decided.
            context |= {
                "autosave_enabled": False,
                "newer": self.latest_revision,
                "save_over": self.newest.name,
                "is_own": self.latest_revision.user_id == self.request.user.pk,
                "compare_url": self._compare_url,
            }
        return context

    @property
    def _loaded(self) -> Loaded | None:
        """What the form goes on saying of where its text comes from, where Wagtail's template doesn't."""
        if self.is_refused or BRING_BACK in self.request.POST:
            return Loaded(self.sent.overwrites or self.sent.loaded or "", self.sent.loaded_at)
        return None if self.latest_revision else Loaded("", "")

    @property
    def _compare_url(self) -> str:
        loaded = self.sent.overwrites or self.sent.loaded or ""
        if not loaded.isdecimal() or not self.page.revisions.filter(pk=loaded).exists():
            return ""
        return reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, loaded, self.latest_revision.pk])


class CarefulRevertView(CarefulEditView, RevisionsRevertView):
    pass


class CarefulCreateView(CreateView):
    """A window whose page has been made, though it was never told, goes on with that page."""

    def post(self, request: HttpRequest) -> HttpResponse:
        sent = sent_with(request.POST)
        if BRING_BACK in request.POST:
            return self._show_again()
        made = self._made_from(sent)
        if made is not None:
            return self._edit(made)
        response: HttpResponse = super().post(request)
        if self.page.pk:
            remember_tab(self.page.pk, sent, before=None)
        return response

    def _show_again(self) -> HttpResponse:
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent_page,
            for_user=self.request.user,
        )
        self.has_unsaved_changes = True
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def _made_from(self, sent: Sent) -> Page | None:
        if not sent.tab:
            return None
        revisions = Revision.page_revisions.filter(user=self.request.user)
        revisions = revisions.filter(pk__in=SavedFrom.objects.filter(tab=sent.tab).values("revision"))
        pages = Page.objects.child_of(self.parent_page).type(self.page_class)
        return pages.filter(pk__in=[int(pk) for pk in revisions.values_list("object_id", flat=True)]).first()

    def _edit(self, page: Page) -> HttpResponse:
        response: HttpResponse = CarefulEditView.as_view()(self.request, page_id=page.pk)
        if not isinstance(response, JsonResponse):
            return response
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        addresses = {"url": url, "hydrate_url": f"{url}?_w_hydrate_create_view=1"}
        return JsonResponse(json.loads(response.content) | addresses, status=response.status_code)


def newest_draft(revision: Revision | None) -> Newest | None:
    if revision is None:
        return None
    saved = SavedFrom.objects.filter(revision=revision).first()
    written = revision.created_at.isoformat()
    return Newest(str(revision.pk), written, saved.tab, saved.turn) if saved else Newest(str(revision.pk), written)


def was_saved(sent: Sent, user_pk: int) -> bool:
    """Whether what the window sent, or something that it sent later, has been saved; asked by who sent it."""
    if not sent.tab:
        return False
    found = SavedFrom.objects.filter(tab=sent.tab, turn__gte=sent.turn, revision__user=user_pk)
    return found.exists()


def remember_tab(page_pk: int, sent: Sent, *, before: Revision | None) -> None:
    """Note which window has just written the newest revision, unless nothing was written."""
    newest = Page.objects.get(pk=page_pk).get_latest_revision()
    if newest is None or (before and (newest.pk, newest.created_at) == (before.pk, before.created_at)):
        return
    SavedFrom.objects.update_or_create(revision=newest, defaults={"tab": sent.tab, "turn": sent.turn})
