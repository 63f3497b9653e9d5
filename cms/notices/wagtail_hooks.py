# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Notices in Wagtail's menu, at the top of the pages that they can be given on, and in the history of these."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from cms.notices.pages import noticeable_pages
from cms.notices.views import CHANGED, ENDED, GIVEN, MENU
from cms.users.models import User


class NoticesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(noticeable_pages(request.user).exists())


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("besked/", include("cms.notices.urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return NoticesMenuItem(MENU, reverse_lazy("notices:index"), name="notices", icon_name="warning", order=150)


@hooks.register("register_page_header_buttons")
def notice_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if page.live and noticeable_pages(user).filter(pk=page.pk).exists():
        yield Button(_("Important notice"), reverse("notices:give", args=[page.pk]), icon_name="warning", priority=70)


@hooks.register("register_log_actions")
def register_logging(actions: LogActionRegistry) -> None:
    for action, name, words in (
        (GIVEN, gettext_lazy("Give an important notice"), gettext_lazy("Gave the notice “%(text)s” (%(until)s)")),
        (
            CHANGED,
            gettext_lazy("Change an important notice"),
            gettext_lazy("Changed the notice to “%(text)s” (%(until)s)"),
        ),
        (ENDED, gettext_lazy("End an important notice"), gettext_lazy("Ended the notice “%(text)s”")),
    ):
        actions.register_action(action)(_formatter(name, words))


def _formatter(name: Any, words: Any) -> type[LogFormatter]:
    class Said(LogFormatter):
        label = name

        def format_message(self, log_entry: Any) -> str:
            return str(words % log_entry.data)

    return Said
