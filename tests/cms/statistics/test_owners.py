# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Whose figures a film's are, when they don't say on which page it was watched."""

import pytest
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Collection

from cms.departments.provisioning import provision
from cms.statistics.owners import film_owners
from tests.factories import DepartmentFactory, VideoFactory

pytestmark = pytest.mark.django_db


def test_a_film_is_the_departments_in_whose_collection_it_lies(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page = DepartmentFactory()
    own = provision(page).collection
    below = own.add_child(instance=Collection(name="Skovvej"))
    films = [VideoFactory.create(collection=collection) for collection in (own, below)]
    VideoFactory.create()  # in the collection of all departments
    with django_assert_num_queries(2):
        assert film_owners() == {film.uuid: page.translation_key for film in films}
