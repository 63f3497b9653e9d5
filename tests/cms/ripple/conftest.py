# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Two departments: the own one has a place, contact and film that guides of both use."""

from dataclasses import dataclass
from typing import Any

import pytest

from cms.departments.models import Department
from cms.departments.provisioning import assign, provision
from cms.departments.roles import Role
from cms.users.models import User
from guides.models import ContactPage, DepartmentPage, GuidePage, PlacePage
from media_pipeline.models import Video
from tests.factories import (
    ContactFactory,
    DepartmentFactory,
    GuideFactory,
    PlaceFactory,
    UserFactory,
    VideoFactory,
)
from tests.factories import blocks as b

SECRET = "Hemmelig kladde"


@dataclass
class Desk:
    """`guide` names all three. Of the other department `theirs` is public; `hidden` and the draft of `quiet` aren't."""

    department: DepartmentPage
    editor: User
    reviewer: User
    place: PlacePage
    contact: ContactPage
    film: Video
    guide: GuidePage
    other: DepartmentPage
    neighbour: User
    theirs: GuidePage
    hidden: GuidePage
    quiet: GuidePage


def member(department: DepartmentPage, role: Role, **fields: Any) -> User:
    user: User = UserFactory(**fields)
    assign(user, department, role)
    return user


def publish(page: Any, **fields: Any) -> None:
    """As somebody does it in the editor: a draft, then a publication."""
    draft = type(page)._default_manager.get(pk=page.pk)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


@pytest.fixture
def desk(db: None) -> Desk:
    department, other = DepartmentFactory(title="Rusmiddelcentret"), DepartmentFactory(title="Familiehuset")
    for each in (department, other):
        provision(each)
    editor = member(department, Role.EDITOR, email="redaktoer@fjordby.example")
    reviewer = member(department, Role.REVIEWER, email="godkender@fjordby.example")
    neighbour = member(other, Role.EDITOR, email="nabo@fjordby.example")
    collection = Department.objects.get(key=department.translation_key).collection
    film = VideoFactory(title="Ind ad indgang B", collection=collection, uploaded_by=editor, is_public=True)
    place = PlaceFactory(department=department, title="Lokale 2.14", film=film)
    contact = ContactFactory(department=department, title="Skranken")
    names_all = [b.step("Find lokalet", "", b.place(place), b.contact(contact), b.film(film))]
    guide = GuideFactory(parent=department, title="Første møde", steps=names_all, owner=editor)
    theirs = GuideFactory(parent=other, title="Naboens guide", steps=names_all, owner=neighbour)
    hidden = GuideFactory(parent=other, title=SECRET, steps=names_all, owner=neighbour, live=False)
    quiet = GuideFactory(parent=other, title="Uden stedet", owner=neighbour)
    draft = GuidePage.objects.get(pk=quiet.pk)
    draft.title, draft.places = SECRET, [("place", place)]
    draft.save_revision()
    return Desk(department, editor, reviewer, place, contact, film, guide, other, neighbour, theirs, hidden, quiet)
