# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The pages of a guide site, one family a file."""

from guides.models.contact import ContactIndexPage, ContactPage
from guides.models.department import DepartmentPage
from guides.models.guide import Audience, GuidePage, Step
from guides.models.home import HomePage
from guides.models.look import Look
from guides.models.passage import Passage, PassageWord
from guides.models.place import PlaceIndexPage, PlacePage
from guides.models.shared_text import SharedTextIndexPage, SharedTextPage
from guides.models.short_address import ShortAddress
from guides.models.situation import LifeSituation
from guides.models.translated import TranslatedPage

__all__ = [
    "Audience",
    "ContactIndexPage",
    "ContactPage",
    "DepartmentPage",
    "GuidePage",
    "HomePage",
    "LifeSituation",
    "Look",
    "Passage",
    "PassageWord",
    "PlaceIndexPage",
    "PlacePage",
    "SharedTextIndexPage",
    "SharedTextPage",
    "ShortAddress",
    "Step",
    "TranslatedPage",
]
