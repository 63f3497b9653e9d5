# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""The figures that the search promises, measured over the demo's guides."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from guides.models import HomePage
from guides.search.find import find
from guides.site.contents import departments_below
from tests.cms.demo.conftest import LoadDemo, load_demo  # noqa: F401 - a fixture
from tests.guides.search.queries import INFLECTED, MISSPELT, Query, held_out, tuned_on

pytestmark = pytest.mark.django_db

FIRST = 3
"""A guide is found when it is among so many hits."""


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker, load_demo: LoadDemo) -> Iterator[None]:  # noqa: F811
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo()
        yield
        transaction.set_rollback(True)


def missed(queries: list[Query]) -> list[str]:
    home = HomePage.objects.get()
    departments = departments_below(home)
    return [
        f"{query}: {found}"
        for query, meant in queries
        if not set(found := [result.passage.page.slug for result in find(query, home, departments).results[:FIRST]])
        & set(meant)
    ]


@pytest.mark.parametrize("half", [tuned_on, held_out])
@pytest.mark.parametrize(("queries", "share"), [(INFLECTED, 0.9), (MISSPELT, 0.8)])
def test_people_find_their_guide(
    half: Callable[[list[Query]], list[Query]], queries: list[Query], share: float
) -> None:
    asked = half(queries)
    failed = missed(asked)
    assert len(asked) - len(failed) >= share * len(asked), "\n".join(failed)
