# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up rows for tests: staff, media and pages."""

from tests.factories.media import CaptionsFactory, DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import ContactFactory, DepartmentFactory, GuideFactory, PlaceFactory, home_page
from tests.factories.users import AdministratorFactory, UserFactory

__all__ = [
    "AdministratorFactory",
    "CaptionsFactory",
    "ContactFactory",
    "DepartmentFactory",
    "DocumentFactory",
    "GuideFactory",
    "ImageFactory",
    "PlaceFactory",
    "UserFactory",
    "VideoFactory",
    "home_page",
]
