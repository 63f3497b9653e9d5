# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Where staff find the page with all ways of sharing a guide: the editor, the explorer and the front page."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.users.models import User
from guides.models import GuidePage


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    return [path("del/", include("cms.sharing.urls"))]


@hooks.register("register_page_header_buttons")
def in_headers(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    yield from _share_button(page)


@hooks.register("register_page_listing_more_buttons")
def in_lists(page: Page, user: User, next_url: str | None = None) -> Iterator[Button]:
    yield from _share_button(page)


def _share_button(page: Page) -> Iterator[Button]:
    if page.live and issubclass(page.specific_class, GuidePage):
        yield Button(_("Share the guide"), reverse("sharing:kit", args=[page.pk]), icon_name="link", priority=5)
