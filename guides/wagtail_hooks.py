# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the guides change in Wagtail, and what they add to its menus."""

from wagtail import hooks
from wagtail.rich_text import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from guides.links import LivePageLinkHandler
from guides.models import LifeSituation


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
