# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Reviews in Wagtail's menus, and the gates through which everything that is published passes."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.editor.wagtail_hooks import published_by
from cms.reviewing.actions import URGENT_ACTION, arrange
from cms.reviewing.lists import ReviewsPanel
from cms.reviewing.people import department_of, may_publish
from cms.reviewing.urgent import URGENT
from cms.users.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OWN_WORDS = gettext_lazy(
    "Your draft of “%(page)s” is saved, but not published: you have written in it yourself. "
    "Send it to review, so that a colleague can approve it."
)
OWN_CORRECTIONS = gettext_lazy(
    "Your corrections of “%(page)s” are saved, but nothing is published: you have written in it yourself. "
    "Send it back to the author, or let another colleague approve it."
)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("godkendelse/", include("cms.reviewing.urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return MenuItem(
        gettext_lazy("Reviews"), reverse_lazy("reviewing:overview"), name="reviews", icon_name="glasses", order=150
    )


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    """In place of two lists of Wagtail's: one approves what nobody has looked at, one speaks of snippets."""
    wagtails = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel)
    panels[:] = [panel for panel in panels if not isinstance(panel, wagtails)]
    panels.append(ReviewsPanel())


@hooks.register("insert_global_admin_css")
def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/reviewing/reviewing.css"))


@hooks.register("construct_page_action_menu", order=100)
def arrange_actions(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    items[:] = arrange(items, context)


@hooks.register("register_page_header_buttons")
def changes_button(page: Page, user: User, view_name: str, next_url: str | None = None) -> "Iterator[Button]":
    if page.has_unpublished_changes and page.permissions_for_user(user).can_edit():
        url = reverse("reviewing:changes", args=[page.pk])
        yield Button(_("What has changed"), url, icon_name="glasses", priority=15)


@hooks.register("register_log_actions")
def register_urgent(actions: LogActionRegistry) -> None:
    message = gettext_lazy("Published at once, without a review")
    actions.register_action(URGENT, gettext_lazy("Urgent correction"), message)


@hooks.register("before_publish_page")
def refuse_own_words(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft has just been saved; it stays one."""
    user: Any = request.user
    if may_publish(page, user):
        return None
    messages.error(request, OWN_WORDS % {"page": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def refuse_to_publish_own_words(
    request: HttpRequest, action_type: str, objects: "Iterable[Any]", action: Any
) -> HttpResponse | None:
    user: Any = request.user
    if action_type != "publish":
        return None
    own = [page for page in published_by(action, objects) if not may_publish(page, user)]
    for page in own:
        messages.error(
            request,
            _("You have written in “%(page)s” yourself, and nothing was published. Send it to review.")
            % {"page": page},
        )
    return redirect(action.next_url) if own else None


@hooks.register("after_edit_page")
def go_on_after_saving(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An urgent correction is saved first; and whoever corrected while approving is told what became of it."""
    if URGENT_ACTION in request.POST:
        return redirect("reviewing:urgent", page.pk)
    if request.POST.get("workflow-action-name") == "approve" and page.workflow_in_progress:
        messages.warning(request, OWN_CORRECTIONS % {"page": page.get_admin_display_title()})
        return redirect("reviewing:changes", page.pk)
    return None


@hooks.register("before_copy_page", order=-1)
def copy_as_a_draft(request: HttpRequest, page: Page) -> None:
    """What is copied is a new page, which nobody has reviewed. Comes first: as a draft it may be unfinished."""
    if request.method == "POST" and "publish_copies" in request.POST and department_of(page):
        sent = request.POST.copy()
        del sent["publish_copies"]
        request.POST = sent  # type: ignore[assignment]
        messages.info(request, _("The copy is a draft, which a colleague must approve."))
