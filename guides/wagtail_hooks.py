# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What the guides change in Wagtail."""

from wagtail import hooks
from wagtail.rich_text import FeatureRegistry

from guides.links import LivePageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def register_link_handler(features: FeatureRegistry) -> None:
    """After Wagtail's own handler of links to pages, which it replaces."""
    features.register_link_type(LivePageLinkHandler)
