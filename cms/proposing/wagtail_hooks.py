# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Shared blocks in Wagtail's menu, and what waits for somebody on the front page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from cms.proposing.blocks import queue
from cms.proposing.views import TITLE

SHOWN_FIRST = 5


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("faelles/", include("cms.proposing.urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    return MenuItem(TITLE, reverse_lazy("proposing:index"), name="shared-blocks", icon_name="copy", order=170)


class QueuePanel(Component):
    name = "proposals"
    template_name = "cms/proposing/home.html"
    order = 70

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request = (parent_context or {})["request"]
        return {"queue": list(queue(request.user)[:SHOWN_FIRST])}


@hooks.register("construct_homepage_panels")
def say_what_is_proposed(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(QueuePanel())
