# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Notices: where there are some, and giving, changing and ending one. Whoever may change the page may do it, alone."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, ListView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Locale, Page

from cms.notices.forms import NoticeForm
from cms.notices.pages import noticeable_pages
from guides.notices.models import ImportantNotice
from guides.notices.words import until

GIVEN, CHANGED, ENDED = (f"notices.{what}" for what in ("given", "changed", "ended"))
"""The log's words."""

MENU = gettext_lazy("Important notices")


class NoticesView(WagtailAdminTemplateMixin, ListView):  # type: ignore[type-arg]
    """The places and departments of the user, those with a notice first."""

    page_title = MENU
    header_icon = "warning"
    template_name = "cms/notices/index.html"
    paginate_by = 50

    def get_queryset(self) -> Any:
        return noticeable_pages(self.request.user).specific()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        by_page: dict[int, list[ImportantNotice]] = {page.pk: [] for page in context["object_list"]}
        now = timezone.now()
        for notice in ImportantNotice.objects.filter(page__in=by_page, began_at__lte=now, ends_at__gt=now):
            by_page[notice.page_id].append(notice)
        return context | {"rows": [(page, by_page[page.pk]) for page in context["object_list"]]}


class NoticeFormView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """Give one on the page of the address, or with `pk` change one of it."""

    header_icon = "warning"
    template_name = "cms/notices/form.html"
    form_class = NoticeForm

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(noticeable_pages(self.request.user), pk=self.kwargs["page_id"]).specific

    @cached_property
    def notice(self) -> ImportantNotice | None:
        if "pk" not in self.kwargs:
            return None
        return get_object_or_404(_holding(self.page), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        return _("Change the notice") if self.notice else _("Important notice")

    def get_page_subtitle(self) -> str:
        return f"{self.get_page_title()}: {self.page.title}"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("notices:index"), "label": str(MENU)},
            {"url": "", "label": self.page.title},
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        there = Page.objects.filter(translation_key=self.page.translation_key).exclude(pk=self.page.pk)
        languages = Locale.objects.filter(pk__in=there.values("locale")).order_by("language_code")
        author: Any = self.request.user
        instance = self.notice or ImportantNotice(page=self.page, published_by=author)
        return super().get_form_kwargs() | {"instance": instance, "languages": languages}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        current = [] if self.notice else list(_holding(self.page).select_related("published_by"))
        return super().get_context_data(current=current, notice=self.notice, page_here=self.page, **kwargs)

    def form_valid(self, form: NoticeForm) -> HttpResponse:
        notice = form.save()
        log(self.page, CHANGED if self.notice else GIVEN, user=self.request.user, data=_as_said(notice))
        messages.success(self.request, _("Citizens see the notice now. %(until)s.") % {"until": until(notice.ends_at)})
        return redirect("notices:give", self.page.pk)


@require_POST
def end(request: HttpRequest, page_id: int, pk: int) -> HttpResponse:
    """At once, before its time."""
    page = get_object_or_404(noticeable_pages(request.user), pk=page_id)
    notice = get_object_or_404(_holding(page), pk=pk)
    notice.ends_at = max(timezone.now(), notice.began_at)
    notice.save(update_fields=["ends_at"])
    log(page, ENDED, user=request.user, data=_as_said(notice))
    messages.success(request, _("The notice has ended. Citizens don't see it any more."))
    return redirect("notices:give", page.pk)


def _holding(page: Page) -> Any:
    return ImportantNotice.objects.filter(page=page, ends_at__gt=timezone.now())


def _as_said(notice: ImportantNotice) -> dict[str, str]:
    return {"text": notice.text, "until": until(notice.ends_at)}
