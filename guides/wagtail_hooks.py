# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the guides change in Wagtail, and what they add to its menus."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from guides.links import LivePageLinkHandler
from guides.models import LifeSituation
from guides.models.translated import language_of


@hooks.register("before_serve_page")
def lead_to_the_right_language(page: Page, request: HttpRequest, *_args: Any) -> HttpResponse | None:
    """Where a language has no front page (yet, or any more), Wagtail shows the Danish page at its address."""
    language = language_of(page)
    match = request.resolver_match
    if match is None or language == translation.get_language():
        return None
    with translation.override(language):
        return redirect(match.view_name, *match.args, **match.kwargs)


@hooks.register("register_rich_text_features", order=100)
def register_link_handler(features: FeatureRegistry) -> None:
    """After Wagtail's own handler of links to pages, which it replaces."""
    features.register_link_type(LivePageLinkHandler)


@register_snippet
class LifeSituationViewSet(SnippetViewSet):
    """Administrators keep the vocabulary; authors choose among it on the guide."""

    model = LifeSituation
    icon = "tag"
    add_to_settings_menu = True
    list_display = ["name", "intro"]
