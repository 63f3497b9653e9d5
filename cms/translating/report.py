# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Which translations are older than the Danish text: of the user's own departments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page

from cms.departments.visibility import visible_pages
from cms.users.models import User
from guides.freshness import State
from guides.models import ContactPage, DepartmentPage, GuidePage, HomePage, PlacePage, TranslatedPage

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

TRANSLATED: tuple[type[TranslatedPage], ...] = (HomePage, DepartmentPage, GuidePage, PlacePage, ContactPage)


def differing(user: User) -> Iterator[tuple[int, list[State]]]:
    """The published translations that differ from the published Danish text: primary key, and what differs."""
    for model in TRANSLATED:
        pages = model._default_manager.filter(pk__in=visible_pages(user).values("pk"), live=True, alias_of=None)
        translations = list(pages.exclude(locale__language_code=settings.LANGUAGE_CODE))
        keys = [page.translation_key for page in translations]
        danish = model._default_manager.filter(
            translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE, live=True
        )
        originals = {page.translation_key: page for page in danish}
        for page in translations:
            states = page.compared_with(originals.get(page.translation_key)).values()
            if differences := [state for state in states if state is not State.CURRENT]:
                yield page.pk, differences


def in_words(differences: list[State]) -> str:
    """Such as: 2 older, 1 not translated, 1 missing."""
    words = {
        State.OLDER: _("%(count)s older"),
        State.UNTRANSLATED: _("%(count)s not translated"),
        State.MISSING: _("%(count)s missing"),
    }
    counted = ((differences.count(state), text) for state, text in words.items())
    return ", ".join(text % {"count": count} for count, text in counted if count)


class OutdatedReport(PageReportView):
    page_title = gettext_lazy("Translations older than the Danish text")
    header_icon = "globe"
    index_url_name = "translating:report"
    index_results_url_name = "translating:report_results"
    results_template_name = "cms/translating/report_results.html"
    any_permission_required = {"add", "change", "publish", "view"}
    export_headings = {"differences": gettext_lazy("What differs")}
    list_export = ["title", "locale", "differences"]

    def get_queryset(self) -> "PageQuerySet":
        self.found = dict(differing(self.request.user))
        self.queryset = Page.objects.filter(pk__in=self.found).select_related("locale").order_by("title", "locale")
        return super().get_queryset()

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        for page in object_list:
            page.differences = in_words(self.found[page.pk])
        return object_list
