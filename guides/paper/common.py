# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""What all parts of a leaflet have in common."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guides.freshness import State
from guides.models import ShortAddress
from guides.models.hours import HasHours
from guides.notices.current import Notice
from guides.paper import leaflet
from guides.paper.rich_text import Flow, as_typed, flow_from_html
from guides.sanitise import render_rich_text
from guides.short_addresses import Target
from guides.site.languages import Languages
from guides.site.opening import OpeningHours

type Parts = Iterator[leaflet.Part]


@dataclass(frozen=True)
class Paper:
    """What a leaflet is made with.

    base: scheme and host, for addresses. sender: the municipality. edition: the number of the page's published form.
    hours: how the opening hours of a page read today. languages: what is not as the Danish text.
    notices: what holds for a short time.
    """

    base: str
    sender: str
    edition: int
    changed: date | None
    addresses: Mapping[Target, ShortAddress]
    hours: Callable[[HasHours], OpeningHours]
    languages: Languages = field(default_factory=Languages)
    notices: Sequence[Notice] = ()

    def danish(self, part: str) -> str:
        """The language of a part of the page, where that has not been translated yet."""
        return settings.LANGUAGE_CODE if self.languages.states.get(part) is State.UNTRANSLATED else ""

    def html(self, value: Any) -> Flow:
        """An author's rich text."""
        return flow_from_html(render_rich_text(value), self.base)

    def code(self, target: Target, says: str) -> leaflet.Code:
        url = f"{self.base}{self.addresses[target]}"
        label = as_typed(url)
        return leaflet.Code(url, label, _("QR code with the address %(address)s") % {"address": label}, says)


def in_language(language: str, parts: Parts) -> Parts:
    """Marks what an author wrote in this language. Places, contacts and films know their own."""
    for part in parts:
        if language and isinstance(part, (leaflet.Text, leaflet.Checklist, leaflet.Callout, leaflet.Picture)):
            yield replace(part, language=language)
        else:
            yield part


def foreign(language: str) -> str:
    """The language, where it is another than the leaflet's."""
    return "" if language == get_language() else language
