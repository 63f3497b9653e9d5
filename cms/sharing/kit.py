# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""All that staff need to hand a guide to a citizen, in the guide's own language."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from guides.models import GuidePage, ShortAddress
from guides.paper.rich_text import as_typed
from guides.site.sharing import letter, share


@dataclass(frozen=True)
class Kit:
    """`typed` is the address as people type it; `code` is its last part, which says nothing of the guide.

    leaflet, booklet: paths of the PDFs.
    """

    address: str
    typed: str
    code: str
    message: str
    letter: str
    leaflet: str
    booklet: str


def kit_of(guide: GuidePage, short: ShortAddress, municipality: str) -> Kit:
    """Of a guide that citizens can read. Its texts give nothing away where the guide requires discretion."""
    address = f"{settings.WAGTAILADMIN_BASE_URL}{short}"
    where = [guide.department.slug, guide.slug]
    with translation.override(guide.language):
        return Kit(
            address=address,
            typed=as_typed(address),
            code=short.code,
            message=share(guide, None, address=address, municipality=municipality).message,
            letter=letter(guide, as_typed(address)),
            leaflet=reverse("paper:guide", args=where),
            booklet=reverse("paper:guide_booklet", args=where),
        )
