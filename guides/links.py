# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Links inside rich text."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from guides.chosen import localise, shown_as


class LivePageLinkHandler(PageLinkHandler):
    """A link to a page that citizens cannot open, or that has no address, keeps its words and leads nowhere."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        pages = cls.get_many(attrs_list)
        localise([page for page in pages if page])
        addresses = [shown.get_url() if (shown := shown_as(page)) else None for page in pages]
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]
