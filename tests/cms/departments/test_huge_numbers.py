# SPDX-FileCopyrightText: 2026 The Vis Vej contributors
# SPDX-License-Identifier: MPL-2.0
"""Numbers that no row can have are no error of ours."""

import pytest
from django.test import Client

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
        f"/admin/film/chooser/chosen/{'9' * 5000}/",
        *(f"/admin/{kind}/chooser/chosen-multiple/?id={HUGE}" for kind in ("film", "images", "documents")),
    ],
)
def test_a_number_that_no_row_has_is_not_found(client: Client, address: str) -> None:
    client.force_login(UserFactory(is_superuser=True))
    assert client.get(address).status_code == 404
