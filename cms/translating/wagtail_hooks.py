# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Translating in Wagtail's menus and headers."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.translating.copying import languages_to_come
from cms.translating.report import in_words
from cms.users.models import User
from guides.models import TranslatedPage
from guides.signal_handlers import remember_copied


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("oversaettelse/", include("cms.translating.urls"))]


@hooks.register("register_reports_menu_item")
def register_report() -> MenuItem:
    return MenuItem(
        gettext_lazy("Translations older than the Danish text"),
        reverse_lazy("translating:report"),
        name="outdated-translations",
        icon_name="globe",
        order=1200,
    )


@hooks.register("register_page_header_buttons")
def translate_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On a Danish page: to translate it. On a translation: to hold it against the Danish text."""
    page = page.specific
    if not isinstance(page, TranslatedPage) or page.alias_of_id or not page.permissions_for_user(user).can_edit():
        return
    if page.language != settings.LANGUAGE_CODE:
        url = reverse("translating:compare", args=[page.pk])
        yield Button(_("Beside the Danish text"), url, icon_name="globe", priority=80)
    elif languages_to_come(page):
        url = reverse("translating:translate", args=[page.pk])
        yield Button(_("Translate this page"), url, icon_name="globe", priority=80)


@hooks.register("before_edit_page")
def say_what_differs(request: HttpRequest, page: Page) -> None:
    """Above the editor of a translation: how far it is from the Danish text, and the way to see where."""
    if request.method != "GET" or not isinstance(page, TranslatedPage) or page.alias_of_id:
        return
    if page.language == settings.LANGUAGE_CODE:
        return
    draft = page.get_latest_revision_as_object()
    states = draft.compared_with(draft.published_danish()).values()
    if words := in_words(list(states)):
        url = reverse("translating:compare", args=[page.pk])
        messages.warning(
            request,
            _("Beside the published Danish text: %(differences)s.") % {"differences": words},
            buttons=[messages.button(url, _("Beside the Danish text"))],
        )


@hooks.register("after_convert_alias_page")
def remember_what_it_mirrored(request: HttpRequest, page: Page) -> None:
    """An alias that becomes a page of its own is word for word the Danish one."""
    remember_copied(target_obj=page)
