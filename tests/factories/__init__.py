# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Made-up rows for tests: staff, media and pages.

`GuideFactory(title="Find vej")` saves a guide and returns it.
"""

from typing import Any, Protocol, cast

from cms.users.models import User
from guides.models import ContactPage, DepartmentPage, GuidePage, LifeSituation, PlacePage, SharedTextPage
from media_pipeline.models import Captions, Chapter, Consent, Document, Image, Video
from tests.factories import media, pages, users
from tests.factories.pages import finished_guide, home_page


class Factory[Made](Protocol):
    """What tests use of a factory. factory_boy's own types take what a call returns for a factory."""

    def __call__(self, **fields: Any) -> Made: ...

    def create(self, **fields: Any) -> Made: ...

    def create_batch(self, size: int, **fields: Any) -> list[Made]: ...


AdministratorFactory = cast("Factory[User]", users.AdministratorFactory)
UserFactory = cast("Factory[User]", users.UserFactory)

CaptionsFactory = cast("Factory[Captions]", media.CaptionsFactory)
ConsentFactory = cast("Factory[Consent]", media.ConsentFactory)
ChapterFactory = cast("Factory[Chapter]", media.ChapterFactory)
DocumentFactory = cast("Factory[Document]", media.DocumentFactory)
ImageFactory = cast("Factory[Image]", media.ImageFactory)
VideoFactory = cast("Factory[Video]", media.VideoFactory)

ContactFactory = cast("Factory[ContactPage]", pages.ContactFactory)
DepartmentFactory = cast("Factory[DepartmentPage]", pages.DepartmentFactory)
GuideFactory = cast("Factory[GuidePage]", pages.GuideFactory)
LifeSituationFactory = cast("Factory[LifeSituation]", pages.LifeSituationFactory)
PlaceFactory = cast("Factory[PlacePage]", pages.PlaceFactory)
SharedTextFactory = cast("Factory[SharedTextPage]", pages.SharedTextFactory)

__all__ = [
    "AdministratorFactory",
    "CaptionsFactory",
    "ChapterFactory",
    "ConsentFactory",
    "ContactFactory",
    "DepartmentFactory",
    "DocumentFactory",
    "GuideFactory",
    "ImageFactory",
    "LifeSituationFactory",
    "PlaceFactory",
    "SharedTextFactory",
    "UserFactory",
    "VideoFactory",
    "finished_guide",
    "home_page",
]
