# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where Wagtail's editor learns of links to drafts, and of what keeps a text that could not be saved."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from cms.drafts.links import SHARED, WITHDRAWN


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("kladder/", include("cms.drafts.admin_urls"))]


@hooks.register("register_log_actions")
def register_actions(actions: LogActionRegistry) -> None:
    label, said = gettext_lazy("Make a link to the draft"), gettext_lazy("Made a link to the draft")
    actions.register_action(SHARED, label, said)
    label, said = gettext_lazy("Withdraw a link to the draft"), gettext_lazy("Withdrew a link to the draft")
    actions.register_action(WITHDRAWN, label, said)


@hooks.register("insert_global_admin_js")
def forget_when_logging_out() -> SafeString:
    return _module("leaving.js")


@hooks.register("insert_global_admin_css")
def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms/drafts/desk.css"))


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    return json_script(_told(), "desk-words") + _module("blocks.js") + _module("saving.js")


def _told() -> dict[str, Any]:
    """What static/cms/drafts/words.js reads."""
    words = {
        "add": _("Add {what}"),
        "deleted": _("Deleted – {what}"),
        "undo": _("Undo"),
        "undone": _("Back again – {what}"),
        "out": _(
            "You have been logged out. What you wrote is still here, but not saved. Log in again in a new window, come "
            "back to this one, and it is saved."
        ),
        "other": _("Somebody else is logged in in this browser now. Log in as yourself before you save."),
        "logIn": _("Log in"),
        "offline": _("There is no connection. Just go on writing: we save as soon as it is back."),
        "failed": _("Something went wrong on our side. What you wrote is still here, and we try to save it again."),
        "kept": _("You wrote something at {at} that had not been saved when the page was left."),
        "bringBack": _("Bring it back"),
        "throwAway": _("Throw it away"),
    }
    return {"here": reverse("drafts:here"), "login": reverse("wagtailadmin_login"), "words": words}


def _module(name: str) -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static(f"cms/drafts/{name}"))
