# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail learns of what is to be checked, and is kept from taking away what is in use."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from cms.ripple.checks import checks_for, checks_on
from cms.ripple.refusing import uses_left_behind, uses_of_withdrawn
from cms.ripple.uses import Uses
from cms.ripple.views import CHECKED, TITLE
from cms.ripple.words import why

SHOWN_FIRST = 5
"""On the front page; the list has the rest."""


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("tjek/", include("cms.ripple.urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return MenuItem(TITLE, reverse_lazy("ripple:index"), name="to-be-checked", icon_name="tasks", order=160)


class ChecksPanel(Component):
    name = "to_be_checked"
    template_name = "cms/ripple/home.html"
    order = 60

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        rows = list(checks_for(request.user)[: SHOWN_FIRST + 1])
        return {
            "rows": rows[:SHOWN_FIRST],
            "has_more": len(rows) > SHOWN_FIRST,
            "request": request,
            "csrf_token": get_token(request),
        }


@hooks.register("construct_homepage_panels")
def say_what_is_to_be_checked(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ChecksPanel())


@hooks.register("before_edit_page")
def say_why_it_is_to_be_checked(request: HttpRequest, page: Page) -> None:
    """Above the editor, each time until somebody has checked it."""
    if request.method != "GET":
        return
    if rows := list(checks_on(page)):
        button = messages.button(reverse("ripple:index"), _("Say that you have checked it"))
        reasons = " ".join(why(row) for row in rows)
        messages.warning(request, _("To be checked. %(reasons)s") % {"reasons": reasons}, buttons=[button])


@hooks.register("before_delete_page")
def refuse_to_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refusal(request, page, uses_left_behind([page], request.user))


@hooks.register("before_unpublish_page")
def refuse_to_withdraw(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refusal(request, page, uses_of_withdrawn(page, request.user))


def _refusal(request: HttpRequest, page: Page, uses: Uses) -> HttpResponse | None:
    if not uses.count:
        return None
    return render(request, "cms/ripple/in_use.html", {"page": page, "uses": uses}, status=409)


@hooks.register("before_bulk_action")
def refuse_many(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    pages = [each for each in objects if isinstance(each, Page)]
    if action_type == "delete":
        uses = uses_left_behind(pages, request.user)
    elif action_type == "unpublish":
        each_use = [uses_of_withdrawn(page, request.user) for page in pages]
        known = [use for uses in each_use for use in uses.known]
        uses = Uses(list(dict.fromkeys(known)), sum(uses.hidden for uses in each_use))
    else:
        return None
    if not uses.count:
        return None
    messages.error(
        request, _("It is in use, and nothing was done. It is used in: %(uses)s") % {"uses": in_one_line(uses)}
    )
    return redirect(action.next_url)


def in_one_line(uses: Uses) -> str:
    hidden = [_("%(count)s drafts of other departments") % {"count": uses.hidden}] if uses.hidden else []
    return ", ".join([*(f"“{use.title}”" for use in uses.known), *hidden])


@hooks.register("register_log_actions")
def register_logging(actions: LogActionRegistry) -> None:
    @actions.register_action(CHECKED)
    class Checked(LogFormatter):
        label = gettext_lazy("Check")

        def format_message(self, log_entry: Any) -> str:
            return _("Checked. %(why)s") % log_entry.data
