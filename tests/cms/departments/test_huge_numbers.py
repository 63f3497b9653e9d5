# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that no row can have, and forms without them, are no error of ours."""

import pytest
from django.test import Client

from tests.factories import GuideFactory
from tests.factories.users import UserFactory

HUGE = "9" * 30


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        f"/admin/pages/{HUGE}/edit/",
        f"/admin/statistik/{HUGE}/",
        f"/admin/bulk/wagtailcore/page/publish/?id={HUGE}",
        f"/admin/choose-page/chosen-multiple/?id={HUGE}",
        "/admin/choose-page/?target_pages[]=abc",
        f"/admin/film/chooser/chosen/{'9' * 5000}/",
        *(f"/admin/{kind}/chooser/chosen-multiple/?id={HUGE}" for kind in ("film", "images", "documents")),
    ],
)
def test_a_number_that_no_row_has_is_not_found(client: Client, address: str) -> None:
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(address).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{}, {"new_parent_page": ""}, {"new_parent_page": "abc"}, {"new_parent_page": HUGE}])
def test_a_copy_that_is_put_nowhere_is_not_found(client: Client, fields: dict[str, str]) -> None:
    client.force_login(UserFactory(is_superuser=True))
    copy = {"new_title": "Kopi", "new_slug": "kopi"} | fields
    assert client.post(f"/admin/pages/{GuideFactory().pk}/copy/", copy).status_code == 404
