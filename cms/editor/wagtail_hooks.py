# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What Wagtail's admin shows to whom, and what it does not publish."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.departments.access import is_administrator
from cms.editor.publishing import findings_of, say_what_is_missing
from cms.editor.shortcuts import ShortcutsPanel

if TYPE_CHECKING:
    from collections.abc import Iterable

REPORTS_FOR_ALL = {"aging-pages", "outdated-translations"}
"""The other reports show other departments, and are refused (cms.departments.guard)."""


@hooks.register("construct_reports_menu")
def leave_reports_that_open(request: HttpRequest, items: list[MenuItem]) -> None:
    if not is_administrator(request.user):
        items[:] = [item for item in items if item.name in REPORTS_FOR_ALL]


@hooks.register("construct_main_menu")
def leave_out_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's help is about Wagtail, in English, on other sites."""
    items[:] = [item for item in items if item.name != "help"]


@hooks.register("construct_homepage_panels")
def begin_with_shortcuts(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ShortcutsPanel())


@hooks.register("insert_global_admin_css")
def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/editor/admin.css"))


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("cms/editor/untranslated.js"))


@hooks.register("before_bulk_action")
def refuse_to_publish_unfinished(
    request: HttpRequest, action_type: str, objects: "Iterable[Any]", action: Any
) -> HttpResponse | None:
    """The edit form says what is missing; publishing many pages at once must not go around it."""
    if action_type != "publish":
        return None
    unfinished = [(page, findings) for page in published_by(action, objects) if (findings := findings_of(page))]
    for page, findings in unfinished:
        say_what_is_missing(request, page, findings)
    return redirect(action.next_url) if unfinished else None


def published_by(action: Any, objects: "Iterable[Page]") -> "Iterable[Page]":
    """The pages, and those below that Wagtail would publish with them."""
    for page in objects:
        yield page
        if action.cleaned_form.cleaned_data.get("include_descendants"):
            yield from page.get_descendants().not_live()
