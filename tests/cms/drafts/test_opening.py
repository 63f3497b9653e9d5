# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""A long guide opens in the editor as quickly as a short one, as far as the database goes."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from guides.models import DepartmentPage, GuidePage
from tests.cms.drafts.conftest import LogIn
from tests.factories import ContactFactory, GuideFactory, ImageFactory, PlaceFactory, VideoFactory
from tests.factories import blocks as b

pytestmark = pytest.mark.django_db


def long_guide(department: DepartmentPage, steps: int) -> GuidePage:
    """Each step with a picture, a film, a place and a contact of its own."""
    collection = department.collection if hasattr(department, "collection") else None
    own = {"collection": collection} if collection else {}
    made = [
        b.step(
            f"Trin {number}",
            "Gå ind.",
            b.text("<p>Tekst</p>"),
            b.picture(ImageFactory(**own)),
            b.film(VideoFactory.create(**own)),
            b.place(PlaceFactory(department=department)),
            b.contact(ContactFactory(department=department)),
        )
        for number in range(steps)
    ]
    guide: GuidePage = GuideFactory(
        parent=department, steps=made, questions=[b.question("Hvor?") for _ in range(steps)]
    )
    guide.save_revision()
    return guide


def queries(client: Client, guide: GuidePage) -> int:
    address = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    client.get(address)  # whatever is asked once only
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_guide_of_thirty_steps_takes_as_many_queries_as_one_of_three(
    department: DepartmentPage, log_in: LogIn
) -> None:
    client = log_in()
    assert queries(client, long_guide(department, 30)) == queries(client, long_guide(department, 3))
